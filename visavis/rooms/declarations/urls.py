from datetime import date

from django.urls import path, register_converter

from visavis.rooms.declarations.screens import counsellor, jobseeker


class MonthInAddress:
    """`2026-10` is the month that begins on 1 October 2026."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


register_converter(MonthInAddress, "month")

OWN, DESK = "mon-espace/mois/", "bureau/dossiers/<uuid:file_id>/mois/"

app_name = "declarations"
urlpatterns = [
    path(OWN, jobseeker.own, name="own"),
    path(f"{OWN}<month:month>/", jobseeker.declaring, name="declare"),
    path(f"{OWN}<month:month>/preuve/", jobseeker.told, name="told"),
    path(DESK, counsellor.own, name="desk_own"),
    path(f"{DESK}<month:month>/", counsellor.declaring, name="desk_declare"),
    path(f"{DESK}<month:month>/preuve/", counsellor.told, name="desk_told"),
]

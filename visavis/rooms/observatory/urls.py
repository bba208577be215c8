from datetime import date

from django.urls import path, register_converter

from visavis.rooms.observatory.screens import heads, load, public


class IsoDay:
    """A day as `2026-11-26`; one that does not exist is no address of ours."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(IsoDay, "iso_day")

app_name = "observatory"
urlpatterns = [
    path("observatoire/", public.observatory, name="month"),
    path("observatoire/donnees.csv", public.data, name="data"),
    path("observatoire/travail/", load.load, name="load"),
    path("journal-scelle/", heads.sealed_journal, name="heads"),
    path("journal-scelle/<iso_day:day>.txt", heads.heads_file, name="heads_file"),
]

from django.urls import path, register_converter

from visavis.rooms.register.screens import counsellor, jobseeker, public


class Way:
    """`eteindre` or `allumer`."""

    regex = "eteindre|allumer"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NoteKind(Way):
    """What a note may be about."""

    regex = "offer|rights"


register_converter(Way, "way")
register_converter(NoteKind, "note_kind")

app_name = "register"
urlpatterns = [
    path("algorithmes/", public.register, name="register"),
    path("algorithmes/registre.json", public.as_json, name="as_json"),
    path("algorithmes/registre.csv", public.as_csv, name="as_csv"),
    path("algorithmes/obligations/", public.duties, name="duties"),
    path("algorithmes/obligations.csv", public.duties_csv, name="duties_csv"),
    path("algorithmes/<slug:package>/", public.one, name="one"),
    path("mon-espace/algorithmes/", jobseeker.own, name="own"),
    path("mon-espace/algorithmes/<way:to>/", jobseeker.switch, name="switch"),
    path("mon-espace/algorithmes/calculs/<uuid:computation_id>/", jobseeker.replay, name="replay"),
    path("bureau/dossiers/<uuid:file_id>/algorithmes/", counsellor.of_person, name="of_person"),
    path("bureau/dossiers/<uuid:file_id>/algorithmes/<way:to>/", counsellor.switch, name="switch_for"),
    path("bureau/dossiers/<uuid:file_id>/algorithmes/offres/", counsellor.offers, name="offers_for"),
    path(
        "bureau/dossiers/<uuid:file_id>/algorithmes/note/<note_kind:kind>/<uuid:subject_id>/",
        counsellor.note,
        name="note",
    ),
    path(
        "bureau/dossiers/<uuid:file_id>/algorithmes/note/<uuid:note_id>/retirer/",
        counsellor.take_back,
        name="take_back",
    ),
    path(
        "bureau/dossiers/<uuid:file_id>/algorithmes/calculs/<uuid:computation_id>/",
        counsellor.replay,
        name="replay_of",
    ),
]

from django.urls import path

from visavis.rooms.dossier.screens import counsellor, jobseeker, keeping, merging

app_name = "dossier"
urlpatterns = [
    path("combien-de-temps/", keeping.kept, name="kept"),
    path("effacements/", keeping.erased, name="erased"),
    path("mon-espace/dossier/", jobseeker.own_file, name="own"),
    path("mon-espace/dossier/emporter/", jobseeker.export, name="export"),
    path("mon-espace/dossier/imprimer/", jobseeker.export_printed, name="export_printed"),
    path("mon-espace/dossier/lectures/", jobseeker.readings, name="readings"),
    path("bureau/dossiers/", counsellor.search, name="search"),
    path("bureau/dossiers/sans-conseiller/", counsellor.unfollowed, name="unfollowed"),
    path("bureau/dossiers/<uuid:file_id>/conseiller/", counsellor.referent, name="referent"),
    path("bureau/dossiers/<uuid:file_id>/", counsellor.file, name="file"),
    path("bureau/dossiers/<uuid:file_id>/reunir/", merging.merging, name="merging"),
    path("bureau/dossiers/<uuid:file_id>/separer/<uuid:alias_id>/", merging.separating, name="separating"),
    path("bureau/dossiers/<uuid:file_id>/pourquoi/", counsellor.purpose, name="purpose"),
]

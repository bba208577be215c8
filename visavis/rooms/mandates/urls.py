from django.urls import path

from visavis.rooms.mandates.screens import counsellor, helper, jobseeker

app_name = "mandates"
urlpatterns = [
    path("mon-espace/mandats/", jobseeker.mine, name="mine"),
    path("mon-espace/mandats/donner/", jobseeker.giving, name="give"),
    path("mon-espace/mandats/papier/", jobseeker.paper, name="paper"),
    path("mon-espace/mandats/<uuid:mandate_id>/arreter/", jobseeker.ending, name="end"),
    path("bureau/dossiers/<uuid:file_id>/mandats/", counsellor.of_file, name="of_file"),
    path("bureau/dossiers/<uuid:file_id>/mandats/donner/", counsellor.giving, name="give_for"),
    path("bureau/dossiers/<uuid:file_id>/mandats/papier/", counsellor.paper, name="paper_for"),
    path(
        "bureau/dossiers/<uuid:file_id>/mandats/<uuid:mandate_id>/arreter/",
        counsellor.ending,
        name="end_for",
    ),
    path("bureau/mandats/accord/", counsellor.vouching, name="vouch"),
    path("bureau/mandats/<uuid:mandate_id>/", counsellor.witness, name="witness"),
    path("bureau/mandats/cle/", counsellor.new_keys, name="keys"),
    path("aide/", helper.home, name="home"),
    path("aide/fermer/", helper.closing, name="close"),
    path("aide/temps/<uuid:use_id>/", helper.timing, name="time"),
    path("aide/<uuid:mandate_id>/", helper.one, name="one"),
    path("aide/<uuid:mandate_id>/ouvrir/", helper.opening, name="open"),
    path("aide/<uuid:mandate_id>/rendre/", helper.giving_back, name="give_back"),
]

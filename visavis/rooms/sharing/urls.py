from django.urls import path

from visavis.rooms.sharing.screens import counsellor, jobseeker, partner

app_name = "sharing"
OWN = "mon-espace/qui-voit-quoi/"
DESK = "bureau/dossiers/<uuid:file_id>/qui-voit-quoi/"
urlpatterns = [
    path(OWN, jobseeker.own, name="own"),
    path(f"{OWN}papier/", jobseeker.paper, name="paper"),
    path(f"{OWN}partager/", jobseeker.giving, name="give"),
    path(f"{OWN}partages/<uuid:agreement_id>/arreter/", jobseeker.ending, name="end"),
    path(f"{OWN}usages/<slug:use>/arreter/", jobseeker.stopping, name="stop"),
    path(f"{OWN}usages/<slug:use>/reprendre/", jobseeker.resuming, name="resume"),
    path(DESK, counsellor.of_file, name="of_file"),
    path(f"{DESK}papier/", counsellor.paper, name="paper_for"),
    path(f"{DESK}partager/", counsellor.giving, name="give_for"),
    path(f"{DESK}partages/<uuid:agreement_id>/arreter/", counsellor.ending, name="end_for"),
    path(f"{DESK}usages/<slug:use>/arreter/", counsellor.stopping, name="stop_for"),
    path(f"{DESK}usages/<slug:use>/reprendre/", counsellor.resuming, name="resume_for"),
    path(f"{DESK}usages/<slug:use>/annoncer/", counsellor.announcing, name="announce"),
    path("partage/", partner.people, name="people"),
    path("partage/<uuid:agreement_id>/", partner.one, name="one"),
    path("partage/<uuid:agreement_id>/rendre/", partner.giving_back, name="give_back"),
]

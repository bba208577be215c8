from django.urls import path

from visavis.rooms.attestations.screens import counsellor, jobseeker

OWN, DESK = "mon-espace/travail/", "bureau/dossiers/<uuid:file_id>/travail/"
CONTRACT = "contrats/<uuid:contract_id>/"

app_name = "attestations"
urlpatterns = [
    path(OWN, jobseeker.own, name="own"),
    path(f"{OWN}contrats/", jobseeker.add, name="add"),
    path(f"{OWN}{CONTRACT}", jobseeker.correct, name="correct"),
    path(f"{OWN}{CONTRACT}salaires/", jobseeker.pay, name="pay"),
    path(f"{OWN}{CONTRACT}retirer/", jobseeker.remove, name="remove"),
    path(f"{OWN}{CONTRACT}histoire/", jobseeker.story, name="story"),
    path(DESK, counsellor.own, name="desk_own"),
    path(f"{DESK}contrats/", counsellor.add, name="desk_add"),
    path(f"{DESK}{CONTRACT}", counsellor.correct, name="desk_correct"),
    path(f"{DESK}{CONTRACT}salaires/", counsellor.pay, name="desk_pay"),
    path(f"{DESK}{CONTRACT}retirer/", counsellor.remove, name="desk_remove"),
    path(f"{DESK}{CONTRACT}histoire/", counsellor.story, name="desk_story"),
]

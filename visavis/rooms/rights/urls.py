from django.urls import path

from visavis.rooms.rights.screens import counsellor, jobseeker, public

app_name = "rights"
urlpatterns = [
    path("droits/", public.simulate, name="simulate"),
    path("mon-espace/droits/", jobseeker.rights, name="own"),
    path("mon-espace/droits/etapes/", jobseeker.steps, name="steps"),
    path("mon-espace/droits/calculer/", jobseeker.ask, name="ask"),
    path("mon-espace/droits/<uuid:computation_id>.json", jobseeker.as_json, name="as_json"),
    path("bureau/dossiers/<uuid:file_id>/droits/", counsellor.rights, name="of_person"),
    path("bureau/dossiers/<uuid:file_id>/droits/etapes/", counsellor.steps, name="steps_of"),
    path("bureau/dossiers/<uuid:file_id>/droits/calculer/", counsellor.ask, name="ask_for"),
]

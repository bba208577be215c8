from django.urls import path

from visavis.rooms.appointments.screens import counsellor, jobseeker, public

app_name = "appointments"
urlpatterns = [
    path("mon-espace/rendez-vous/", jobseeker.own, name="own"),
    path("rendez-vous/", public.free, name="free"),
    path("rendez-vous/reserver/", public.reserve, name="reserve"),
    path("rendez-vous/code/", public.code, name="code"),
    path("rendez-vous/creneau/<uuid:slot_id>/", public.slot, name="slot"),
    path("rendez-vous/<uuid:appointment_id>/", jobseeker.held, name="held"),
    path("rendez-vous/<uuid:appointment_id>/deplacer/", jobseeker.moving, name="move"),
    path("rendez-vous/<uuid:appointment_id>/annuler/", jobseeker.cancelling, name="cancel"),
    path("rendez-vous/<uuid:appointment_id>/lettre.pdf", jobseeker.letter, name="letter"),
    path("bureau/rendez-vous/", counsellor.agenda, name="agenda"),
    path("bureau/rendez-vous/creneaux/", counsellor.opening, name="opening"),
    path("bureau/rendez-vous/<uuid:appointment_id>/", counsellor.at_desk, name="at_desk"),
    path("bureau/rendez-vous/dossier/<uuid:file_id>/", counsellor.for_file, name="for_file"),
    path(
        "bureau/rendez-vous/dossier/<uuid:file_id>/<uuid:slot_id>/",
        counsellor.slot_for_file,
        name="slot_for_file",
    ),
]

from django.urls import path

from visavis.rooms.messaging.screens import counsellor, jobseeker

app_name = "messaging"
urlpatterns = [
    path("mon-espace/messages/", jobseeker.messages, name="own"),
    path("mon-espace/messages/<uuid:message_id>/retirer/", jobseeker.take_back, name="take_back"),
    path("bureau/dossiers/<uuid:file_id>/messages/", counsellor.thread, name="thread"),
    path(
        "bureau/dossiers/<uuid:file_id>/messages/<uuid:message_id>/retirer/",
        counsellor.take_back,
        name="take_back_from",
    ),
]

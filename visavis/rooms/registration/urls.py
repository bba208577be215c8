from django.urls import path

from visavis.rooms.registration.screens import counsellor, for_another, public

app_name = "registration"
urlpatterns = [
    path("inscription/", public.start, name="start"),
    path("inscription/verification/", public.review, name="review"),
    path("inscription/faite/", public.done, name="done"),
    path("inscription/faite/carte/", public.card_seen, name="card_seen"),
    path("inscription/quitter/", public.leave, name="leave"),
    path("inscription/suite/", public.onward, name="onward"),
    path("inscription/papier/", public.paper, name="paper"),
    path("inscription/accord/", for_another.agreement, name="agreement"),
    path("inscription/feuille/", for_another.printed, name="printed"),
    path("inscription/<slug:slug>/", public.question, name="question"),
    path("reprendre/", public.resume, name="resume"),
    path("aide/inscrire/", for_another.helped, name="helped"),
    path("bureau/inscription/mandat/", for_another.desk, name="desk_for_another"),
    path("bureau/inscription/", counsellor.start, name="desk_start"),
    path("bureau/inscription/nom/", counsellor.first, name="desk_first"),
    path("bureau/inscription/reprendre/", counsellor.resume, name="desk_resume"),
    path("bureau/inscription/<uuid:file_id>/suite/", counsellor.onward, name="desk_onward"),
    path("bureau/inscription/<uuid:file_id>/verification/", counsellor.review, name="desk_review"),
    path("bureau/inscription/<uuid:file_id>/faite/", counsellor.done, name="desk_done"),
    path("bureau/inscription/<uuid:file_id>/faite/carte/", counsellor.card_seen, name="desk_card_seen"),
    path("bureau/inscription/<uuid:file_id>/carte/", counsellor.new_card, name="desk_new_card"),
    path("bureau/inscription/<uuid:file_id>/feuille/", for_another.desk_printed, name="desk_printed"),
    path("bureau/inscription/<uuid:file_id>/<slug:slug>/", counsellor.question, name="desk_question"),
]

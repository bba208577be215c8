from django.urls import path

from visavis.rooms.registration.screens import counsellor, public

app_name = "registration"
urlpatterns = [
    path("inscription/", public.start, name="start"),
    path("inscription/verification/", public.review, name="review"),
    path("inscription/faite/", public.done, name="done"),
    path("inscription/faite/carte/", public.card_seen, name="card_seen"),
    path("inscription/quitter/", public.leave, name="leave"),
    path("inscription/suite/", public.onward, name="onward"),
    path("inscription/papier/", public.paper, name="paper"),
    path("inscription/<slug:slug>/", public.question, name="question"),
    path("reprendre/", public.resume, name="resume"),
    path("bureau/inscription/", counsellor.start, name="desk_start"),
    path("bureau/inscription/nom/", counsellor.first, name="desk_first"),
    path("bureau/inscription/reprendre/", counsellor.resume, name="desk_resume"),
    path("bureau/inscription/<uuid:file_id>/suite/", counsellor.onward, name="desk_onward"),
    path("bureau/inscription/<uuid:file_id>/verification/", counsellor.review, name="desk_review"),
    path("bureau/inscription/<uuid:file_id>/faite/", counsellor.done, name="desk_done"),
    path("bureau/inscription/<uuid:file_id>/faite/carte/", counsellor.card_seen, name="desk_card_seen"),
    path("bureau/inscription/<uuid:file_id>/carte/", counsellor.new_card, name="desk_new_card"),
    path("bureau/inscription/<uuid:file_id>/<slug:slug>/", counsellor.question, name="desk_question"),
]

from django.urls import path

from visavis.rooms.reception.screens import counsellor, jobseeker, public, visits

app_name = "reception"
urlpatterns = [
    path("rappel/", public.asking, name="ask"),
    path("rappel/promis/", public.promised, name="promised"),
    path("mon-espace/visites/", jobseeker.own, name="visits"),
    path("mon-espace/visites/<uuid:visit_id>/", jobseeker.receipt, name="receipt"),
    path("bureau/visites/noter/", visits.noting, name="note_visit"),
    path("bureau/visites/<uuid:visit_id>/", visits.receipt, name="plain_receipt"),
    path("bureau/dossiers/<uuid:file_id>/visites/noter/", visits.noting, name="note_visit_of"),
    path("bureau/dossiers/<uuid:file_id>/visites/", visits.listed, name="visits_of"),
    path("bureau/dossiers/<uuid:file_id>/visites/<uuid:visit_id>/", visits.receipt, name="receipt_of"),
    path("bureau/rappels/", counsellor.to_call, name="to_call"),
    path("bureau/rappels/<uuid:call_back_id>/prendre/", counsellor.taking, name="take"),
    path("bureau/rappels/<uuid:call_back_id>/dire/", counsellor.reporting, name="report"),
]

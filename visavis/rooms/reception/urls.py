from django.urls import path

from visavis.rooms.reception.screens import counsellor, public

app_name = "reception"
urlpatterns = [
    path("rappel/", public.asking, name="ask"),
    path("rappel/promis/", public.promised, name="promised"),
    path("bureau/rappels/", counsellor.to_call, name="to_call"),
    path("bureau/rappels/<uuid:call_back_id>/prendre/", counsellor.taking, name="take"),
    path("bureau/rappels/<uuid:call_back_id>/dire/", counsellor.reporting, name="report"),
]

from django.urls import path

from visavis.rooms.contestation.screens import counsellor, jobseeker, public

app_name = "contestation"
urlpatterns = [
    path("contester/", public.how, name="how"),
    path("mon-espace/contestations/", jobseeker.mine, name="mine"),
    path("mon-espace/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/", jobseeker.new, name="new"),
    path("bureau/contestations/", counsellor.waiting, name="waiting"),
    path("bureau/contestations/<uuid:contestation_id>/", counsellor.one, name="answer"),
    path(
        "bureau/dossiers/<uuid:file_id>/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/",
        counsellor.new,
        name="new_for",
    ),
]

from django.urls import path

from visavis.rooms.contestation.screens import complaining, counsellor, jobseeker, public, second_look

app_name = "contestation"
urlpatterns = [
    path("contester/", public.how, name="how"),
    path("reclamer/", complaining.doors, name="doors"),
    path("reclamer/papier/", complaining.sheet, name="sheet"),
    path("reclamations/", public.figures, name="figures"),
    path("mon-espace/reclamer/", complaining.own, name="complain"),
    path("mon-espace/contestations/", jobseeker.mine, name="mine"),
    path("mon-espace/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/", jobseeker.new, name="new"),
    path("bureau/contestations/", counsellor.waiting, name="waiting"),
    path("bureau/contestations/<uuid:contestation_id>/", counsellor.one, name="answer"),
    path("bureau/contestations/<uuid:contestation_id>/prendre/", counsellor.taking, name="take"),
    path("bureau/contestations/<uuid:contestation_id>/relire/", second_look.look, name="look"),
    path("bureau/dossiers/<uuid:file_id>/reclamer/", complaining.keyed, name="complain_for"),
    path(
        "bureau/dossiers/<uuid:file_id>/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/",
        counsellor.new,
        name="new_for",
    ),
]

from django.urls import path

from visavis.rooms.contestation.screens import (
    complaining,
    counsellor,
    jobseeker,
    public,
    second_look,
    tried,
    without_file,
)

app_name = "contestation"
urlpatterns = [
    path("contester/", public.how, name="how"),
    path("reclamer/", complaining.doors, name="doors"),
    path("reclamer/papier/", complaining.sheet, name="sheet"),
    path("reclamer/sans-dossier/", without_file.new, name="without_file_new"),
    path("reclamer/enregistree/", without_file.made, name="kept"),
    path("reclamer/suivre/", without_file.come_back, name="come_back"),
    path("reclamer/suivie/", without_file.followed, name="followed"),
    path("bureau/reclamations/<uuid:complaint_id>/", without_file.one, name="without_file"),
    path("bureau/reclamations/<uuid:complaint_id>/prendre/", without_file.taking, name="take_without_file"),
    path("bureau/reclamations/<uuid:complaint_id>/appel/", without_file.telling, name="tell_without_file"),
    path("bureau/reclamations/<uuid:complaint_id>/relire/", without_file.look, name="look_without_file"),
    path("reclamations/", public.figures, name="figures"),
    path("mon-espace/reclamer/", complaining.own, name="complain"),
    path("mon-espace/contestations/", jobseeker.mine, name="mine"),
    path("mon-espace/contester/essai/", tried.own, name="tried"),
    path("mon-espace/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/", jobseeker.new, name="new"),
    path("bureau/contestations/", counsellor.waiting, name="waiting"),
    path("bureau/contestations/<uuid:contestation_id>/", counsellor.one, name="answer"),
    path("bureau/contestations/<uuid:contestation_id>/prendre/", counsellor.taking, name="take"),
    path("bureau/contestations/<uuid:contestation_id>/relire/", second_look.look, name="look"),
    path("bureau/dossiers/<uuid:file_id>/reclamer/", complaining.keyed, name="complain_for"),
    path("bureau/dossiers/<uuid:file_id>/contester/essai/", tried.keyed, name="tried_for"),
    path(
        "bureau/dossiers/<uuid:file_id>/contester/<slug:kind>/<uuid:subject_id>/<slug:node>/",
        counsellor.new,
        name="new_for",
    ),
]

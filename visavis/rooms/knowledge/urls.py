from django.urls import path

from visavis.rooms.knowledge.screens import notes, work

app_name = "knowledge"
urlpatterns = [
    path("reponses/", notes.all_notes, name="all"),
    path("reponses/ecrire/", notes.new, name="new"),
    path("reponses/<uuid:entry_id>/", notes.one, name="one"),
    path("reponses/<uuid:entry_id>/ecrire/", notes.again, name="again"),
    path("reponses/<uuid:entry_id>/servi/", notes.relied, name="rely"),
    path("observatoire/formation/", work.training, name="training"),
    path("pilotage/formation/", work.declaring, name="declare"),
    path("ce-qui-change-au-travail/", work.impacts, name="impacts"),
]

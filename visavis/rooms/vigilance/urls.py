from django.urls import path

from visavis.rooms.vigilance.screens import glass, looking, sheltering

app_name = "vigilance"
urlpatterns = [
    path("bureau/dossiers/hors-equipe/", glass.breaking, name="breaking"),
    path("bureau/dossiers/<uuid:file_id>/attention/", sheltering.sheltering, name="shelter"),
    path("vigilance/rues/", sheltering.streets, name="streets"),
    path("vigilance/", looking.listed, name="listed"),
    path("vigilance/<uuid:alert_id>/", looking.one, name="one"),
]

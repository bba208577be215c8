from django.urls import path

from visavis.rooms.vigilance.screens import glass, looking

app_name = "vigilance"
urlpatterns = [
    path("bureau/dossiers/hors-equipe/", glass.breaking, name="breaking"),
    path("vigilance/", looking.listed, name="listed"),
    path("vigilance/<uuid:alert_id>/", looking.one, name="one"),
]

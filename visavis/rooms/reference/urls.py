from django.urls import path

from visavis.rooms.reference.screens import public

app_name = "reference"
urlpatterns = [
    path("donnees/", public.editions, name="editions"),
    path("donnees/editions.json", public.editions_json, name="editions_json"),
    path("metiers/", public.occupations, name="occupations"),
    path("metiers/<slug:code>/", public.occupation, name="occupation"),
]

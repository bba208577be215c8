from django.urls import path

from visavis.rooms.observatory.screens import public

app_name = "observatory"
urlpatterns = [
    path("observatoire/", public.observatory, name="month"),
    path("observatoire/donnees.csv", public.data, name="data"),
]

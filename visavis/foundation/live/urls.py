from django.urls import path

from visavis.foundation.live import screens

app_name = "live"
urlpatterns = [
    path("en-direct/billet", screens.ticket, name="ticket"),
    path("en-direct/<str:name>", screens.script, name="script"),
]

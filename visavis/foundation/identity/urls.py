from django.urls import path

from visavis.foundation.identity import screens

app_name = "identity"
urlpatterns = [
    path("entrer/", screens.sign_in, name="sign_in"),
    path("entrer/demonstration/<slug:login>/", screens.become, name="become"),
    path("entrer/moi/", screens.me, name="me"),
    path("entrer/moi/carte/", screens.new_card, name="new_card"),
    path("sortir/", screens.sign_out, name="sign_out"),
]

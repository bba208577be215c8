from django.urls import path

from visavis.foundation.identity import colleagues, screens

app_name = "identity"
urlpatterns = [
    path("entrer/", screens.sign_in, name="sign_in"),
    path("entrer/demonstration/<slug:login>/", screens.become, name="become"),
    path("entrer/moi/", screens.me, name="me"),
    path("entrer/moi/appareils/", screens.open_browsers, name="browsers"),
    path("entrer/moi/carte/", screens.card, name="card"),
    path("entrer/moi/carte/nouvelle/", screens.new_card, name="new_card"),
    path("entrer/moi/carte/rangee/", screens.card_seen, name="card_seen"),
    path("entrer/equipe/", colleagues.colleagues, name="colleagues"),
    path("entrer/equipe/<uuid:account_id>/carte/", colleagues.colleague_card, name="colleague_card"),
    path("sortir/", screens.sign_out, name="sign_out"),
]

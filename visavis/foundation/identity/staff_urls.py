"""The few doors of django-allauth that we open: a password, a second factor, nothing by e-mail."""

from allauth.account import views
from django.urls import include, path

urlpatterns = [
    path("entrer/", views.login, name="account_login"),
    path("sortir/", views.logout, name="account_logout"),
    path("confirmer/", views.reauthenticate, name="account_reauthenticate"),
    path("mot-de-passe/", views.password_change, name="account_change_password"),
    path("mot-de-passe/nouveau/", views.password_set, name="account_set_password"),
    path("ferme/", views.account_inactive, name="account_inactive"),
    path("deuxieme-facteur/", include("allauth.mfa.urls")),
]

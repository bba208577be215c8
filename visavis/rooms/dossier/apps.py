from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "visavis.rooms.dossier"
    label = "dossier"

from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "visavis.rooms.mediation"
    label = "mediation"

from django.apps import AppConfig


class VigilanceConfig(AppConfig):
    name = "visavis.rooms.vigilance"
    label = "vigilance"

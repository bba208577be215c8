from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    name = "visavis.rooms.observatory"
    label = "observatory"

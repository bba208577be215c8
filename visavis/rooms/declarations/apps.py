from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "visavis.rooms.declarations"
    label = "declarations"

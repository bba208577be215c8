from django.apps import AppConfig


class RectificationConfig(AppConfig):
    name = "visavis.rooms.rectification"
    label = "rectification"

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "visavis.rooms.mandates"
    label = "mandates"

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "visavis.rooms.reception"
    label = "reception"

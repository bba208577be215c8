from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "visavis.rooms.sharing"
    label = "sharing"

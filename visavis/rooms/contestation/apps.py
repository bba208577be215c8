from django.apps import AppConfig


class ContestationConfig(AppConfig):
    name = "visavis.rooms.contestation"
    label = "contestation"

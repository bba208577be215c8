from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "visavis.rooms.rights"
    label = "rights"

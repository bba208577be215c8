from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "visavis.rooms.agencies"
    label = "agencies"

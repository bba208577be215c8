from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "visavis.rooms.people"
    label = "people"

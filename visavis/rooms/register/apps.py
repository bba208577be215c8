from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "visavis.rooms.register"
    label = "register"

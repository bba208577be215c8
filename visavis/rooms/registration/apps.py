from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "visavis.rooms.registration"
    label = "registration"

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "visavis.rooms.appointments"
    label = "appointments"

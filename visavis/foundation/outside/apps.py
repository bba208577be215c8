from django.apps import AppConfig


class OutsideConfig(AppConfig):
    name = "visavis.foundation.outside"
    label = "outside"

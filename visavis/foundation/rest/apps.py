from django.apps import AppConfig


class RestConfig(AppConfig):
    name = "visavis.foundation.rest"
    label = "rest"

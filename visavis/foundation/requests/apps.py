from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "visavis.foundation.requests"
    label = "requests"

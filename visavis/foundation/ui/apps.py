from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "visavis.foundation.ui"
    label = "ui"

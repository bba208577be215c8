from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "visavis.foundation.live"
    label = "live"

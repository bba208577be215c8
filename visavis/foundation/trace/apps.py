from django.apps import AppConfig


class TraceConfig(AppConfig):
    name = "visavis.foundation.trace"
    label = "trace"

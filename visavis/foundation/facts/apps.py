from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "visavis.foundation.facts"
    label = "facts"

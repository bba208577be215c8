from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "visavis.foundation.papers"
    label = "papers"

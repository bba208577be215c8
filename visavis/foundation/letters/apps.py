from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "visavis.foundation.letters"
    label = "letters"

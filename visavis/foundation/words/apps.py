from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "visavis.foundation.words"
    label = "words"

from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "visavis.foundation.words"
    label = "words"

    def ready(self) -> None:
        """Forms speak as the screens do."""
        from visavis.foundation.words.plain_errors import speak_plainly

        speak_plainly()

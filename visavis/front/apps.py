from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "visavis.front"
    label = "front"

    def ready(self) -> None:
        from visavis.front import wiring

        wiring.connect()

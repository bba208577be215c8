from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "visavis.rooms.reference"
    label = "reference"

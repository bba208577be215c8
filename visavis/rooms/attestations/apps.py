from django.apps import AppConfig


class AttestationsConfig(AppConfig):
    name = "visavis.rooms.attestations"
    label = "attestations"

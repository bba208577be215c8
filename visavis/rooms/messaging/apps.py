from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "visavis.rooms.messaging"
    label = "messaging"

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "visavis.rooms.knowledge"
    label = "knowledge"

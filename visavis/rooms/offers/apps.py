from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "visavis.rooms.offers"
    label = "offers"

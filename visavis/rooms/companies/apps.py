from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "visavis.rooms.companies"
    label = "companies"

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "visavis.foundation.identity"
    label = "identity"

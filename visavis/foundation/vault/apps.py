from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "visavis.foundation.vault"
    label = "vault"

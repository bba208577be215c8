from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "visavis.foundation.identity"
    label = "identity"

    def ready(self) -> None:
        from visavis.foundation.identity.passkeys import only_approved

        only_approved()

"""The database as a Django application, so that its migration comes before every other one of ours."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Holds the functions that row policies call."""

    name = "visavis.foundation.database"
    label = "database"
    verbose_name = "Database"

    def ready(self) -> None:
        """Know the lookup `file_id__of` before the first query."""
        from visavis.foundation.database import lookups  # noqa: F401 - registers itself

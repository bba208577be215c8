from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "visavis.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Every application's `jobs.py` is read, so that the worker knows all jobs."""
        autodiscover_modules("jobs")

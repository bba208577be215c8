"""Where things are kept: PostgreSQL under the app role, files and keys in the state folder."""

import os

from visavis.foundation.database import address

# Pages, worker and live process only ever take the app role; the migrate command takes the owner's.
DATABASES = {
    "default": {
        **address(os.environ.get("VISAVIS_DATABASE_ROLE", "app")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
# Limits are counted here by all processes together; a cache of each process would multiply them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "requests_kept",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"

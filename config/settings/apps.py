"""Which parts make the service, bottom to top: foundation, rooms, front."""

from pathlib import Path

FOUNDATION = [
    "visavis.foundation.database",
    "visavis.foundation.identity",
    "visavis.foundation.requests",
    "visavis.foundation.facts",
    "visavis.foundation.trace",
    "visavis.foundation.vault",
    "visavis.foundation.jobs",
    "visavis.foundation.outside",
    "visavis.foundation.papers",
    "visavis.foundation.letters",
    "visavis.foundation.words",
    "visavis.foundation.rest",
    "visavis.foundation.live",
    "visavis.foundation.ui",
]

# The order is the order of the tiers (see `.importlinter`): a room may lean on those above it here.
ROOMS: list[str] = [
    "visavis.rooms.reference",
    "visavis.rooms.people",
    "visavis.rooms.agencies",
    "visavis.rooms.companies",
    "visavis.rooms.dossier",
    "visavis.rooms.vigilance",
    "visavis.rooms.mandates",
    "visavis.rooms.sharing",
    "visavis.rooms.knowledge",
    "visavis.rooms.attestations",
    "visavis.rooms.offers",
    "visavis.rooms.registration",
    "visavis.rooms.rights",
    "visavis.rooms.declarations",
    "visavis.rooms.appointments",
    "visavis.rooms.messaging",
    "visavis.rooms.reception",
    "visavis.rooms.contestation",
    "visavis.rooms.rectification",
    "visavis.rooms.mediation",
    "visavis.rooms.observatory",
    "visavis.rooms.register",
]

LIBRARIES = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "procrastinate.contrib.django",
]


def _present(names: list[str]) -> list[str]:
    """Those already built: a room appears here when it has something to do."""
    root = Path(__file__).resolve().parents[2]
    return [name for name in names if (root / name.replace(".", "/") / "apps.py").exists()]


INSTALLED_APPS = [*_present(FOUNDATION), *_present(ROOMS), "visavis.front", *LIBRARIES]

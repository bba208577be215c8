"""How a request becomes a page: middleware, templates, languages, static files, logs, mail."""

from pathlib import Path
from urllib.parse import unquote, urlparse

from config.environment import read
from config.settings.apps import INSTALLED_APPS
from visavis.foundation.protected import here

_env = read()
ROOT = Path(__file__).resolve().parents[2]

ROOT_URLCONF = "visavis.front.urls"
WSGI_APPLICATION = "config.wsgi.application"
MIDDLEWARE = [
    "visavis.foundation.requests.incident.IncidentCode",
    "visavis.foundation.requests.whence.AddressOfWhoAsks",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "visavis.foundation.requests.compression.Brotli",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "visavis.foundation.requests.nul.NoNul",
    "visavis.foundation.identity.middleware.OneTransactionOneIdentity",
    "visavis.foundation.identity.browsers.Listed",
    "visavis.foundation.identity.lasting.NothingStays",
    "visavis.foundation.live.middleware.LivePages",
    "visavis.foundation.identity.middleware.EntranceIsDeclared",
    "visavis.foundation.requests.refusal.GreatRefusal",
    "visavis.foundation.requests.once.Once",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

_LOADERS = [
    (
        "django.template.loaders.cached.Loader",
        [
            "django_cotton.cotton_loader.Loader",
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "visavis.foundation.ui.context.page",
            ],
            "loaders": _LOADERS,
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
        },
    }
]

# Where the stream of live pages is: "" nowhere, "/" on the site itself, ":8001" on the same host, or an origin.
LIVE = _env.live

LANGUAGE_CODE = _env.language
LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
THEME_STYLESHEET = _env.theme_stylesheet
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"


def _mail(url: str | None) -> dict[str, object]:
    """Django's mail settings from `smtp://user:password@host:port`.

    `smtps` is TLS from the first byte; `smtp` to another machine begins by STARTTLS, or nothing is sent.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlparse(url)
    return {
        "EMAIL_BACKEND": "visavis.foundation.outside.mail.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not here(parts.hostname or ""),
        "EMAIL_TIMEOUT": 10,
    }


SMTP_URL = _env.smtp_url
globals().update(_mail(_env.smtp_url))
DEFAULT_FROM_EMAIL = _env.mail_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "visavis.foundation.requests.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": _env.log_level},
    "loggers": {"django.server": {"level": "WARNING"}, "axes": {"level": "WARNING"}},
}
if _env.log_to:  # a second way for the same lines, to a machine that whoever breaks in here cannot change
    _elsewhere = {
        "class": "visavis.foundation.requests.elsewhere.Elsewhere",
        "url": _env.log_to,
        "formatter": "json",
    }
    LOGGING["handlers"]["elsewhere"] = _elsewhere
    LOGGING["root"]["handlers"].append("elsewhere")
SILENCED_SYSTEM_CHECKS: list[str] = []
_ = INSTALLED_APPS

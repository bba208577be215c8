"""Headers, cookies, secrets: strict by default, no `unsafe-*` anywhere."""

from csp.constants import NONE, SELF

from config.environment import read

_env = read()

DEBUG = False
PRODUCTION = _env.production


def _secret_key() -> str:
    if _env.secret_key:
        return _env.secret_key
    from visavis.foundation.vault.keys import secret_key

    return secret_key()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = list(_env.hosts)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _env.hosts if host != "*"] if _env.https else []
CSRF_FAILURE_VIEW = "visavis.foundation.requests.failures.csrf"
# `__Host-`: a browser takes it from this very site only, over TLS, for all of it.
SESSION_COOKIE_NAME = "__Host-visavis" if _env.https else "visavis"
CSRF_COOKIE_NAME = "__Host-csrf" if _env.https else "csrftoken"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _env.https
# People are led to the protected page; the gateway of text messages is refused in clear (`outside/incoming.py`).
SECURE_REDIRECT_EXEMPT = [r"^boite-de-depart/sms-recus/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _env.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _env.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _env.https else None
BEHIND_PROXY = _env.https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [NONE],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["offline"],  # the one policy there is, for the one address of the worker
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
    "interest-cohort": [],
}
# How often a minute one network address may ask the interface for programs.
ASKED_A_MINUTE = _env.asked_a_minute
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_MAX_BYTES = 10 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "visavis.foundation.papers.upload.StopsAtLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The day and digest of the table of retention as the operator confirmed it (`visavis data retention`).
RETENTION_CONFIRMED = _env.retention_confirmed

"""Who people are: accounts, second factors, lock-out."""

from config.environment import read

_env = read()

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "visavis.foundation.identity.card_backend.CardBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "visavis.foundation.identity.passwords.NotSoonGuessed"},
    {
        "NAME": "visavis.foundation.identity.passwords.NeverStolen",
        "OPTIONS": {"listed": _env.stolen_passwords},
    },
]
# Five tries, then a quarter of an hour: the strictest limit of the documents we follow.
AXES_FAILURE_LIMIT = 5
AXES_USERNAME_FORM_FIELD = "username"
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "ui/refusal_locked.html"
AXES_VERBOSE = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # knocking at a closed door does not keep it closed
# And for one login from all addresses together, twenty-five an hour (see `tries.py`).
AXES_HANDLER = "visavis.foundation.identity.tries.ByLoginToo"
AXES_USERNAME_CALLABLE = "visavis.foundation.identity.tries.login_typed"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code", "once"]
SESSION_ENGINE = "visavis.foundation.identity.sessions"

ACCOUNT_ADAPTER = "visavis.foundation.identity.allauth_adapter.NoSelfSignup"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Our printed card takes the place of allauth's recovery codes: one card, for those without a telephone too.
MFA_ADAPTER = "visavis.foundation.identity.second_factor.CardCounts"
MFA_FORMS = {
    "authenticate": "visavis.foundation.identity.second_factor.EnterForm",
    "reauthenticate": "visavis.foundation.identity.second_factor.ConfirmForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Vis-à-vis"
# Without TLS a browser uses keys on the machine itself only (localhost); there the library must not ask for TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _env.https

LOGIN_URL = "identity:sign_in"
LOGIN_URL_PATH = "/entrer/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
DEMO = _env.demo

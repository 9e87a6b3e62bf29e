"""Settings. The environment is read strictly: what is missing or misspelt stops the server.

TRIALSIDE_LOCAL=true is the one switch for a portal on one's own machine: plain http, defaults for
the portal's desk, a database and a key in data/. Everything else is as in production.
"""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"
env = environ.FileAwareEnv()
LOCAL = env.bool("TRIALSIDE_LOCAL", default=False)


def required(name: str, local: str) -> str:
    """The variable (or what stands in the file that NAME_FILE names); a default only locally."""
    value = str(env.str(name, default=local if LOCAL else "")).strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment (.env.example says what it is).")
    return value


SECRET_KEY = required("SECRET_KEY", local="local-only-" + "x" * 40)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# What is sealed in the database: with the first, opened with whichever it was sealed with.
SECRETS_KEYS = [
    *filter(None, [str(env.str("SECRETS_KEY", default="")).strip()]),
    *env.list("SECRETS_KEY_FALLBACKS", default=[]),
    SECRET_KEY,
    *SECRET_KEY_FALLBACKS,
]
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The portal: who runs it, who answers.
PORTAL_URL = required("PORTAL_URL", local="http://127.0.0.1:8000").rstrip("/")
PORTAL_NAME = env.str("PORTAL_NAME", default="Trialside")
PORTAL_OPERATOR = required(
    "PORTAL_OPERATOR", local="Example Children’s Hospital (a trial run on this computer)"
)
DESK_EMAIL = required("DESK_EMAIL", local="desk@trialside.example")
DESK_PHONE = required("DESK_PHONE", local="901-555-0100")
DESK_COUNTRY = env.str("DESK_COUNTRY", default="United States")
DESK_HOURS = required("DESK_HOURS", local="Monday to Friday, 9 to 5, Central Time")
# Whom to ring besides, on every page; without a name the desk.
HELP_NAME = env.str("HELP_NAME", default="")
HELP_PHONE = env.str("HELP_PHONE", default="")
HELP_HOURS = env.str("HELP_HOURS", default="")
# The hospital's own face: a picture (SVG or PNG), and a colour as #rrggbb, in dark too.
PORTAL_LOGO = env.str("PORTAL_LOGO", default="")
PORTAL_ACCENT = env.str("PORTAL_ACCENT", default="")
PORTAL_ACCENT_DARK = env.str("PORTAL_ACCENT_DARK", default="")
DESK_ZONE = env.str("DESK_ZONE", default="America/Chicago")
EMERGENCY_NUMBER = env.str("EMERGENCY_NUMBER", default="911")
ANSWER_WORKING_DAYS = env.int("ANSWER_WORKING_DAYS", default=5)
KEEP_DAYS = env.int("KEEP_DAYS", default=90)
# An answered question that nobody comes back to is closed after so many days.
CLOSE_DAYS = env.int("CLOSE_DAYS", default=30)
# After so many working days without an answer the team, its backup and the desk hear of a question.
INQUIRY_NUDGE_DAYS = env.int("INQUIRY_NUDGE_DAYS", default=2)
INQUIRY_BACKUP_DAYS = env.int("INQUIRY_BACKUP_DAYS", default=4)
INQUIRY_DESK_DAYS = env.int("INQUIRY_DESK_DAYS", default=6)
# A question is kept aside for the desk when it came sooner than this after its form was opened
# (0: not looked at), after so many from one address in a day or from one network in an hour.
INQUIRY_LEAST_SECONDS = env.int("INQUIRY_LEAST_SECONDS", default=3)
INQUIRIES_FROM_ADDRESS = env.int("INQUIRIES_FROM_ADDRESS", default=5)
INQUIRIES_FROM_NETWORK = env.int("INQUIRIES_FROM_NETWORK", default=20)
# After more than so many in ten minutes from all, or so many kept aside, the form asks the browser
# for a proof of work, of about 2 ** bits tries.
PROOF_FROM = env.int("PROOF_FROM", default=30)
PROOF_FROM_HELD = env.int("PROOF_FROM_HELD", default=10)
PROOF_BITS = env.int("PROOF_BITS", default=16)
# A site’s coordinators are asked when its confirmation is older, again after, the desk hears after,
# and the links in the mail open for so long; all in days.
HEARTBEAT_DAYS = env.int("HEARTBEAT_DAYS", default=21)
HEARTBEAT_REMIND_DAYS = env.int("HEARTBEAT_REMIND_DAYS", default=7)
HEARTBEAT_DESK_DAYS = env.int("HEARTBEAT_DESK_DAYS", default=14)
HEARTBEAT_LINK_DAYS = env.int("HEARTBEAT_LINK_DAYS", default=28)
PLACES_DAYS = env.int("PLACES_DAYS", default=14)
# While it is on, or the file is there, pages for readers say so and give the numbers to ring.
MAINTENANCE = env.bool("MAINTENANCE", default=False)
MAINTENANCE_SWITCH = Path(env.str("MAINTENANCE_SWITCH", default=str(DATA_DIR / "maintenance")))
# The numbers of trials that are shown while the database is down: a file, kept by `work`.
LAST_GOOD = Path(env.str("LAST_GOOD", default=str(DATA_DIR / "last-good.json")))
REGISTRY_URL = env.str("REGISTRY_URL", default="https://clinicaltrials.gov")

INSTALLED_APPS = [
    "trials",
    "portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.compression.BrotliMiddleware",
    "portal.languages.LanguageByPathMiddleware",
    "portal.refusals.MethodNotAllowedMiddleware",
    "portal.bodies.BodiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "portal.sessions.SessionsEndMiddleware",
    "portal.second_factor.SecondFactorMiddleware",
    "portal.out_of_service.OutOfServiceMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.portal",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'trialside.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL with synchronous=NORMAL loses acknowledged rows when the power goes; FULL does not.
    # What is erased is overwritten in the file, not only marked as free.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        ),
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # A server that does not answer must not hold up who only wants to know whether it does.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 2)
# In the database, because limits and used codes must hold for all workers.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in at the desk: django-allauth, with sign-up closed.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not LOCAL)
ACCOUNT_ADAPTER = "portal.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 7
ACCOUNT_SESSION_REMEMBER = False
# Of what reaches the password hasher: an address is slowed sooner than a name, so that who guesses
# at a nurse's name does not shut her out. A passkey is counted by itself.
ACCOUNT_RATE_LIMITS = {"login": "20/m/ip", "login_failed": "10/m/ip,20/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "portal.account.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = PORTAL_NAME
MFA_TOTP_TOLERANCE = 0
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
# Accounts are made by the hospital; nobody signs up with an address of somebody else.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers allow passkeys on plain http at localhost only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL

# The registry writes English, so the portal's first language is English. Another one needs its
# catalogue in trials/locale/ and its code here; the first part of an address names it.
LANGUAGE_CODE = "en"
LANGUAGES = [
    (code, LANG_INFO[code]["name_local"].capitalize())
    for code in env.list("PORTAL_LANGUAGES", default=["en", "es"])
]
# Hours in those languages, by code: DESK_HOURS_ES. Without one the English hours are shown.
_LOCAL = {"es": "9:00 a 17:00, de lunes a viernes, hora del Centro"}
_HOURS_IN = _LOCAL if LOCAL and "DESK_HOURS" not in env.ENVIRON else {}
DESK_HOURS_IN = {
    code: env.str(f"DESK_HOURS_{code.upper()}", default=_HOURS_IN.get(code, ""))
    for code, _ in LANGUAGES
}
HELP_HOURS_IN = {code: env.str(f"HELP_HOURS_{code.upper()}", default="") for code, _ in LANGUAGES}
LOCALE_PATHS = [BASE_DIR / "trials" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "portal.storage.BundlingStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ROOT = BASE_DIR / "static" / "root"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=DESK_EMAIL)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

SECURE_SSL_REDIRECT = not LOCAL
# Who asks whether the portal is well asks the process itself, without the proxy that ends TLS.
SECURE_REDIRECT_EXEMPT = [r"^(livez|readyz)$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# Safari keeps no Secure cookie from plain http, and __Host- cookies must be Secure.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "sessionid" if LOCAL else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if LOCAL else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "trials.views.refusals.csrf_failure"
# A session ends after so long without a click, and at the latest after so long.
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_MINUTES", default=30) * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "places": {
            "()": "portal.logs.PlacesOnly",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "places"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django would mail tracebacks with the values of variables in them.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

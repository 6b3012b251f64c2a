"""Settings for every environment; NHIPCAU_ENV says which: `demo` (default) or `production`."""

import os

from nhipcau.settings import database, files, keys, places, rates, sending, sign_on, soc, telemetry

ENVIRONMENT = os.environ.get("NHIPCAU_ENV", "demo")
PRODUCTION = ENVIRONMENT == "production"
DATA_DIR = places.data_dir()
CONTENT_DIR = places.content_dir()
FILES = files.files(DATA_DIR)
PHONE_APP_DIR = places.phone_app_dir()
SOC = soc.soc()
SENDING = sending.sending()
WEBHOOK_NETWORKS = sending.networks()
TELEMETRY = telemetry.telemetry()

DEBUG = os.environ.get("NHIPCAU_DEBUG") == "1"
SECRET_KEY = keys.key(DATA_DIR, "secret.key", "NHIPCAU_SECRET_KEY")
LOOKUP_KEY = keys.key(DATA_DIR, "lookup.key", "NHIPCAU_LOOKUP_KEY")  # keyed hashes of identity numbers
SEAL_KEYS = keys.keys(DATA_DIR, "seal.key", "NHIPCAU_SEAL_KEYS")  # phones seal to the first; all of them open
RECEIPT_KEYS = keys.keys(DATA_DIR, "receipt.key", "NHIPCAU_RECEIPT_KEYS")  # the first signs; phones know all of them
CHECKPOINT_KEYS = keys.keys(DATA_DIR, "checkpoint.key", "NHIPCAU_CHECKPOINT_KEYS")  # the first signs where the chains end
ACCOUNT_KEYS = keys.keys(DATA_DIR, "account.key", "NHIPCAU_ACCOUNT_KEYS")  # the first seals second steps; all of them open
SECOND_STEP_REQUIRED = os.environ.get("NHIPCAU_SECOND_STEP", "required" if PRODUCTION else "offered") == "required"
SSO = sign_on.sign_on()
LEASE_DAYS = int(os.environ.get("NHIPCAU_LEASE_DAYS", "7"))  # a phone that has not met the house for so long shows nobody
VOICE = os.environ.get("NHIPCAU_VOICE", "")  # "program {file} {out}": what says a text; empty looks for espeak-ng
ENCODER = os.environ.get("NHIPCAU_ENCODER", "")  # "program {in} {out}": what packs the sound as Opus; empty looks for one
SECURITY_CONTACTS = os.environ.get("NHIPCAU_SECURITY_CONTACT", "").split(",")  # who takes reports of weaknesses: mailto:…, https://…
SMS_SECRET = os.environ.get("NHIPCAU_SMS_SECRET", "")  # what the gateway of text messages knows; without it that door is shut
SMS_PLACE = os.environ.get("NHIPCAU_SMS_PLACE", "")  # the commune whose number it is (vn.40.16933.), when it is one commune's
SMS_NUMBER = os.environ.get("NHIPCAU_SMS_NUMBER", "")  # the number that people text to, as posters show it
BOUNDARIES = os.environ.get("NHIPCAU_BOUNDARIES", "")  # a GeoJSON file with borders of places; empty: maps show dots
WEATHER = os.environ.get("NHIPCAU_WEATHER", "")  # the address that `nhipcau weather` asks for forecasts; empty: nothing is ever fetched
CAP_FEED = os.environ.get("NHIPCAU_CAP_FEED", "")  # the one feed of alerts that `nhipcau cap_feed` reads; empty: none is ever read
ALLOWED_HOSTS = os.environ.get("NHIPCAU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("NHIPCAU_ORIGINS", "").split(",") if origin]

DATABASES = database.databases(DATA_DIR)
CONNECTIONS = database.connections()  # of one worker process; the gate shares them out
EMBEDDED_POSTGRES = database.embedded()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "nhipcau.settings",
    "nhipcau.kernel",
    "nhipcau.places",
    "nhipcau.people",
    "nhipcau.guides",
    "nhipcau.learning",
    "nhipcau.safety",
    "nhipcau.bulletin",
    "nhipcau.support",
    "nhipcau.dossiers",
    "nhipcau.market",
    "nhipcau.feedback",
    "nhipcau.surveys",
    "nhipcau.desk",
    "nhipcau.sync",
    "nhipcau.insight",
    "nhipcau.watch",
    "nhipcau.messaging",
    "nhipcau.links",
    "nhipcau.gateway",
]

MIDDLEWARE = [
    "nhipcau.gateway.telemetry.noting.Noting",
    "django.middleware.security.SecurityMiddleware",
    "nhipcau.settings.headers.SecurityHeaders",
    "nhipcau.gateway.gate.Gate",
    "nhipcau.gateway.watchman.Watchman",
    "nhipcau.gateway.statics.StaticAndPhoneApp",
    "nhipcau.gateway.programs.Programs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nhipcau.gateway.officers.Officers",
    "nhipcau.gateway.problem_pages.Refusals",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "nhipcau.urls"
WSGI_APPLICATION = "nhipcau.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

PASSWORD_HASHERS = ["nhipcau.settings.hashers.OfficeArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "nhipcau.settings.checks.NotTheDemoPassword"},
]
DEMO_PASSWORD = "cau-tre-qua-suoi"  # noqa: S105 (known to everybody, valid in the demo world only)
LOGIN_URL = "/dang-nhap"
CSRF_FAILURE_VIEW = "nhipcau.gateway.problem_pages.stale_form"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_INDEX_FILE = True
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds: a working day, and no session is longer
SESSION_IDLE = 60 * 60  # seconds without a page after which a session is over
SHARED_IDLE = 5 * 60  # the same at a computer of several; its page ends it sooner, after two minutes
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz(/tin-nhan)?$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("NHIPCAU_BEHIND_PROXY") == "1" else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
RATES = rates.RATES
QUOTA_OF_PROGRAMS = rates.QUOTA_OF_PROGRAMS
MAP_TILES_URL = os.environ.get("NHIPCAU_MAP_TILES", "")  # “https://…/{z}/{x}/{y}.png”; empty: own points only, nothing from outside
MAP_TILES_CREDIT = os.environ.get("NHIPCAU_MAP_CREDIT", "")  # whose map it is, as its licence wants it said
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # bytes

LOGGING = telemetry.logging(os.environ.get("NHIPCAU_LOG", "WARNING"))

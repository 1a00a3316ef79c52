"""Every setting, safe by default. A developer asks for comfort with DEBUG=1."""

import logging
import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _
from kombu import Queue

from config import env
from config.logs import logging_settings
from config.mail import *  # noqa: F403
from config.mail import DEFAULT_FROM_EMAIL
from config.reports import report_to
from config.schedule import SCHEDULE
from config.signing_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.secret("HEEDED_VAR", default=str(BASE_DIR / "var")))

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", default="only-for-debug" if DEBUG else None)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
IS_DEMO = env.flag("IS_DEMO", default=False)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "django_structlog",
    "crispy_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "template_partials",
    "pgtrigger",
    "archive",
    "campaigns",
    "letters",
    "news",
    "config.apps.Site",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "config.middleware.tell_number",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "campaigns.middleware.ask_for_nothing",
    "campaigns.api.face.api_face",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "campaigns.middleware.refuse_null",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "campaigns.middleware.ask_for_second_factor",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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
                "campaigns.shell.shell",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        env.secret("DATABASE_URL", default="postgres:///heeded" if DEBUG else None),
        conn_max_age=600,
        conn_health_checks=True,
        # Whoever puts a pooler between says so: each transaction may have another connection.
        disable_server_side_cursors=env.flag("DATABASE_IS_POOLED", default=False),
    )
}
# The dashboard counts a hundred thousand rows in memory, in plans that are too short to compile.
# A server that is gone without a word is noticed within half a minute.
DATABASES["default"]["OPTIONS"] = {
    "options": "-c work_mem=32MB -c jit=off",
    "connect_timeout": 5,
    "keepalives_idle": 20,
    "tcp_user_timeout": 30_000,
} | DATABASES["default"].get("OPTIONS", {})
REDIS_URL = env.secret("REDIS_URL", default="redis://127.0.0.1:6379/0" if DEBUG else None)

# Requests and attempts to sign in are counted in Redis, which all web processes share.
CACHES = {
    "default": {
        "BACKEND": "config.cache.ForgetfulCache",
        "LOCATION": env.redis_for_django(REDIS_URL),
        "KEY_PREFIX": "site",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    },
    # In each process: what visitors read most, some 80 kB a page.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
    # For previews of links on other sites; shared by all web processes of a machine.
    "pictures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "pictures",
    },
    "limits": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.redis_for_django(REDIS_URL),
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    },
}
API_PER_MINUTE = env.number("API_PER_MINUTE", default=120)
API_PER_MINUTE_TOKEN = env.number("API_PER_MINUTE_TOKEN", default=600)
PICTURES_PER_MINUTE = env.number("PICTURES_PER_MINUTE", default=60)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "letters.charts.bundle.ChartsFinder",
]
STORAGES = {
    "default": {"BACKEND": "config.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Uploaded originals. Never served by path: only through the page that checks who asks.
MEDIA_ROOT = VAR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000

# Where the site is reached: what links in mails begin with.
SITE_URL = env.secret(
    "SITE_URL",
    default="http://127.0.0.1:8000"
    if DEBUG
    else f"https://{next(iter(ALLOWED_HOSTS), 'localhost')}",
).rstrip("/")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = env.flag("HTTPS", default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
# Subdomains are not ours to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
# Nothing from other hosts, nothing inline, nothing evaluated; pictures of codes for a second factor
# come as data.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

EMAIL_FILE_PATH = VAR / "mail"

# Hosts on private addresses ("host:port") that feeds may still come from; none by default.
FETCH_ALLOWED_HOSTS_PRIVATE = env.words("FETCH_ALLOWED_HOSTS_PRIVATE")
FETCH_PER_HOST = env.number("FETCH_PER_HOST", default=2)
# How many pages of one site are asked for at once, and how many sources one worker reads.
FETCH_AT_ONCE = env.number("FETCH_AT_ONCE", default=16)
# How long a worker goes on reading what is due before it does something else.
POLL_FOR_SECONDS = env.number("POLL_FOR_SECONDS", default=45)

# Archives of news that can be searched; off until their addresses are given, such as
# https://api.gdeltproject.org/api/v2/doc/doc and
# https://search.mediacloud.org/api/search/story-list
GDELT_URL = env.secret("GDELT_URL", default="")
MEDIA_CLOUD_URL = env.secret("MEDIA_CLOUD_URL", default="")
MEDIA_CLOUD_KEY = env.secret("MEDIA_CLOUD_KEY", default="")

# The pages of articles are fetched for their text; without, what a feed says is all there is.
READ_PAGES = env.flag("READ_PAGES", default=True)

# Of articles that never became evidence; 0 keeps them for ever.
KEEP_PAGES_DAYS = env.number("KEEP_PAGES_DAYS", default=0)

# Where a web archive takes requests for a copy; the address of the page is put behind it.
ARCHIVE_SAVE_URL = env.secret("ARCHIVE_SAVE_URL", default="")

# A sentence model that gives a second opinion on suggestions: its name, its folder, or the package
# that carries it. Off by default, and never fetched.
VECTORS_MODEL = env.secret("VECTORS_MODEL", default="")

# An article that was stored this long ago and not matched is matched by the sweep.
SWEEP_AFTER_SECONDS = env.number("SWEEP_AFTER_SECONDS", default=600)

CELERY_BROKER_URL = REDIS_URL
# Three queues, served in turn: thousands of pages to read, or articles to match, hold up no
# reading of sources, nor each other.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("sources"), Queue("pages")]
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {
    "news.tasks.poll_*": {"queue": "sources"},
    "news.tasks.read_article": {"queue": "pages"},
    "news.tasks.check_link": {"queue": "pages"},
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_connect_timeout": 2,
    "socket_timeout": 10,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_BEAT_SCHEDULER = "config.beat:SteadyScheduler"

LOGGING = logging_settings(
    level=env.secret("LOG_LEVEL", default="INFO"),
    is_json=env.flag("LOG_JSON", default=not DEBUG),
)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = BEHIND_PROXY
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG

# Who is told of errors: by mail, or by a service that speaks Sentry's protocol.
ADMINS = [("", one) for one in env.words("ERRORS_TO")]
# Each web process counts its requests for `manage.py metrics`.
METRICS = env.flag("METRICS", default=False)
METRICS_FOLDER = VAR / "metrics"
if METRICS:
    METRICS_FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(METRICS_FOLDER))
    MIDDLEWARE.insert(0, "config.metrics.measured")
SENTRY_DSN = env.secret("SENTRY_DSN", default="")
if SENTRY_DSN:
    report_to(SENTRY_DSN, "heeded")
# Whom to write to about a hole: what /.well-known/security.txt says.
SECURITY_CONTACT = env.secret("SECURITY_CONTACT", default=f"mailto:{DEFAULT_FROM_EMAIL}")

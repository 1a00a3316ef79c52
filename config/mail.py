"""Settings of mail."""

from config import env

EMAIL_HOST = env.secret("EMAIL_HOST", default="")
EMAIL_PORT = env.number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.secret("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs keeps nobody longer
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.secret("FROM_EMAIL", default="heeded@localhost")
EMAIL_SUBJECT_PREFIX = "[Heeded] "

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.checks import refuse_unsafe, safe_to_serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
if settings.HTTPS:  # on one's own machine a site may be as open as one likes
    refuse_unsafe(safe_to_serve())

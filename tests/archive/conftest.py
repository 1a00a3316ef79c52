import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from letters.models import Letter
from news.models import Capture
from news.services.proof import keep
from tests import factories as a
from tests.archive.elsewhere import Elsewhere
from world.fetching import Fetched


@pytest.fixture
def files(settings, tmp_path):
    """Files on the disk, as on a running site."""
    settings.VAR = tmp_path / "site"
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "files"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    }
    return settings.MEDIA_ROOT


@pytest.fixture
def site(transactional_db, files):
    """The demo, with an uploaded reply and a kept page."""
    call_command("demo", verbosity=0)
    letter = Letter.objects.filter(sent_on__isnull=False).first()
    a.a_reply(letter, 'We accept “it”, gladly;\r\n\\N and, "quoted".')
    page = Fetched(url="https://example.org/kept", body=b"<p>A page</p>")
    keep(url=page.url, got=page)
    assert Capture.objects.exists()
    assert default_storage.exists(Capture.objects.first().file.name)
    return timezone.now()


@pytest.fixture
def elsewhere(tmp_path):
    made = Elsewhere("elsewhere", tmp_path / "elsewhere")
    yield made
    made.done_with()

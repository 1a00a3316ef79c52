"""How a page of ours is put into a page of somebody else's: its frame, and the code for it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.models import Letter

EVERYBODY = AnonymousUser()
WIDTH = 600
CODE = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
    ' referrerpolicy="no-referrer" style="border:0;max-width:100%"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`path` is what is shown in the frame; the height leaves room for phones."""

    path: str
    title: str
    height: int

    @property
    def address(self) -> str:
        return settings.SITE_URL + self.path

    def code(self, width: int | str = "100%", height: int | None = None) -> str:
        return format_html(CODE, self.address, self.title, width, height or self.height)


def frame_of_ask(pk: int, title: str, query: str = "") -> Frame:
    return Frame(_with(reverse("letters:embed_ask", args=[pk]), query), title, 340)


def frame_of_letter(pk: int, title: str) -> Frame:
    return Frame(reverse("letters:embed_letter", args=[pk]), title, 560)


def frame_of_selection(query: str, title: str = "") -> Frame:
    path = _with(reverse("letters:embed_board"), query)
    return Frame(path, title or _("What became of what was asked"), 560)


def is_public(letter: Letter, reader: User | AnonymousUser) -> bool:
    """Everybody may see it. Whoever is nobody in particular sees no other letters."""
    if not reader.is_authenticated:
        return True
    return Letter.objects.visible_to(EVERYBODY).filter(pk=letter.pk).exists()


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path

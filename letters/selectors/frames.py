"""How a page of ours is taken to somebody else's: its frame with the code for it, its picture, and
which page an address of ours means."""

from dataclasses import dataclass
from urllib.parse import unquote, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.models import Letter
from letters.selectors.cards import Card

EVERYBODY = AnonymousUser()
WIDTH = 600
PICTURE = (1200, 630)
CODE = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
    ' referrerpolicy="no-referrer" style="border:0;max-width:100%"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Look:
    """The routes of what is shown elsewhere of a page, and how high its frame is."""

    frame: str
    picture: str
    height: int


LOOKS = {
    "letters:board": Look("letters:embed_board", "letters:picture_board", 600),
    "letters:letter": Look("letters:embed_letter", "letters:picture_letter", 620),
    "letters:recommendation": Look("letters:embed_ask", "letters:picture_ask", 380),
}


@dataclass(frozen=True, slots=True)
class OurPage:
    """A page that has a look elsewhere: its route, its key, and what its address asks for."""

    name: str
    keys: dict[str, int]
    query: str = ""

    @property
    def asked(self) -> QueryDict:
        return QueryDict(self.query)

    @property
    def address(self) -> str:
        return _address(self.name, self)


@dataclass(frozen=True, slots=True)
class Frame:
    """The height leaves room for phones."""

    address: str
    title: str
    height: int

    def code(self, width: int | str = "100%", height: int | None = None) -> str:
        return format_html(CODE, self.address, self.title, width, height or self.height)


def page_at(url: str) -> OurPage | None:
    """The page at an address of this site; None for all others, and for what has no look."""
    try:
        parts = urlsplit(url)
        found = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        return None
    own = urlsplit(settings.SITE_URL)
    is_ours = parts.scheme in {"http", "https"} and parts.netloc == own.netloc
    if not is_ours or found.view_name not in LOOKS:
        return None
    return OurPage(found.view_name, found.kwargs, parts.query)


def frame_at(page: OurPage, title: str = "") -> Frame:
    look = LOOKS[page.name]
    return Frame(
        _address(look.frame, page), title or _("What became of what was asked"), look.height
    )


def frame_of(page: OurPage, card: Card) -> Frame:
    """With the filters and the day as the card understood them."""
    title = f"{card.kicker}: {card.title}" if page.name == "letters:board" else card.title
    return frame_at(OurPage(page.name, page.keys, urlsplit(card.path).query), title)


def picture_at(page: OurPage) -> str:
    return _address(LOOKS[page.name].picture, page)


def picture_of(page: OurPage, card: Card) -> str:
    return picture_at(OurPage(page.name, page.keys, urlsplit(card.path).query))


def preview_at(page: OurPage, code: str) -> str:
    """Where sites that know oEmbed ask about a page."""
    query = urlencode({"url": page.address, "format": code})
    return f"{settings.SITE_URL}{reverse('letters:oembed')}?{query}"


def is_public(letter: Letter, reader: User | AnonymousUser) -> bool:
    """Everybody may see it. Whoever is nobody in particular sees no other letters."""
    if not reader.is_authenticated:
        return True
    known: bool | None = getattr(letter, "is_open_to_all", None)
    if known is None:
        return Letter.objects.visible_to(EVERYBODY).filter(pk=letter.pk).exists()
    return known


def _address(route: str, page: OurPage) -> str:
    path = settings.SITE_URL + reverse(route, kwargs=page.keys)
    return f"{path}?{page.query}" if page.query else path

"""How the pages that everybody may see are taken to other sites."""

from django import template
from django.utils.text import Truncator

from letters.models import Letter, Recommendation
from letters.selectors.frames import OurPage, frame_at, is_public, picture_at, preview_at
from letters.selectors.picked import Picked

register = template.Library()


def _page(of: Recommendation | Letter | Picked, query: str = "") -> OurPage:
    match of:
        case Recommendation():
            return OurPage("letters:recommendation", {"pk": of.pk}, query)
        case Letter():
            return OurPage("letters:letter", {"pk": of.pk})
    return OurPage("letters:board", {}, of.query)


@register.inclusion_tag("parts/embed_code.html", takes_context=True)
def embed_code(
    context: dict, of: Recommendation | Letter | Picked, title: str = "", day: str = ""
) -> dict:
    letter = of.letter if isinstance(of, Recommendation) else of
    if isinstance(letter, Letter) and not is_public(letter, context["user"]):
        return {"frame": None}
    return {"frame": frame_at(_page(of, day), title)}


@register.inclusion_tag("parts/share.html", takes_context=True)
def share(
    context: dict, of: Recommendation | Letter | Picked, title: str, says: str, day: str = ""
) -> dict:
    """For those who have not signed in: machines that preview a link are among them, and whatever
    they reach is public."""
    if context["user"].is_authenticated:
        return {"url": ""}
    page = _page(of, day)
    return {
        "title": Truncator(title).chars(120),
        "alt": Truncator(f"{title} {says}").chars(400),
        "url": page.address,
        "picture": picture_at(page),
        "as_json": preview_at(page, "json"),
        "as_xml": preview_at(page, "xml"),
    }

"""How the pages that everybody may see are taken to other sites."""

from django import template

from letters.models import Letter, Recommendation
from letters.selectors.frames import (
    Frame,
    frame_of_ask,
    frame_of_letter,
    frame_of_selection,
    is_public,
)
from letters.selectors.picked import Picked

register = template.Library()


@register.inclusion_tag("parts/embed_code.html", takes_context=True)
def embed_ask(context: dict, ask: Recommendation, day: str = "") -> dict[str, Frame | None]:
    if not is_public(ask.letter, context["user"]):
        return {"frame": None}
    return {"frame": frame_of_ask(ask.pk, ask.text, day)}


@register.inclusion_tag("parts/embed_code.html", takes_context=True)
def embed_letter(context: dict, letter: Letter) -> dict[str, Frame | None]:
    if not is_public(letter, context["user"]):
        return {"frame": None}
    return {"frame": frame_of_letter(letter.pk, letter.subject)}


@register.inclusion_tag("parts/embed_code.html")
def embed_board(picked: Picked) -> dict[str, Frame | None]:
    return {"frame": frame_of_selection(picked.query)}

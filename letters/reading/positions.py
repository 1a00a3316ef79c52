"""The position that a sentence of a reply takes, by its words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from letters.reading.words.replies import Stances

SAID, WEAK = 1.0, 0.3
# What says least gives way to what says more, of the sentences about the same ask.
LESS = {"noted": 0.4, "under_consideration": 0.1, "already_done": 0.05}


@dataclass(frozen=True, slots=True)
class Stance:
    """`words` are those that told it; `detail` the part, or the body that it was passed to."""

    position: str
    words: str
    weight: float
    detail: str = ""


def stance_of(sentence: str, words: Stances, asks: Sequence[str]) -> Stance | None:
    """None where it takes no position. To drop what an ask wants stopped is to accept that ask."""
    wants_stopped = asks and all(words.stopping.search(ask) for ask in asks)
    if wants_stopped and (dropped := _dropped(sentence, words)):
        return Stance("accepted", dropped, SAID)
    is_about_reply = words.promise.search(sentence) or words.receipt.search(sentence)
    weak = () if is_about_reply else words.weak
    for patterns, weight in ((words.said, SAID), (weak, WEAK)):
        for position, sign in patterns:
            if found := sign.search(sentence):
                detail = _detail(position, sentence, words)
                return Stance(position, found[0], weight - LESS.get(position, 0), detail)
    return None


def _dropped(sentence: str, words: Stances) -> str:
    """The words that give something up, unless the sentence refuses to."""
    found = words.dropped.search(sentence)
    if not found:
        return ""
    refused = (no for sign in _signs(words, "not_accepted") for no in sign.finditer(sentence))
    if any(no.end() <= found.start() or no.start() >= found.end() for no in refused):
        return ""
    return found[0]


def _signs(words: Stances, wanted: str) -> list[re.Pattern[str]]:
    return [sign for position, sign in words.said if position == wanted]


def _detail(position: str, sentence: str, words: Stances) -> str:
    if position == "accepted_in_part":
        return sentence[:300]
    found = words.body.search(sentence) if position == "not_competent" else None
    if not found:
        return ""
    named = found.groupdict()
    body = str(named.get("body") or named.get("owner") or "").strip()
    for small in (" and", " of", " for", " the", " y", " de", " la"):
        body = body.removesuffix(small)
    return body[:1].upper() + body[1:300]


def promise_in(sentence: str, words: Stances, days_in: Callable[[str], list[date]]) -> date | None:
    """The last day in a sentence that promises another answer."""
    if not words.promise.search(sentence):
        return None
    return max(days_in(sentence), default=None)

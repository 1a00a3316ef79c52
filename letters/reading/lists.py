"""Lists: which of them ask, and what each item asks."""

import re
from dataclasses import dataclass, field

from letters.reading.sentences import sentences
from letters.reading.structure import Part, glued
from letters.reading.tidy import tidied
from letters.reading.types import Ask, Form
from letters.reading.words import Words

ENOUGH = 2.0  # points that make a list a list of asks
SHORT_PARENT = 14  # words of an item that is only a heading for its sub-items
LEAD_SHOWN = 90
LINK = re.compile(
    r"\(link\)|^(?:link to|watch|read|visit|download|see|sign)\b|https?://\S+\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A list with what leads to it. `asks`: it is a list of asks, because of `reason`."""

    items: list[Part]
    lead: str
    asks: bool
    reason: str
    parts: list[Part] = field(default_factory=list)


def rows_of(parts: list[Part], words: Words | None) -> list[Row]:
    """Runs of items; paragraphs between the items of a numbered list do not part it."""
    rows: list[Row] = []
    held: list[Part] = []
    lead = ""
    for position, part in enumerate(parts):
        if part.block.kind == "item" and part.block.flat:
            if held and _is_other_list(held, part):
                rows.append(_row(held, lead, words))
                held, lead = [], ""
            held.append(part)
            continue
        if held and _goes_on(held, parts, position):
            continue
        if held:
            rows.append(_row(held, lead, words))
            held = []
        lead = _lead(part, lead)
    if held:
        rows.append(_row(held, lead, words))
    return rows


def _is_other_list(held: list[Part], part: Part) -> bool:
    """Bullets after numbers, or numbers that begin again, at the depth of the list's first item."""
    first, last = held[0].block, held[-1].block
    if part.block.level != first.level or last.level != first.level:
        return False
    return part.block.is_numbered != last.is_numbered or (
        _number(part) == 1 and _number(held[-1]) not in {None, 0}
    )


def _lead(part: Part, before: str) -> str:
    if part.block.kind == "heading":
        return part.block.flat
    told = sentences(part.block.flat)
    return told[-1] if told else before


def _goes_on(held: list[Part], parts: list[Part], position: int) -> bool:
    """A paragraph inside an item: the next item's number follows the last one's."""
    if parts[position].block.kind != "paragraph":
        return False
    last = _number(held[-1])
    for part in parts[position + 1 : position + 4]:
        if part.block.kind == "item":
            return last is not None and _number(part) == last + 1
        if part.block.kind == "heading":
            return False
    return False


def _number(part: Part) -> int | None:
    digits = "".join(sign for sign in part.block.marker if sign.isdigit())
    return int(digits) if digits else None


def _row(items: list[Part], lead: str, words: Words | None) -> Row:
    if words is None:
        return Row(items, lead, asks=False, reason="", parts=items)
    points = points_of(items, lead, words)
    reason = f"after “{lead[-LEAD_SHOWN:].strip()}”" if lead else "its items tell what to do"
    return Row(items, lead, asks=points >= ENOUGH, reason=reason, parts=items)


def points_of(items: list[Part], lead: str, words: Words) -> float:
    """How much speaks for a list of asks: its lead-in, its section, its items' first words."""
    sections = items[0].sections
    near = sections[-1] if sections else ""
    led = _lead_points(lead, words)
    in_section = any(_is_ask_section(one, words) for one in sections)
    if led == 0 and lead == near and _is_ask_section(near, words):
        led = 1.0  # "What we want from the police" right above it
    may_name = led > 0 or (in_section and led == 0)  # elsewhere "the arrest of …" tells a fact
    acts = sum(
        is_act(part, words) or bool(may_name and words.names_act.match(part.block.flat))
        for part in items
    ) / len(items)
    points = 2.6 * acts - 0.4 + led + 1.5 * in_section
    points -= 2.5 * bool(words.aside_heading.search(near) and not words.ask_lead.search(lead))
    points -= 2.0 * (sum(len(part.block.flat.split()) < 4 for part in items) > 0.6 * len(items))
    points -= 2.5 * (sum(part.block.flat.endswith("?") for part in items) > 0.5 * len(items))
    points -= 3.0 * (sum(bool(LINK.search(part.block.flat)) for part in items) > 0.5 * len(items))
    points -= 1.0 * (acts == 0 and not _is_ask_section(near, words))
    return points


def _lead_points(lead: str, words: Words) -> float:
    if not lead:
        return 0.0
    asking, other = words.ask_lead.search(lead), words.other_lead.search(lead)
    if asking and is_reported_of_others(lead, words):
        return -2.0
    if asking:
        return 1.0 if other and other.start() > asking.start() else 1.8
    return -1.2 if other else 0.0


def is_reported_of_others(sentence: str, words: Words) -> bool:
    """What another body once recommended: a fact, not an ask of this letter."""
    if not words.others.search(sentence):
        return False
    asking = words.ask_lead.search(sentence)
    before = sentence[: asking.start()] if asking else sentence
    if words.ours.search(before) or words.you.search(before):
        return False
    spoke = words.hedge.search(sentence)
    return bool(spoke and words.others.search(before))


def _is_ask_section(heading: str, words: Words) -> bool:
    return bool(words.ask_heading.search(heading)) and not words.others.search(
        heading.split(":")[0][:0]
    )


def is_act(part: Part, words: Words) -> bool:
    """The item begins with a thing to be done, or says who should do it."""
    text = part.block.flat
    first = sentences(text)[0] if text else ""
    if words.begins_act.match(text):
        return True
    after = part.block.lead and text[len(part.block.lead) :].lstrip(" :.–—-")
    if after and words.begins_act.match(after):
        return True
    modal = words.modal.search(first)
    return bool(modal and words.governing.search(modal["who"]) and not words.hedge.search(first))


def asks_in_rows(rows: list[Row], words: Words | None) -> list[Ask]:
    return [ask for row in rows for ask in _asks_of(row, words)]


def _asks_of(row: Row, words: Words | None) -> list[Ask]:
    asks: list[Ask] = []
    for position, part in enumerate(row.items):
        below = _sub_items(row.items, position)
        if part.block.flat.endswith(":") and position + 1 < len(row.items):
            continue
        if (
            below
            and words
            and len(part.block.flat.split()) <= SHORT_PARENT
            and _are_acts(below, words)
        ):
            continue
        if _belongs_above(row.items, position, words):
            continue
        asks += _asks_of_item(part, row, words)
    return asks


def _sub_items(items: list[Part], position: int) -> list[Part]:
    level = items[position].block.level
    below = []
    for part in items[position + 1 :]:
        if part.block.level <= level:
            break
        below.append(part)
    return below


def _are_acts(items: list[Part], words: Words) -> bool:
    return sum(is_act(part, words) for part in items) >= 0.6 * len(items)


def _belongs_above(items: list[Part], position: int, words: Words | None) -> bool:
    """A sub-item of an ask that stands for itself is part of it."""
    level = items[position].block.level
    if level <= min(part.block.level for part in items):
        return False
    for above in reversed(items[:position]):
        if above.block.level < level:
            below = _sub_items(items, items.index(above))
            is_heading = len(above.block.flat.split()) <= SHORT_PARENT or above.block.flat.endswith(
                ":"
            )
            return not (words and is_heading and _are_acts(below, words))
    return False


def _asks_of_item(part: Part, row: Row, words: Words | None) -> list[Ask]:
    pieces = glued(part.block.flat)
    block = part.block
    form: Form = (
        "numbered"
        if block.is_numbered
        else "bold"
        if block.lead and not block.is_all_bold
        else "bullet"
    )
    kind = {"numbered": "A numbered item", "bullet": "An item of a list", "bold": "A bold lead-in"}[
        form
    ]
    if words and len(pieces) > 2 and len(pieces[0][1].split()) <= SHORT_PARENT:
        inner = [text for _marker, text in pieces[1:]]
        if sum(bool(words.begins_act.match(text)) for text in inner) >= 0.6 * len(inner):
            return [
                Ask(
                    tidied(text),
                    text,
                    part.number,
                    "numbered",
                    f"A lettered point {row.reason}",
                    block.page,
                )
                for text in inner
            ]
    text = block.flat
    return [Ask(tidied(text), text, part.number, form, f"{kind} {row.reason}", block.page)]


def fallback_rows(rows: list[Row]) -> list[Row]:
    """Without knowing the language: lists of whole sentences, the numbered ones where there are any."""

    def is_full(row: Row) -> bool:
        signs = [len(part.block.flat) for part in row.items]
        return len(row.items) > 1 and sorted(signs)[len(signs) // 2] >= 15

    full = [row for row in rows if is_full(row)]
    numbered = [row for row in full if row.items[0].block.is_numbered]
    return [
        Row(
            row.items,
            row.lead,
            asks=True,
            reason="of a list; the language is read by its lists alone",
        )
        for row in numbered or full
    ]

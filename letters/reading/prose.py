"""Asks inside paragraphs, and bold lead-ins."""

import re
from itertools import takewhile

from letters.reading.lists import is_reported_of_others
from letters.reading.page import Page
from letters.reading.sentences import sentences
from letters.reading.structure import TO_SOMEBODY, Part, glued
from letters.reading.tidy import act_of, tidied
from letters.reading.types import Ask
from letters.reading.words import Words
from world.places import mentions

SHOWN = 60
MOST_POINTS = 60  # sentences of a list run into a paragraph
SHORT = 4  # words of a subject that is a country
ANNOUNCED = re.compile(
    r":\s*[-–—]?\s*$|\b(?:following|suivantes?|siguientes?)\b[^.]{0,40}[.:–-]?\s*$|"
    r"\b(?:two|three|four|five|six|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|seis)(?:\s+\w+){0,2}?"
    r"\s+(?:things|steps|measures|points|requests|demands|choses|gestes|mesures|demandes|medidas|"
    r"cosas|peticiones|puntos|pasos|gestos)\b[^.,;]{0,30}[.:]?\s*$",
    re.IGNORECASE,
)
LABEL = re.compile(r"^[^:.;!?]{3,60}:\s+(?=\w)")
PRONOUN = re.compile(r"(?:it|they|il|elle|ils|elles|él|ella)\b", re.IGNORECASE)


def asks_in_prose(parts: list[Part], words: Words, page: Page) -> list[Ask]:
    asks: list[Ask] = []
    leads = _bold_asks(parts, words)
    announced = ""
    for part in parts:
        if part.block.kind in {"heading", "row", "footnote"} or _is_aside(part, words):
            continue
        if part.number in leads:
            text = part.block.flat
            asks.append(
                Ask(
                    tidied(text),
                    text,
                    part.number,
                    "bold",
                    "A paragraph that begins with a bold act",
                    part.block.page,
                )
            )
            continue
        found = _asks_of_paragraph(part, words, page, announced)
        asks += found
        announced = _announcing(part, words) or (announced if found else "")
    return asks


def _is_aside(part: Part, words: Words) -> bool:
    near = part.sections[-1] if part.sections else ""
    return bool(words.aside_heading.search(near)) and not words.ask_heading.search(near)


def _bold_asks(parts: list[Part], words: Words) -> set[int]:
    """Paragraphs, two or more, that begin with an act in bold letters."""
    found = {
        part.number
        for part in parts
        if part.block.kind in {"paragraph", "item"}
        and part.block.lead
        and len(part.block.flat) > len(part.block.lead) + 10
        and words.begins_act.match(part.block.lead)
    }
    if len(found) < 2:
        return _titled_asks(parts, words)
    between = (part for part in parts if min(found) < part.number < max(found))
    return found | {one.number for one in between if re.search(r"[.:]$", one.block.lead)}


def _titled_asks(parts: list[Part], words: Words) -> set[int]:
    """Paragraphs, two or more, each with a title in bold, after "we propose the following:"."""
    found: set[int] = set()
    for position, part in enumerate(parts):
        if not _announcing(part, words):
            continue
        below = takewhile(
            lambda one: (
                one.block.kind in {"paragraph", "item"}
                and 0 < len(one.block.lead) < len(one.block.flat) - 10
            ),
            parts[position + 1 :],
        )
        found |= {one.number for one in below}
    return found if len(found) > 1 else set()


def _announcing(part: Part, words: Words) -> str:
    """The sentence at a paragraph's end that says that asks follow."""
    told = sentences(part.block.flat)
    last = told[-1] if told and part.block.kind == "paragraph" else ""
    asks = words.ask_lead.search(last)
    if not asks or not _announces_list(last) or words.other_lead.search(last):
        return ""
    return "" if is_reported_of_others(last, words) else last


def _asks_of_paragraph(part: Part, words: Words, page: Page, announced: str) -> list[Ask]:
    asks: list[Ask] = []
    told = sentences(part.block.flat)
    was_ask = False
    section = asking_section(part, words) or announced
    if told and (label := labelled(told[0], words)):
        section = label.strip(" :")
        told[0] = told[0] if TO_SOMEBODY.match(label) else told[0][len(label) :]
    for position, sentence in enumerate(told):
        because = reason_to_ask(sentence, words, page, follows_ask=was_ask)
        because = because or _act_in_section(sentence, section, words, follows_ask=was_ask)
        if not because:
            was_ask = was_ask and bool(words.elaboration.match(sentence))
            continue
        inner = _inner_list(sentence, told[position + 1 :], words)
        was_ask = True
        if inner:
            asks += [
                Ask(
                    tidied(one),
                    one,
                    part.number,
                    "numbered",
                    f"A point after {because}",
                    part.block.page,
                )
                for one in inner
            ]
            break
        if _announces_list(sentence):
            section = section or sentence
            continue
        asks.append(
            Ask(act_of(sentence, words), sentence, part.number, "prose", because, part.block.page)
        )
    return asks


def labelled(sentence: str, words: Words) -> str:
    """ "Proposed change: " or "To the Council: ", where what follows tells what to do."""
    found = LABEL.match(sentence)
    if not found or not words.begins_act.match(sentence[found.end() :]):
        return ""
    asked = TO_SOMEBODY.match(found[0]) and not words.outsiders.search(found[0])
    return found[0] if asked or words.ask_heading.search(found[0]) else ""


def asking_section(part: Part, words: Words) -> str:
    """The heading or lead-in above that asks: what stands below it tells what to do."""
    for above in part.sections:
        if words.ask_heading.search(above) or (
            above.endswith(":") and words.ask_lead.search(above)
        ):
            return above
    return ""


def _act_in_section(sentence: str, section: str, words: Words, *, follows_ask: bool) -> str:
    if not section or words.hedge.search(sentence) or words.pleasantry.search(sentence):
        return ""
    if words.outsiders.match(sentence):
        return ""
    bare = sentence[len(labelled(sentence, words)) :]
    if words.begins_act.match(bare) and sentence[:1].isupper():
        return f"An act below “{section[:SHOWN]}”"
    obliged = words.modal_any.search(sentence)
    if obliged and not (follows_ask and words.elaboration.match(sentence)):
        return f"“{obliged[0]}” below “{section[:SHOWN]}”"
    return ""


def _announces_list(sentence: str) -> bool:
    """It ends in a colon, or says that "the following" or "three steps" come now."""
    return bool(ANNOUNCED.search(sentence))


def _inner_list(sentence: str, rest: list[str], words: Words) -> list[str]:
    """The points of a list run into the paragraph: "(a) …; (b) …"."""
    pieces = glued(" ".join([sentence, *rest[:MOST_POINTS]]))
    return (
        [text for _marker, text in pieces[1:]]
        if len(pieces) > 2 and len(pieces[0][1]) <= len(sentence)
        else []
    )


def reason_to_ask(sentence: str, words: Words, page: Page, *, follows_ask: bool = False) -> str:
    """Why this sentence asks something of those who govern; "" where it does not."""
    if sentence.endswith("?") or len(sentence.split()) < 5:
        return ""
    spoken = _performs(sentence, words, page)
    if spoken:
        return spoken
    if words.reported.search(sentence):
        return ""
    if _goes_on(sentence, words, follows_ask=follows_ask):
        return ""
    return _obliges(sentence, words, page, follows_ask=follows_ask)


def _performs(sentence: str, words: Words, page: Page) -> str:
    past = {told.end() for told in words.reported.finditer(sentence)}
    spoken = (one for one in words.performative.finditer(sentence) if one.end() not in past)
    found = next(spoken, None)
    if not found:
        return ""
    if _is_polite(sentence, found, words):
        return ""
    after = sentence[found.end() :]
    if words.outsiders.search(after[:120]) and not words.governing.search(after[:60]):
        return ""
    who = (found.groupdict().get("who") or "").strip()
    if who and not words.we.search(who) and not _is_ours(who, words):
        return ""
    if not page.speaks_to_reader and words.you.search(after[:40]):
        return ""
    return f"“{found[0].strip(' ,;:—–-(')[-SHOWN:]}”"


def _is_ours(who: str, words: Words) -> bool:
    """Organisations by their names; not a committee, a court or a clause about somebody else."""
    if words.others.search(who[-60:]) or words.not_names.search(who):
        return False
    return (
        bool(words.organisation.search(who) or words.ours.search(who))
        or len(re.findall(r"\b[A-Z]", who)) > 3
    )


def _is_polite(sentence: str, found: re.Match[str], words: Words) -> bool:
    """Only polite. A pleasantry may stand before an ask: "We welcome the bill and urge you …"."""
    return bool(words.pleasantry.search(sentence[found.start() :]))


def _goes_on(sentence: str, words: Words, *, follows_ask: bool) -> bool:
    return (
        follows_ask
        and bool(words.elaboration.match(sentence))
        and not words.also.search(sentence[:60])
    )


def _obliges(sentence: str, words: Words, page: Page, *, follows_ask: bool) -> str:
    if words.pleasantry.search(sentence):
        return ""
    again = follows_ask and bool(words.also.search(sentence[:60]))
    for found in words.modal.finditer(sentence):
        who = found["who"]
        if not (_is_asked(who, words, page) or (again and PRONOUN.match(who))):
            continue
        if words.hedge.search(sentence[: found.end()]):
            continue
        return f"“{found[0].strip()[-SHOWN:]}”: what those who govern should do"
    if country := _country_obliged(sentence, words, page):
        return f"“{country}”: what the country that is addressed should do"
    needed = words.needed.search(sentence)
    if needed and words.hedge.search(sentence):
        return ""
    return f"“{needed[0].strip()[-SHOWN:]}”" if needed else ""


def _country_obliged(sentence: str, words: Words, page: Page) -> str:
    """ "Japan should admit" in a letter to Japan's government."""
    for found in words.modal_any.finditer(sentence):
        who = re.split(
            r"[,;:–—]|\b(?:that|and|but|que|et|mais|y|pero)\b", sentence[: found.start()]
        )
        if not 0 < len(who[-1].split()) <= SHORT or words.hedge.search(sentence[: found.end()]):
            continue
        if page.countries & mentions(who[-1]).keys():
            return f"{who[-1].strip()} {found[0]}"
    return ""


def _is_asked(who: str, words: Words, page: Page) -> bool:
    if words.governing.search(who):
        return True
    return page.speaks_to_reader and bool(words.you.search(who))

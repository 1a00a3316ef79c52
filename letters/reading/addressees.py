"""Whom a letter addresses."""

import re
from collections import Counter
from functools import cache

import pycountry

from letters.reading.dates import days_in
from letters.reading.greetings import greeting_of
from letters.reading.names import ADDRESS, is_name
from letters.reading.sentences import sentences
from letters.reading.structure import Part
from letters.reading.types import Person
from letters.reading.words import Words
from world.places import mentions

TO = re.compile(
    r"^\W*(?:to|à|a|attn|attention|para|an)\s*[:.,]?\s*$|^\W*(?:to|attn|attention|à|para)\s*[:,]\s*",
    re.I,
)
OPEN_LETTER = re.compile(
    r"^\W*(?:open\s+letter|lettre\s+ouverte|carta\s+abierta)\s+(?:to|à|aux?|al?)\s+", re.I
)
POLITE = re.compile(
    r"^\W*(?:(?:to|the|hon['’]?ble|hon(?:ou?rable)?\.?|(?:his|her|your|son|votre|su|vuestra)\s+(?:excellency|excellence|excelencia)|"
    r"h\.e\.|s\.\s?e\.(?:\s?m\.)?|à|aux?|al|a|h\.|(?:monsieur|madame|m\.|mme)(?:\s+l[ea]\b|(?=\s+l['’]))?|señora?|sra?\.|"
    r"excm[oa]\.|l[ae]s?|los|el)\s+|l['’])+",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"(?:(?:deputy␣|vice[-␣])?(?:prime␣minister|president|chancellor)|foreign␣minister|king|queen|ambassador|"
    r"premi(?:er|ère)␣ministre|président|présidente|primera?␣ministr[oa]|presidente|presidenta)␣".replace(
        "␣", r"\s+"
    ),
    re.IGNORECASE,
)  # before a name, on one line with it
ALONE = re.compile(r"\b(?:for|of|de|du|des|del)\b|,|prime minister$", re.IGNORECASE)
PARTED = re.compile(
    r"(,?\s+(?:and|et|y)\s+(?:the\s+|aux?\s+|(?:à\s+)?l[ae]s?\s+|(?:à\s+)?l['’]|al?\s+)?(?=[A-ZÀ-Ý])|,\s+(?:the\s+)?(?=[A-Z])|,\s*$)"
)
MOST = 12


def addressees(parts: list[Part], words: Words | None) -> list[Person]:
    """From the lines above the salutation, the salutation, the copies, else from the first prose."""
    if words is None:
        return []
    head = _head(parts, words)
    found = _from_lines(head, words)
    if not found:
        found = _from_salutation(parts, words)
    if not found:
        found = _from_prose(parts, words)
    country = _country_of(parts, found)
    found += _copies(parts, words)
    return [_placed(one, country) for one in _once(found)][:MOST]


def _head(parts: list[Part], words: Words) -> list[str]:
    """The lines above a salutation, or after "To:"; nothing where there is neither."""
    lines: list[str] = []
    for part in parts[:40]:
        if greeting := greeting_of(part.block, words):
            above = part.block.lines[: part.block.lines.index(greeting)]
            return _below_date(lines + above, words)
        lines += part.block.lines if part.block.kind != "heading" else []
    starts = [number for number, line in enumerate(lines[:40]) if TO.match(line)]
    return lines[starts[0] : starts[0] + 8] if starts else []


def _below_date(lines: list[str], words: Words) -> list[str]:
    """What stands above the date is the sender's own letterhead."""
    dated = [number for number, line in enumerate(lines) if len(line) < 60 and days_in(line)]
    below = lines[dated[0] + 1 :] if dated else []
    bare = [line for line in below if not words.copies.match(line)]
    return below if any(words.offices.search(line) for line in bare) else lines


def _from_lines(lines: list[str], words: Words) -> list[Person]:
    found: list[Person] = []
    name = ""
    for raw in lines:
        line = OPEN_LETTER.sub("", TO.sub("", raw)).strip(" *")
        if words.copies.match(raw):
            break
        if not line or len(line) > 140 or words.subject_line.match(line):
            continue
        is_office = words.offices.search(line) and not ADDRESS.search(words.offices.sub("", line))
        if is_office:
            found.append(_person(line, name, words))
            name = ""
        elif is_name(line, words):
            name = words.honorific.sub("", line).strip(" ,")
    return _joined(found)


def _joined(found: list[Person]) -> list[Person]:
    """An office and the body it belongs to stand on two lines; the second names nobody."""
    joined: list[Person] = []
    for one in found:
        is_bare = bool(joined) and len(joined[-1].office.split()) == 1
        if joined and not one.name and (joined[-1].name or is_bare):
            last = joined.pop()
            one = (
                last
                if ALONE.search(last.office)
                else Person(f"{last.office}, {one.office}", last.name)
            )
        joined.append(one)
    return joined


def _person(line: str, name: str, words: Words) -> Person:
    if not name and "," in line:
        first, rest = line.split(",", 1)
        if not words.offices.search(first) and is_name(first, words):
            return Person(_office(rest), words.honorific.sub("", first).strip())
    if named := words.honorific.match(line):
        bare = line[named.end() :]
        if not words.offices.search(" ".join(bare.split()[:2])) and "," in bare:
            return Person(_office(bare.split(",", 1)[1]), bare.split(",", 1)[0].strip())
    if not name and (titled := _named_after_title(line, words)):
        return titled
    return Person(_office(line), name)


def _named_after_title(line: str, words: Words) -> Person | None:
    """ "Prime Minister Yukio Hatoyama"; but "President European Council" names nobody."""
    bare = POLITE.sub("", line).strip(" ,")
    title = TITLED.match(bare)
    if not title:
        return None
    name = bare[title.end() :]
    is_person = is_name(name, words) and not words.offices.search(name) and not mentions(name)
    return Person(_office(title[0]), words.honorific.sub("", name)) if is_person else None


def _office(text: str) -> str:
    text = POLITE.sub("", text.strip())
    text = re.split(r"\s[-–]\s|\s\d{3,}|;|\(", text)[0]
    return text.strip(" ,.:*")[:200]


def _from_salutation(parts: list[Part], words: Words) -> list[Person]:
    for part in parts[:40]:
        line = greeting_of(part.block, words)
        if line and (office := words.offices.search(line)):
            tail = line[office.end() :].strip(" ,:*.")
            whole = line[office.start() :].strip(" ,:*.")
            if (
                tail
                and len(tail.split()) <= 3
                and not re.match(r"(?:of|for|de|du|del|and)\b", tail)
            ):
                return [Person(office[0].title(), tail)]
            return [Person(whole[:1].upper() + whole[1:])]
    return []


def _from_prose(parts: list[Part], words: Words) -> list[Person]:
    """ "We wrote to the Ministry of X and the Y Authority about …"."""
    found: list[Person] = []
    for part in parts:
        if part.block.kind not in {"paragraph", "item"}:
            continue
        told = part.block.flat if not found else (sentences(part.block.flat) or [""])[-1]
        if found and not told.endswith(":"):  # a further list may be for somebody else
            continue
        for match in words.asked_of.finditer(told):
            found += [Person(one) for one in _bodies(match["who"], words)]
    return found


def _bodies(text: str, words: Words) -> list[str]:
    text = re.sub(
        r"\s+(?:to|for|of|on|and|the|&|à|aux?|de|du|des|et|y|al?|del|para|l[ae]s?)$",
        "",
        text.strip(" ,"),
    )
    pieces = PARTED.split(text)
    merged = pieces[:1]
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if words.offices.search(piece):
            merged.append(piece)
        else:
            merged[-1] += joint + piece
    bare = (POLITE.sub("", re.sub(r"^both\s+", "", piece.strip(" ,"))) for piece in merged)
    return [one for one in bare if words.offices.search(one) and len(one) < 120]


def _copies(parts: list[Part], words: Words) -> list[Person]:
    found: list[Person] = []
    is_on = False
    for part in parts:
        lines = part.block.lines
        starts = [number for number, line in enumerate(lines) if words.copies.match(line)]
        if starts:
            is_on = True
            lines = [words.copies.sub("", line) for line in lines[starts[0] :]]
        elif is_on and (
            part.block.kind in {"heading", "footnote"} or greeting_of(part.block, words)
        ):
            break
        if is_on:
            each = [piece for line in lines for piece in line.split(";")]
            found += [
                Person(one.office, one.name, is_copy=True) for one in _from_lines(each, words)
            ]
    return found


def _once(found: list[Person]) -> list[Person]:
    """Each office once; "Commission" is the "Election Commission" named before."""
    kept: list[Person] = []
    for one in found:
        told = one.office.lower()
        if told and not any(told in known.office.lower() for known in kept):
            kept.append(one)
    return kept


def _country_of(parts: list[Part], found: list[Person]) -> str:
    """The country named most in the addressees' lines, else in the letter's first half."""
    told = " ".join(one.office for one in found)
    votes = mentions(told) or _by_region(told)
    if not votes:
        early = " ".join(part.block.flat for part in parts[: max(len(parts) // 2, 12)])
        votes = mentions(early) or _by_region(early)
    return votes.most_common(1)[0][0] if votes else ""


def _by_region(text: str) -> Counter[str]:
    """Countries by their states and provinces: Kerala, Veracruz."""
    regions = _regions()
    names = re.findall(r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?", text)
    single = [word for name in names for word in name.split()]
    return Counter(regions[name] for name in {*names, *single} if name in regions)


@cache
def _regions() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for region in pycountry.subdivisions:
        if len(region.name) > 4:
            found.setdefault(region.name, set()).add(region.country_code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _placed(one: Person, country: str) -> Person:
    own = mentions(one.office).most_common(1)
    return Person(one.office, one.name, own[0][0] if own else country, one.is_copy)

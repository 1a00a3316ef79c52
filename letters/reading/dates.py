"""When a letter was written."""

import re
from datetime import date, timedelta

from letters.reading.structure import Part
from letters.reading.words import Words

MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "jänner feber maerz april mai juni juli august september oktober november dezember",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"sept": 9, "fevrier": 2, "aout": 8, "decembre": 12, "setiembre": 9}
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
SHAPES = [
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+|day of\s+|días del mes de\s+)?{MONTH},?\s+(?:del?\s+(?:año\s+)?)?(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:del?\s+)?(?P<year>\d{{4}})\b", re.I
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<number>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"),
    re.compile(
        r"(?P<era>令和|平成|昭和|民國|民国)\s*(?P<year>\d{1,3}|元)\s*年\s*(?P<number>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    ),
    re.compile(r"(?P<year>\d{4})\s*년\s*(?P<number>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일"),
    re.compile(r"\b(?P<day>\d{1,2})[./-](?P<number>\d{1,2})[./-](?P<year>\d{4})\b"),
]
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before
EARLIEST = date(1945, 1, 1)
STALE = timedelta(days=75)  # a page tells of a letter written not long before
LINE = 60
SUBTITLE = 160  # signs of a line that may tell the day beside other things
NEAR = 45  # signs between "letter dated" and its date


def days_in(text: str) -> list[date]:
    """In the order in which they stand. Numbers are read day first, as most of the world writes."""
    found: dict[int, date] = {}
    for shape in SHAPES:
        for match in shape.finditer(text):
            day = _day(match)
            if day and day >= EARLIEST:
                found.setdefault(match.start(), day)
    return [found[start] for start in sorted(found)]


def _day(match: re.Match[str]) -> date | None:
    named = match.groupdict()
    month = MONTHS.get((named.get("month") or "").lower()) or int(named.get("number") or 0)
    day = int(named["day"])
    if month > 12 >= day:
        month, day = day, month
    year = 1 if named["year"] == "元" else int(named["year"])
    try:
        return date(ERAS.get(named.get("era") or "", 0) + year, month, day)
    except ValueError:
        return None


def sent_on(parts: list[Part], words: Words | None, declared: date | None) -> date | None:
    """The date in the letter's head, else what the page says of it, else what the file declares."""
    if own := _alone(_head_lines(parts, words)):
        return own
    told = _told(parts, words)
    if declared:
        near = [day for day in told if timedelta() <= declared - day <= STALE]
        return max(near) if near else declared
    if told:
        return told[0]
    subtitles = [line for line in _head_lines(parts, words) if line[-1:] != "."]
    return _alone(_foot_lines(parts)) or _alone(subtitles, SUBTITLE)


def _alone(lines: list[str], longest: int = LINE) -> date | None:
    """The first date in a line that tells little beside it."""
    days = (days_in(line) for line in lines if len(line) <= longest)
    return next((found[0] for found in days if found), None)


def _head_lines(parts: list[Part], words: Words | None) -> list[str]:
    """Lines above the salutation, or the first ones."""
    lines = []
    for part in parts[:40]:
        lines += part.block.lines
        if words and any(words.salutation.match(line) for line in part.block.lines):
            return lines
    return [line for part in parts[:8] for line in part.block.lines]


def _foot_lines(parts: list[Part]) -> list[str]:
    return [line for part in parts[-12:] for line in part.block.lines]


def _told(parts: list[Part], words: Words | None) -> list[date]:
    """Days named beside "our letter dated", "on …, we wrote"."""
    if words is None:
        return []
    found = []
    for part in parts:
        for sentence in re.split(r"(?<=[a-z)])\.\s", part.block.flat):
            for told in words.dated.finditer(sentence):
                near = sentence[max(0, told.start() - NEAR) : told.end() + NEAR]
                found += days_in(near)[:1]
    return found

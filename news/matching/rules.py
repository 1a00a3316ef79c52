"""What people say must, or must not, be in an article for an ask or a source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news.matching.types import Text
from world.places import mentions
from world.script import fold


@dataclass(frozen=True, slots=True)
class Rule:
    """Words and phrases match in any case and accent; a word also by its beginning, with *."""

    include: tuple[str, ...] = ()  # at least one of these
    exclude: tuple[str, ...] = ()  # none of these
    languages: tuple[str, ...] = ()  # one of these, where the language is known
    countries: tuple[str, ...] = ()  # at least one of these is named

    def refuses(self, text: Text) -> str:
        """Why the text does not pass: a kind and what it rests on, as "exclude: football"."""
        if self.languages and text.language and text.language not in self.languages:
            return f"language: {text.language}"
        whole = fold(f"{text.headline}\n{text.summary}\n{text.body}")
        found = next((one for one in self.exclude if _has(whole, one)), "")
        if found:
            return f"exclude: {found}"
        if self.include and not any(_has(whole, one) for one in self.include):
            return "include"
        if self.countries and not _names(text, self.countries):
            return "country"
        return ""


def _has(whole: str, phrase: str) -> bool:
    folded = fold(phrase.strip())
    words = r"\s+".join(re.escape(word) for word in folded.rstrip("*").split())
    if not words:
        return False
    if not folded.isascii():
        return re.search(words, whole) is not None  # scripts that do not space their words
    end = "" if folded.endswith("*") else r"(?!\w)"
    return re.search(rf"(?<!\w){words}{end}", whole) is not None


def _names(text: Text, countries: Iterable[str]) -> bool:
    named = mentions(f"{text.headline}\n{text.summary}\n{text.body}")
    return any(named[code] for code in countries)

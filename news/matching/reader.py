"""Many texts read at once, as numbers."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from news.matching import scanning
from news.matching.forms import Forms
from news.matching.judging import Texts
from news.matching.meeting import NONE
from news.matching.shelf import day_number
from news.matching.types import Text
from news.matching.vocabulary import Vocabulary
from world.places import home, written_out

SPACES = np.array([bool(re.match(r"\s", chr(sign))) for sign in range(0x3001)])
HOST = re.compile(r"[^/?#]*//[^/?#]*")


class Reader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms = Forms(vocabulary)

    def read(self, texts: Sequence[Text]) -> tuple[Texts, scanning.Readings]:
        spoken = [text.language or "en" for text in texts]
        languages = np.array([self._vocabulary.language(one) for one in spoken], np.int32)
        beside = Texts(
            home=np.array([self._home(text) for text in texts], np.int32),
            language=languages,
            is_english=np.array([one == "en" for one in spoken]),
            day=np.array([day_number(text.published_on) for text in texts], np.int32),
        )
        self._forms.fresh()
        parts = [part for text in texts for part in (text.headline, text.summary, text.body)]
        pieces = self._pieces(parts, languages, spoken)
        memory, keys = self._forms.arrays(), len(self._vocabulary.texts)
        return beside, scanning.readings_of(pieces, memory, keys)

    def _pieces(
        self, parts: list[str], languages: np.ndarray, spoken: list[str]
    ) -> scanning.Pieces:
        """What stands between spaces; what was never met is learnt."""
        whole = "".join(parts)
        if ". Korea" in whole:  # the one abbreviation that has a space in it
            parts = [written_out(part) for part in parts]
            whole = "".join(parts)
        signs = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.cumsum([len(part) for part in parts], dtype=np.int32)
        found = scanning.pieces_of(signs, ends, languages, SPACES, self._forms.arrays())
        self._learn(found, whole, spoken)
        return found

    def _learn(self, found: scanning.Pieces, whole: str, spoken: list[str]) -> None:
        new = np.flatnonzero(found.piece == scanning.UNKNOWN)
        texts = np.searchsorted(found.last_of_part, new, side="right") // scanning.PARTS
        places = (new, texts, found.hash[new], found.start[new], found.end[new])
        learnt: dict[int, int] = {}
        for at, text, number, start, end in zip(*(one.tolist() for one in places), strict=True):
            if number not in learnt:
                learnt[number] = self._forms.learn(number, whole[start:end], spoken[text])
            found.piece[at] = learnt[number]

    def _home(self, text: Text) -> int:
        """The country that a page is made for, by what its address and its language tell."""
        host = HOST.match(text.url)
        place = _home(host[0] if host else "", text.language or "en")
        return self._vocabulary.key(f"@{place}") if place else NONE


@lru_cache(maxsize=10_000)
def _home(address: str, language: str) -> str:
    return home(address, language)

"""How near a sentence of a reply stands to each ask: shared words, and asks that it counts out."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from letters.reading.words.replies import Stances
from world.script import UNSPACED, fold
from world.stemming import stemmed

STEMMED = {"en": "english", "fr": "french", "es": "spanish"}
LEAST, ROOT = 4, 6  # letters of a word that tells something; of its root that must agree
COUNTED, ORDERED = 1.0, 0.15
EMPTY = frozenset(
    """this that with from have been will your their there which these those would could should about also into than then them they were what when where
    give gives given make takes take provide keep
    government minister ministry letter recommendation recommendations request requests please ensure
    pour dans avec votre notre leur leurs cette sont elle elles nous vous mais plus tous toutes gouvernement ministre ministere lettre recommandation demande recommandations
    para como este esta estos estas sobre entre desde hasta todos todas gobierno ministerio carta recomendacion peticion solicitud""".split()
)
# After "the first": it stands for an ask, and not for the first of something else.
VERBS = (
    r"(?:is|was|are|will|has|cannot|can|may|no|fue|sera|se|ha|es|no|puede|pueden|est|sera|ne|a)\b"
)
TOKEN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def _root(word: str, language: str) -> str:
    if language in STEMMED:
        word = stemmed(word, STEMMED[language])
    return fold(word)[:ROOT]


def roots(text: str, language: str) -> set[str]:
    """The beginnings of the words that tell something, without endings and accents."""
    words = {fold(one) for one in TOKEN.findall(UNSPACED.sub(" ", text))}
    told = (one for one in words if (len(one) >= LEAST or one.isdigit()) and one not in EMPTY)
    return {_root(one, language) for one in told}


def _counting(words: Stances) -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """What counts an ask out in folded text: by an ordinal (group 1), by numbers (group 1)."""
    asked = fold(words.asked)
    names = "|".join(sorted(map(re.escape, words.counted), key=len, reverse=True))
    after = rf"(?=(?:\s*(?:,|and|et|y|e|la|the)\s+\w+)*\s+(?:\w+\s+)?{asked}\b)"
    alone = rf"(?=\s*(?:,|{VERBS})|\s*(?:and|et|y)\s+(?:the|la|le|el)\s+(?:{names})\b)"
    numbers = r"((?:\d{1,2}(?:\s*(?:,|and|et|y)\s*)?)+)"
    ordinals = [rf"\b({names})\b{after}", rf"\b(?:the|la|le|el)\s+({names})\b{alone}"]
    return (
        [re.compile(one) for one in ordinals],
        re.compile(rf"\b{asked}\s*(?:n[o°º]\.?|number|numero)?\s*{numbers}\b"),
    )


class Affinity:
    """Of one reply: weighs words by how few asks, and how few of its paragraphs, have them."""

    def __init__(
        self, asks: Sequence[str], paragraphs: Sequence[str], language: str, words: Stances
    ) -> None:
        self.language, self.words = language, words
        self.ordinals, self.numbers = _counting(words)
        self.asks = [roots(ask, language) for ask in asks]
        in_asks = Counter(root for ask in self.asks for root in ask)
        in_reply = Counter(root for one in paragraphs for root in roots(one, language))
        self.weights = {
            root: math.log(1 + len(asks) / times) / (1 + math.log(max(in_reply[root], 1)))
            for root, times in in_asks.items()
        }

    def of(self, sentence: str, marker: str, least: float) -> tuple[tuple[int, ...], float, str]:
        """(numbers of the asks, how near, why). Asks that are counted out come before all."""
        if counted := self._counted(sentence):
            return counted, COUNTED, "It counts out this recommendation."
        told = roots(sentence, self.language)
        shared = [(self._shared(told, at), at + 1) for at in range(len(self.asks))]
        hint = self._placed(sentence, marker)
        scored = [(score + (ORDERED if number == hint else 0), number) for score, number in shared]
        best, number = max(scored, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
        others = [score for score, other in shared if other != number]
        if best >= least or (best >= least / 2 and not any(others)):
            return (number,), best, f"It shares its words: {self._words(sentence, number)}."
        if hint and marker:
            return (hint,), COUNTED / 2, "Its number is that of this recommendation."
        return (), 0.0, ""

    def _shared(self, told: set[str], at: int) -> float:
        ask = self.asks[at]
        whole = sum(self.weights[root] for root in ask)
        return sum(self.weights[root] for root in ask & told) / whole if whole else 0.0

    def _words(self, sentence: str, number: int) -> str:
        ask = self.asks[number - 1]
        told = [one for one in TOKEN.findall(sentence) if roots(one, self.language) & ask]
        return ", ".join(dict.fromkeys(one.lower() for one in told)) or "its place"

    def _counted(self, sentence: str) -> tuple[int, ...]:
        """Asks that a sentence names by number: "your second recommendation", "point 3"."""
        folded = fold(sentence)
        found = [
            self.words.counted[match[1]]
            for sign in self.ordinals
            for match in sign.finditer(folded)
        ]
        for match in self.numbers.finditer(folded):
            found += [int(one) for one in re.findall(r"\d+", match[1])]
        return tuple(sorted({one for one in found if 1 <= one <= len(self.asks)}))

    def _placed(self, sentence: str, marker: str) -> int:
        """The number of the point that the sentence opens; 0 where it opens none."""
        digits = re.search(r"\d{1,2}", marker)
        if digits and int(digits[0]) <= len(self.asks):
            return int(digits[0])
        opened = self.words.begins.search(f"{marker} {sentence}".strip())
        if not opened:
            return 0
        word = fold(next(one for one in opened.groups() if one))
        nth = [number for name, number in self.words.counted.items() if name.startswith(word)]
        return nth[0] if nth and nth[0] <= len(self.asks) else 0

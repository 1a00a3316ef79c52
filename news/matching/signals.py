"""Which way a text points for an ask: progress, setback, a statement only, or none of these.

The words are in cues.txt, in many languages. What they mean depends on what is asked: that a law
passes is progress for who asked for it, and a setback for who asked that it be dropped.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from news.matching.compare import Hit, by_sentence
from news.matching.features import Reading
from world.lexicon import INSIDE, WORD, Lexicon, follows, plain

CUES = Path(__file__).with_name("cues.txt")
HEADLINE, SUMMARY, PASSAGE = 2.0, 1.0, 0.5  # what a cue weighs by where it stands
PASSAGES = 2  # sentences that have most of the ask
MOST = 2  # times that a kind of cue counts in one place
CLEAR = 0.6  # the least by which one direction must win
SPOKEN = 0.3  # how far words outweigh deeds
MOST_WORDS = 4

# For each kind of ask what an event means, better or worse.
MEANING: Mapping[str, Mapping[str, float]] = {
    "to-end": {"undone": 1.5, "freed": 1, "better": 0.3, "adopted": -1.2, "harmed": -1,
               "worse": -0.4, "criticised": -0.4, "lacking": -0.5, "refused": -0.4},
    "to-free": {"freed": 2, "undone": 0.3, "better": 0.3, "harmed": -1, "lacking": -1,
                "refused": -1, "criticised": -0.5, "worse": -0.5},
    "to-inquire": {"inquiry": 1.5, "better": 0.5, "adopted": 0.4, "lacking": -1, "refused": -0.8,
                   "freed": -1, "undone": -0.7, "criticised": -0.5, "worse": -0.5, "harmed": -0.3},
    "to-speak": {"demanded": 0.7, "adopted": 0.7, "better": 0.7, "inquiry": 0.7, "refused": -1,
                 "lacking": -1, "undone": -0.5, "criticised": -0.4, "worse": -0.7},
    "to-do": {"adopted": 0.8, "better": 1, "inquiry": 0.7, "refused": -1, "lacking": -1,
              "worse": -1, "undone": -0.7, "harmed": -0.7, "criticised": -0.5, "demanded": -0.1},
}  # fmt: skip
WORDS_ONLY = {"said": 0.5, "planned": 0.5, "demanded": 0.5, "refused": 0.25}


@dataclass(frozen=True, slots=True)
class Signal:
    name: str
    words: tuple[str, ...]  # of the text, on which it rests


WISH = "to-"  # how the names of wishes begin


@cache
def _lexicon(*, is_wish: bool) -> Lexicon:
    """The forms of events, or of wishes: one word may be both."""
    found = Lexicon()
    for line in CUES.read_text(encoding="utf-8").splitlines():
        name, colon, forms = line.partition(":")
        if colon and not line.startswith("#") and name.startswith(WISH) == is_wish:
            for form in forms.replace("|", " ").split():
                found.add(form, name)
    return found


@lru_cache(maxsize=50_000)
def _of_word(raw: str, *, is_wish: bool) -> tuple[str, tuple[str, ...], tuple]:
    word, known = plain(raw).removesuffix("'s"), _lexicon(is_wish=is_wish)
    names = known.inside(word) if INSIDE.search(word) else known.of_word(word)
    return word, names, known.phrases_of(word)


def cues(text: str, *, is_wish: bool = False) -> list[tuple[str, str]]:
    """The cues of a text in their order: kind, and the words as written."""
    raw = WORD.findall(text)
    known = [_of_word(one, is_wish=is_wish) for one in raw]
    found = []
    for at, (_word, names, phrases) in enumerate(known):
        written = raw[at]
        for rest, named in phrases:
            if follows(rest, [word for word, _n, _p in known[at + 1 : at + 1 + len(rest)]]):
                names, written = (*named, *names), " ".join(raw[at : at + 1 + len(rest)])
                break
        found += [(name, written) for name in dict.fromkeys(names)]
    return found


@lru_cache(maxsize=10_000)
def wish(ask: str) -> str:
    """What kind of thing an ask wants."""
    return next((name for name, _written in cues(ask, is_wish=True)), "to-do")


def judge(ask: str, found: Sequence[Hit], reading: Reading) -> Signal:
    weights: Counter[str] = Counter()
    words: dict[str, list[str]] = {}
    for place, weight in _places(found, reading):
        times: Counter[str] = Counter()
        for name, written in cues(place):
            times[name] += 1
            words.setdefault(name, []).append(written)
        for name, count in times.items():
            weights[name] += weight * min(count, MOST)  # type: ignore[assignment]
    meaning = MEANING[wish(ask)]
    net = sum(meaning.get(name, 0.0) * weight for name, weight in weights.items())
    spoken = SPOKEN * sum(WORDS_ONLY.get(name, 0.0) * weight for name, weight in weights.items())
    if net > max(CLEAR, spoken):
        return Signal("progress", _told({k for k, v in meaning.items() if v > 0}, words))
    if -net > max(CLEAR, spoken):
        return Signal("setback", _told({k for k, v in meaning.items() if v < 0}, words))
    if spoken:
        return Signal("statement", _told(set(WORDS_ONLY), words))
    return Signal("none", ())


def _places(found: Sequence[Hit], reading: Reading) -> list[tuple[str, float]]:
    sums = by_sentence(found, reading)
    best = sorted(sums, key=lambda at: -sums[at])[:PASSAGES]
    passages = [reading.sentences[at] for at in best if at < len(reading.sentences)]
    return [
        (reading.text.headline, HEADLINE),
        (reading.text.summary, SUMMARY),
        *((passage, PASSAGE) for passage in passages),
    ]


def _told(kinds: set[str], words: Mapping[str, list[str]]) -> tuple[str, ...]:
    told = [one for kind, found in words.items() if kind in kinds for one in found]
    return tuple(dict.fromkeys(told))[:MOST_WORDS]

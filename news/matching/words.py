"""Words of many languages folded into terms that can be compared."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import snowballstemmer

from news.matching.concepts import SCRIPT_CONCEPTS, concepts_of
from world.script import HANGUL, UNSPACED, fold

STEMMERS = {
    "en": "english", "es": "spanish", "fr": "french", "de": "german", "pt": "portuguese",
    "it": "italian", "nl": "dutch", "ru": "russian", "ar": "arabic", "tr": "turkish",
}  # fmt: skip
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
MOST_OF_A_CONCEPT = 3
SENTENCE = re.compile(r"(?<=[.!?。！？।])\s*|\n+")

STOP = set(
    # English
    "a about after all also an and any are as at be been before but by can could did do does during "
    "each for from had has have he her his how if in including into is it its like more most must new "
    "no not now of on one only or other our out over own said same say says shall she should since so "
    "some such than that the their them then there these they this those through to under until up was "
    "we were what when which while who whom whose will with without would you your yet between among "
    "first last two three year month day week mr mrs ms upon within against because "
    # Spanish, Portuguese
    "al com como con contra cual das del desde dos durante e el em en entre era es esta este esto foi ha "
    "hasta la las le lo los mais mas na nas ni no nos o os para pela pelo pero por que se segun sem ser si "
    "sin sobre son su sua sus tambien um uma un una uno y ya ao aos da de do "
    # French
    "au aux avec ce ces cette comme d dans des du elle en est et ete il ils je l la le les leur leurs mais "
    "meme ne ni nous ont ou par pas plus pour qu que qui sa sans ses son sont sous sur un une vous "
    # German
    "aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines "
    "er es fur gegen hat haben im in ist kann mehr mit nach nicht noch nur ob oder sein seine sich sie sind "
    "uber um und unter vom von vor war werden wie wird wurde wurden zu zum zur".split()
)  # fmt: skip


@cache
def _stemmer(language: str) -> object:
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """`word`, folded, without its ending. A possessive goes everywhere."""
    word = word.removesuffix("'s")
    if "'" in word:
        word = word.split("'", 1)[1] or word
    if language in STEMMERS:
        return str(_stemmer(language).stemWord(word))  # type: ignore[attr-defined]
    return word


def terms(text: str, language: str) -> Iterator[str]:
    """Stems, concepts ("=refugee") and, for scripts without spaces, pairs of signs."""
    for match in TOKEN.finditer(text):
        raw = match[0]
        if UNSPACED.search(raw) or HANGUL.search(raw):
            yield from _pairs(raw)
            continue
        word = fold(raw)
        if len(word) < 2 or word in STOP:
            continue
        yield stem(word, language)
        yield from concepts_of(word)
    if not text.isascii():
        for sign, concept in SCRIPT_CONCEPTS:
            yield from [concept] * min(text.count(sign), MOST_OF_A_CONCEPT)


def _pairs(raw: str) -> Iterator[str]:
    for run in re.findall(r"[㐀-鿿]{2,}|[ァ-ヿー]{3,}|[가-힣]{2,}|[A-Za-z0-9]{2,}", raw):
        if run.isascii():
            yield fold(run)
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def names(text: str) -> frozenset[str]:
    """Folded words that stand capitalised inside a sentence, and abbreviations and numbers."""
    found = set()
    for sentence in SENTENCE.split(text):
        words = list(TOKEN.finditer(sentence))
        for at, match in enumerate(words):
            raw = match[0]
            is_name = (raw[0].isupper() and (at > 0 or raw[1:].isupper())) or raw.isdigit()
            if is_name and len(raw) > 1 and fold(raw) not in STOP:
                found.add(fold(raw).removesuffix("'s"))
    return frozenset(found)


def sentences(text: str) -> list[str]:
    return [part for part in SENTENCE.split(text) if len(part) > 10]

"""Words of many languages taken apart into keys that can be compared.

A key is a stem, or "=concept" of the glossary, "@XX" a country, "^cogna" a beginning that related
languages share, "~nm" the consonants of a name, which outlive a change of script.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from news.matching.concepts import concepts
from world.lexicon import INSIDE, WORD, Phrase, follows, plain
from world.places import code_of, lexicon, written_out
from world.stemming import stemmed

STEMMERS = {
    "en": "english", "es": "spanish", "fr": "french", "de": "german", "pt": "portuguese",
    "it": "italian", "nl": "dutch", "ru": "russian", "ar": "arabic", "tr": "turkish",
}  # fmt: skip
SENTENCE = re.compile(r"(?<=[.!?。！？।])\s+|(?<=[。！？।])|\n+")
KANJI = re.compile(r"[㐀-鿿]{2,}|[ァ-ヿー]{3,}|[가-힣]{2,}")
ALIKE = str.maketrans("kqzy", "ccsi")
COGNATE = 5  # letters that words of related languages share
VOWELS = str.maketrans("", "", "aeiouy")
FEWEST_CONSONANTS = 3

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
    "uber um und unter vom von vor war werden wie wird wurde wurden zu zum zur "
    # Indonesian
    "yang dan di ke dari untuk pada dengan ini itu tidak adalah dalam akan oleh atau juga telah karena para "
    "sebagai bahwa kepada seperti bagi secara tersebut".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    raw: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """All that one word can stand for."""

    word: str
    keys: tuple[str, ...]
    places: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    alone: Found  # the word as it is found outside a phrase


def stem(word: str, language: str) -> str:
    """`word`, folded, without its ending. A possessive goes everywhere."""
    word = word.removesuffix("'s")
    if "'" in word:
        word = word.split("'", 1)[1] or word
    if language in STEMMERS:
        return stemmed(word, STEMMERS[language])
    return word


@lru_cache(maxsize=50_000)
def sense(raw: str, language: str) -> Sense | None:
    """What a word of a text can stand for; nothing, if it is a word of grammar."""
    word = plain(raw)
    if word in STOP and not (raw.isupper() and len(raw) > 1):
        return None
    places = tuple(f"@{code}" for code in code_of(raw, language))
    if INSIDE.search(word):
        keys = (*_pieces(word), *concepts().inside(word))
    elif len(word) < 2:
        return None
    else:
        keys = (stem(word, language), *concepts().of_word(_bare(word)))
        if len(word) > COGNATE and word.isalpha():
            keys = (*keys, f"^{cognate(word)}")
    is_known = places or any(key[0] == "=" for key in keys)
    if len(raw) > 2 and (raw[0].isupper() or INSIDE.match(raw)) and not is_known:
        keys = (*keys, *_named(word))
    bare = _bare(word)
    phrases = (*lexicon().phrases_of(bare), *concepts().phrases_of(bare))
    keys = tuple(dict.fromkeys(keys))
    return Sense(bare, keys, places, phrases, Found(raw, (*keys, *places)))


def _bare(word: str) -> str:
    word = word.removesuffix("'s")
    return word.split("'", 1)[1] if "'" in word[:-1] else word


def _pieces(word: str) -> Iterator[str]:
    """Of scripts without spaces pairs of signs, of the others the word."""
    if not KANJI.search(word):
        yield word
    for run in KANJI.findall(word):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def cognate(word: str) -> str:
    word = re.sub(r"(.)\1", r"\1", word.replace("ph", "f").translate(ALIKE))
    return word[:COGNATE]


def consonants(name: str) -> str:
    """The skeleton of a name in any script: "Waleed", "Walid" and وليد have one."""
    letters = re.sub(r"[^a-z]", "", anyascii(name).lower())
    letters = letters.translate(ALIKE).translate(VOWELS)
    return re.sub(r"(.)\1+", r"\1", letters)


def _named(word: str) -> Iterator[str]:
    if re.search(r"[㐀-鿿]", word):
        return
    word = word.removeprefix("ال")
    found = consonants(word)
    if len(found) >= FEWEST_CONSONANTS:
        yield f"~{found}"


def parse(text: str, language: str) -> Iterator[tuple[str, list[Found]]]:
    """Each sentence with its words and their keys; a phrase has its own."""
    for sentence in SENTENCE.split(written_out(text)):
        raw = WORD.findall(sentence)
        if raw:
            yield sentence, list(_words(raw, [sense(word, language) for word in raw]))


def _words(raw: list[str], senses: list[Sense | None]) -> Iterator[Found]:
    part_of_a_place = 0  # words still to come of a place that was named
    for at, known in enumerate(senses):
        part_of_a_place -= 1
        if known is None:
            continue
        if known.phrases and (phrase := _phrase(known.phrases, raw, at)):
            length, keys = phrase
            yield Found(" ".join(raw[at : at + length]), keys)
            if keys[0][0] == "@":
                part_of_a_place = length
        if part_of_a_place <= 0:
            yield known.alone


def _phrase(
    phrases: tuple[Phrase, ...], raw: list[str], at: int
) -> tuple[int, tuple[str, ...]] | None:
    """How many words the phrase has that begins here, and what it stands for."""
    longest = max(len(rest) for rest, _names in phrases)
    coming = [plain(word) for word in raw[at + 1 : at + 1 + longest]]
    for phrase in phrases:
        if follows(phrase[0], coming):
            return len(phrase[0]) + 1, phrase_keys(phrase)
    return None


def phrase_keys(phrase: Phrase) -> tuple[str, ...]:
    names = phrase[1]
    is_place = not names[0].startswith("=")
    return tuple(f"@{one}" for one in names) if is_place else names


def bare(word: str) -> str:
    """Without a possessive, as people are told of it."""
    return word.removesuffix("'s").removesuffix("’s")


def is_name(raw: str, at: int) -> bool:
    """Capitalised inside a sentence, an abbreviation, or a number."""
    if raw.isdigit():
        return len(raw) > 1
    return raw[:1].isupper() and (at > 0 or raw[1:].isupper()) and len(raw) > 1

"""The languages of a letter: that of record, and those it was translated into."""

from dataclasses import dataclass

from letters import languages
from letters.models import Letter, Recommendation, Translation


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of a letter. `key` is its translation's; None for the language of record."""

    code: str
    name: str
    is_shown: bool
    translator: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter as it is read: in its own words, or in `translation`."""

    subject: str
    text: str
    language: str
    direction: str
    tongues: list[Tongue]
    translation: Translation | None = None
    is_outdated: bool = False

    def ask(self, number: int, text: str) -> str:
        """The ask as it is read; in its own words where it was not translated."""
        asks = self.translation.asks if self.translation else {}
        return str(asks.get(str(number)) or text)


def wording_of(letter: Letter, language: str) -> Wording:
    """In `language` if the letter was translated into it, else in its own."""
    shown = translation_in(letter, language)
    told = shown or letter
    return Wording(
        subject=told.subject,
        text=told.text,
        language=told.language,
        direction=languages.direction(told.language),
        tongues=tongues_of(letter, shown),
        translation=shown,
        is_outdated=bool(shown and is_outdated(shown)),
    )


def tongues_of(letter: Letter, shown: Translation | None) -> list[Tongue]:
    """Empty where there is only the language of record."""
    known = list(letter.translations.all())
    if not known:
        return []
    own = Tongue(letter.language, languages.name(letter.language), shown is None)
    return [own, *(_tongue(one, shown) for one in known)]


def _tongue(one: Translation, shown: Translation | None) -> Tongue:
    is_shown = shown is not None and one.pk == shown.pk
    return Tongue(one.language, languages.name(one.language), is_shown, one.translator, one.pk)


def translation_in(letter: Letter, language: str) -> Translation | None:
    return letter.translations.filter(language=language[:8]).first() if language else None


def is_outdated(translation: Translation) -> bool:
    """The letter's text was replaced after it was translated."""
    last = translation.letter.versions.last()
    return last is not None and last.number > 1 and last.at > translation.at


def ask_texts(letter: Letter) -> list[str]:
    """The asks in the language of record, by number; those of an unsent letter as they stand."""
    filed = list(letter.recommendations.order_by("number").values_list("text", flat=True))
    version = letter.versions.last()
    if filed or version is None:
        return filed
    return [ask["text"] for ask in version.asks]


@dataclass(frozen=True, slots=True)
class Translated:
    """An ask in another language."""

    text: str
    code: str
    name: str
    direction: str
    translator: str


def translated(ask: Recommendation) -> list[Translated]:
    return [
        Translated(
            text=one["asks"][str(ask.number)],
            code=one["language"],
            name=languages.name(one["language"]),
            direction=languages.direction(one["language"]),
            translator=one["translator"],
        )
        for one in ask.translated  # type: ignore[attr-defined]
        if one["asks"].get(str(ask.number))
    ]

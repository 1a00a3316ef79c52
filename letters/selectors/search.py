"""What is found for words: letters, asks, answers, evidence and coverage, each as its own rule of
visibility shows it. Nothing else is counted or quoted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet, TextChoices
from django.urls import reverse

from campaigns.models import User
from letters.finding import WORD, Piece, Sought, marked, passage
from letters.models import Evidence, Letter, Recommendation, Response
from letters.selectors.hits import MOST, Hits, Kind, hits
from letters.tsquery import near, prepared

Row = TypeVar("Row", bound=Model)

LONGEST = 200  # characters
SHOWN = 5  # of each kind, where all kinds are shown


class State(TextChoices):
    """What the page is about."""

    EMPTY = "empty"
    SHORT = "short"
    LONG = "long"
    NOTHING = "nothing"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Hit:
    url: str
    title: list[Piece]
    words: list[Piece]
    about: str
    on: date | None
    language: str = ""
    code: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    label: str
    total: int
    is_more: bool
    hits: list[Hit]
    all_url: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that templates/letters/search.html may ask for. `near` are the words that were looked
    for as well because what was typed was nowhere."""

    typed: str
    kind: str
    state: State
    groups: list[Group]
    near: list[str]
    back_url: str = ""


def search(*, user: User | AnonymousUser, asked: Mapping[str, str]) -> Found:
    typed = asked.get("q", "").strip()
    kind = asked.get("in", "") if asked.get("in", "") in Kind.values else ""
    state = _state(typed)
    if state != State.FOUND:
        return Found(typed[:LONGEST], kind, state, [], [])
    kinds = [Kind(kind)] if kind else list(Kind)
    query = prepared(typed)
    found = {} if query.is_empty else hits(user=user, asked=query, kinds=kinds)
    if not found:
        query = near(typed)
        found = hits(user=user, asked=query, kinds=kinds) if query.near else {}
    if not found:
        return Found(typed, kind, State.NOTHING, [], [])
    groups = _groups(found, Sought.of(typed, query.near), typed, is_alone=bool(kind))
    back = _address(typed) if kind else ""
    return Found(typed, kind, State.FOUND, groups, _met(groups, query.near), back)


def _state(typed: str) -> State:
    if len(typed) > LONGEST:
        return State.LONG
    if not typed:
        return State.EMPTY
    is_enough = any(len(word.group()) > 1 or word["run"] for word in WORD.finditer(typed))
    return State.FOUND if is_enough else State.SHORT


def _address(typed: str, kind: str = "") -> str:
    pairs = {"q": typed, "in": kind} if kind else {"q": typed}
    return f"{reverse('letters:search')}?{urlencode(pairs)}"


def _groups(found: dict[Kind, Hits], sought: Sought, typed: str, *, is_alone: bool) -> list[Group]:
    shown = {kind: one.keys[: MOST if is_alone else SHOWN] for kind, one in found.items()}
    made = _made(shown, sought)
    return [
        Group(
            kind=kind.value,
            label=str(kind.label),
            total=len(found[kind].keys),
            is_more=found[kind].is_more,
            hits=made[kind],
            all_url="" if is_alone or len(found[kind].keys) <= SHOWN else _address(typed, kind),
        )
        for kind in Kind
        if kind in found
    ]


def _made(shown: dict[Kind, list[int]], sought: Sought) -> dict[Kind, list[Hit]]:
    """The keys come from the rule of visibility (selectors/hits.py) and from nowhere else."""
    filed = [*shown.get(Kind.EVIDENCE, []), *shown.get(Kind.COVERAGE, [])]
    letters = _rows(Letter.objects.all(), shown.get(Kind.LETTERS, []))
    asks = _rows(Recommendation.objects.select_related("letter"), shown.get(Kind.ASKS, []))
    answers = _rows(
        Response.objects.select_related("letter").prefetch_related("answers"),
        shown.get(Kind.ANSWERS, []),
    )
    sources = _rows(Evidence.objects.select_related("recommendation__letter"), filed)
    makers: dict[Kind, Callable[[int], Hit]] = {
        Kind.LETTERS: lambda key: _of_letter(letters[key], sought),
        Kind.ASKS: lambda key: _of_ask(asks[key], sought),
        Kind.ANSWERS: lambda key: _of_answer(answers[key], sought),
        Kind.EVIDENCE: lambda key: _of_evidence(sources[key], sought),
        Kind.COVERAGE: lambda key: _of_evidence(sources[key], sought),
    }
    return {kind: [makers[kind](key) for key in keys] for kind, keys in shown.items()}


def _rows(rows: QuerySet[Row], keys: list[int]) -> dict[int, Row]:
    return rows.in_bulk(keys) if keys else {}


def _of_letter(letter: Letter, sought: Sought) -> Hit:
    return Hit(
        url=letter.get_absolute_url(),
        title=marked(letter.subject, sought, letter.language),
        words=passage(letter.text, sought, letter.language),
        about="",
        on=letter.sent_on,
        language=letter.language,
    )


def _of_ask(ask: Recommendation, sought: Sought) -> Hit:
    return Hit(
        url=ask.get_absolute_url(),
        title=passage(ask.text, sought, ask.letter.language),
        words=[],
        about=ask.letter.subject,
        on=ask.letter.sent_on,
        language=ask.letter.language,
    )


def _of_answer(response: Response, sought: Sought) -> Hit:
    said = [f"{one.quote} {one.detail}".strip() for one in response.answers.all()]
    quoted = passage("\n".join(filter(None, said)), sought, response.language)
    return Hit(
        url=response.get_absolute_url(),
        title=marked(response.summary, sought, response.language),
        words=quoted if any(piece.is_marked for piece in quoted) else [],
        about=f"{response.from_office} · {response.letter.subject}",
        on=response.dated,
        language=response.language,
    )


def _of_evidence(source: Evidence, sought: Sought) -> Hit:
    language = source.recommendation.letter.language
    return Hit(
        url=source.get_absolute_url(),
        title=marked(source.title, sought, language),
        words=passage(source.note, sought, language) if source.note else [],
        about=source.outlet or str(source.get_source_kind_display()),
        on=source.published_on,
        code=source.relation,
        label=str(source.get_relation_display()),
    )


def _met(groups: list[Group], meant: Sequence[str]) -> list[str]:
    """The words met instead, as they stand in what is shown: no other is told of."""
    shown = {
        piece.text.lower()
        for group in groups
        for hit in group.hits
        for piece in (*hit.title, *hit.words)
        if piece.is_marked
    }
    return sorted(shown) if meant else []

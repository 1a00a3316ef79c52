"""Rows of asks: judged by the rules of their pages, and done by the services of those."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.policies import Action, can
from letters.asks import SourceDraft
from letters.errors import LetterError
from letters.kinds import Assessor, Relation, SourceKind
from letters.models import Assessment, Batch, Evidence, Recommendation, SheetImport
from letters.services.assessments import Judgement, drafted
from letters.services.batches import begin, chosen, elsewhere
from letters.services.checkable import find_uncheckable, why_judgeable
from letters.services.evidence import check_source, drawn_up
from letters.services.many_statuses import (
    Prospect,
    last_views,
    put_forward,
    waiting,
    why_not,
)
from letters.services.sheet_rows import Judged, key_of, no_such_row
from letters.services.subjects import put_countries
from letters.services.topics import put_topics
from letters.sheets import SheetRow
from letters.sheets.cells import choice_of, country_codes, topics_of
from letters.sheets.columns import ASKS, labels_of
from letters.sheets.merging import Fault, merged
from letters.sheets.rows import ask_texts
from letters.statuses import Implementation, Reason

State = Assessment.State


@dataclass(frozen=True, slots=True)
class _Around:
    """What is on file about the asks of some rows."""

    by: User
    home: Coalition
    last: Mapping[int, Assessment]
    busy: set[int]
    told: Mapping[tuple[int, str, str], str]
    filed: Mapping[tuple[int, str], Evidence]


def judge_asks(
    rows: Sequence[SheetRow], *, by: User, home: Coalition, lock: bool = False
) -> list[Judged]:
    """What each row would change. Rows have keys; unknown ones and unseen ones are alike."""
    asks = {one.pk: one for one in _asks(rows, by, lock=lock)}
    found: list[Judged] = []
    said: dict[int, dict[str, str]] = {}
    for row in rows:
        key = key_of(row)
        ask = asks.get(key or 0)
        if key is None or ask is None:
            found.append(no_such_row(row, key))
            continue
        told = merged(ASKS, ask.pk, row, ask_texts(ask))
        found.append(Judged(row, key, ask, told.changes, told.faults))
        said[key] = told.said
    around = _around([one for one in found if one.thing and (one.changes or said[one.key or 0])],
                     said, by, home)  # fmt: skip
    for one in found:
        if one.thing:
            _judge(one, said[one.key or 0], around)
    return found


def _asks(rows: Sequence[SheetRow], by: User, *, lock: bool) -> list[Recommendation]:
    keys = [key for row in rows if (key := key_of(row)) is not None]
    asks = chosen(keys=keys, by=by, lock=lock)
    letters = {ask.letter_id: ask.letter for ask in asks}
    for ask in asks:
        ask.letter = letters[ask.letter_id]
    prefetch_related_objects(list(letters.values()), "addressees")
    return asks


def _around(
    touched: Sequence[Judged], said: Mapping[int, Mapping[str, str]], by: User, home: Coalition
) -> _Around:
    asks = [one.thing for one in touched if isinstance(one.thing, Recommendation)]
    judged = Assessment.objects.filter(
        recommendation__in=asks, assessor=Assessor.COALITION, is_from_outside=False
    ).exclude(state=State.WITHDRAWN)
    told = judged.order_by("pk").values_list("recommendation", "implementation", "because", "state")
    urls = {one.get("source_address", "") for one in said.values()} - {""}
    sources = Evidence.objects.standing().filter(recommendation__in=asks, url__in=urls)
    return _Around(
        by=by,
        home=home,
        last=last_views(asks),
        busy=waiting(asks),
        told={(ask, status, " ".join(because.split())): state
              for ask, status, because, state in told},
        filed={(one.recommendation_id, one.url): one for one in sources},
    )  # fmt: skip


def _judge(one: Judged, said: dict[str, str], around: _Around) -> None:
    ask = one.thing
    if not isinstance(ask, Recommendation) or one.faults:
        return
    wanted = one.wanted
    if "status" in wanted:
        _judge_status(one, ask, said, around)
    elif said and (ask.pk, ask.implementation, said.get("because", "")) not in around.told:
        one.refuse(
            "status",
            _("The row says why its status changes, but the status is as it was. Choose it."),
        )
    if "too_vague" in wanted:
        _judge_vague(one, ask, around)
    if one.changes and (words := elsewhere(ask, around.home, around.by)):
        one.faults[:] = [Fault("", words)]


def _judge_vague(one: Judged, ask: Recommendation, around: _Around) -> None:
    if not can(around.by, Action.REVIEW_STATUS, ask.letter.campaign):
        one.refuse("too_vague", _("Only reviewers say whether an ask is too vague."))
    because = one.wanted["too_vague"]
    if because and one.prospect:
        one.refuse("too_vague", _("Either judge it or find it too vague, not both."))
    elif because and (words := why_judgeable(ask, waits=ask.pk in around.busy)):
        one.refuse("too_vague", words)


def _judge_status(one: Judged, ask: Recommendation, said: dict[str, str], around: _Around) -> None:
    status = choice_of(one.wanted["status"], labels_of(Implementation))
    state = around.told.get((ask.pk, status, said.get("because", "")))
    if state == State.PROPOSED:  # by an earlier run of the same sheet
        one.changes[:] = [change for change in one.changes if change.column != "status"]
        return
    if state == State.SENT_BACK:
        one.refuse("status", _("This was proposed and sent back. Give better reasons."))
        return
    for needed, words in (
        ("took_effect_on", _("Say when the new status took effect.")),
        ("because", _("Say why: what was checked and what it shows.")),
    ):
        if needed not in said:
            one.refuse(needed, words)
    if one.faults:
        return
    try:
        sources = _sources(ask, said, around)
        proposal = drafted(
            ask=ask, judgement=_judgement(status, said), by=around.by, last=around.last.get(ask.pk)
        )
        refusal = why_not(proposal, sources, around.busy)
    except LetterError as error:
        refusal = str(error)
    if refusal:
        one.refuse("status", refusal)
    else:
        one.prospect = Prospect(proposal, sources)


def _judgement(status: str, said: Mapping[str, str]) -> Judgement:
    until = said.get("considered_until")
    moved = said.get("last_movement_on")
    return Judgement(
        implementation=status,
        effective_on=date.fromisoformat(said["took_effect_on"]),
        considered_until=date.fromisoformat(until) if until else timezone.localdate(),
        because=said["because"],
        reason=_code(Reason, said.get("reason", "")),
        missing=said.get("still_missing", ""),
        last_movement_on=date.fromisoformat(moved) if moved else None,
    )


def _code(choices: type, label: str) -> str:
    return choice_of(label, labels_of(choices)) if label else ""


def _sources(ask: Recommendation, said: Mapping[str, str], around: _Around) -> list[Evidence]:
    """The source that the row names: the one on file, or a new one."""
    url = said.get("source_address", "")
    if not url:
        if any(name.startswith("source_") for name in said):
            raise LetterError(_("Give the address of the source as well."))
        return []
    if on_file := around.filed.get((ask.pk, url)):
        return [on_file]
    needed = ("source_title", "source_kind", "source_relation")
    if missing := [name for name in needed if name not in said]:
        raise LetterError(_("A source needs this as well: %(name)s.") % {"name": missing[0]})
    day = said.get("source_published_on")
    source = SourceDraft(
        url=url,
        title=said["source_title"],
        source_kind=_code(SourceKind, said["source_kind"]),
        outlet=said.get("source_outlet", ""),
        published_on=date.fromisoformat(day) if day else None,
    )
    check_source(source)
    relation = _code(Relation, said["source_relation"])
    return [drawn_up(recommendation=ask, source=source, relation=relation, by=around.by)]


def put_asks(judged: Sequence[Judged], sheet: SheetImport) -> None:
    """Do what these rows want; the caller holds the locks and has judged them."""
    by = sheet.by
    pairs = [(one.thing, one.wanted) for one in judged if isinstance(one.thing, Recommendation)]
    topics = [(ask, list(topics_of(want["topics"]))) for ask, want in pairs if "topics" in want]
    if topics:
        put_topics(topics, _batch(sheet), by)
    places = [
        (ask, country_codes(want["subject_countries"]))
        for ask, want in pairs
        if "subject_countries" in want
    ]
    if places:
        put_countries(places, by)
    for ask, want in pairs:
        if "too_vague" in want:
            find_uncheckable(recommendation=ask, because=want["too_vague"], by=by)
    prospects = [one.prospect for one in judged if one.prospect]
    if prospects:
        put_forward(prospects, None, by)


def _batch(sheet: SheetImport) -> Batch:
    """The one change of topics of this sheet, so that it is undone in one gesture."""
    begun = sheet.batches.filter(undone_at=None).first()
    number = sheet.lines.filter(changes__contains=[["topics"]]).count()
    return begun or begin(
        home=sheet.coalition, kind=Batch.Kind.TOPIC, because=sheet.because, number=number,
        by=sheet.by, sheet=sheet,
    )  # fmt: skip

"""Rows of past letters: each letter is logged whole, by the service of its page, and once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Campaign, Coalition, User
from letters.asks import AddresseeDraft, AskDraft
from letters.errors import LetterError
from letters.models import Letter, SheetImport
from letters.services.letters import log_letter
from letters.services.sheet_rows import Judged, campaigns_by_name
from letters.sheets import SheetRow
from letters.sheets.cells import country_codes, topics_of
from letters.sheets.columns import NEW, columns_of
from letters.sheets.errors import CellFault
from letters.sheets.merging import Change, Fault
from letters.sheets.table import OF_NEW

MOST_NEW = 2_000
OF_LETTER = ("governments", "office", "signatories", "letter_address")  # the same in all its rows


@dataclass(frozen=True, slots=True)
class _Around:
    campaigns: Mapping[str, Campaign]
    on_file: Mapping[tuple[int, str, str], Letter]
    home: Coalition


def judge_new(
    rows: Sequence[SheetRow], *, by: User, home: Coalition, lock: bool = False
) -> list[Judged]:
    """What each row would put on file. A letter with a fault in one row is refused in all."""
    around = _around(by, home, lock=lock)
    found = [_read(row) for row in rows]
    for one in found:
        _date(one, timezone.localdate())
        _place(one, around)
    for _same, group in groupby(sorted(found, key=_subject_of), _subject_of):
        _agree(list(group))
    return found


def _around(by: User, home: Coalition, *, lock: bool) -> _Around:
    campaigns = campaigns_by_name(by)
    keys = sorted({one.pk for one in campaigns.values() if one.coalition_id == home.pk})
    if lock:
        list(Campaign.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
    letters = Letter.objects.filter(campaign__in=keys).prefetch_related("recommendations")
    seen = letters.visible_to(by).exclude(sent_on=None).defer("text")
    on_file = {(one.campaign_id, one.subject.casefold(), str(one.sent_on)): one for one in seen}
    return _Around(campaigns, on_file, home)


def _read(row: SheetRow) -> Judged:
    one = Judged(row, None, None, [], [Fault(*pair) for pair in row.faults.items()])
    for column in columns_of(NEW):
        raw = row.cells.get(column.code, "")
        try:
            text = column.read(raw) if raw and column.read else ""
        except CellFault as fault:
            one.refuse(column.code, str(fault))
            continue
        if text:
            one.changes.append(Change(column.code, "", text))
        elif column.code in OF_NEW:
            one.refuse(column.code, _("Fill this in."))
    return one


def _date(one: Judged, today: date) -> None:
    sent_on = one.wanted.get("sent_on", "")
    if sent_on > today.isoformat():
        one.refuse("sent_on", _("This day is in the future. Give the day on which it was sent."))


def _place(one: Judged, around: _Around) -> None:
    """Nothing is left to do for what is on file already."""
    wanted = one.wanted
    campaign = around.campaigns.get(wanted.get("campaign", "").casefold())
    if "campaign" not in wanted:
        return
    if campaign is None:
        one.refuse("campaign", _("No campaign of yours is called so."))
    elif campaign.coalition_id != around.home.pk:
        one.refuse("campaign", _("It is another coalition's: bring its letters in another sheet."))
    else:
        one.thing = campaign
        same = (campaign.pk, wanted.get("letter", "").casefold(), wanted.get("sent_on", ""))
        if (letter := around.on_file.get(same)) and not one.faults:
            _compare(one, letter)


def _compare(one: Judged, letter: Letter) -> None:
    asked = {" ".join(ask.text.split()) for ask in letter.recommendations.all()}
    if one.wanted["recommendation"] in asked:
        one.changes.clear()
    else:
        one.refuse("letter", _("This letter is on file already, and does not ask this there."))


def _subject_of(one: Judged) -> tuple[str, str]:
    wanted = one.wanted
    place = str(one.thing.pk) if one.thing else wanted.get("campaign", "").casefold()
    return place, wanted.get("letter", "").casefold()


def _letter_of(one: Judged) -> tuple[str, ...]:
    return *_subject_of(one), one.wanted.get("sent_on", "")


def _agree(group: Sequence[Judged]) -> None:
    """Of the rows with one subject, which may be of several years."""
    wanted = sorted((one for one in group if one.changes), key=_letter_of)
    for _same, rows in groupby(wanted, _letter_of):
        _say_the_same(list(rows))
    if any(one.faults for one in wanted):
        for one in wanted:
            if not one.faults:
                one.refuse("", _("Another row of this letter cannot be taken."))


def _say_the_same(rows: Sequence[Judged]) -> None:
    """What only one row says holds for all of its letter."""
    whole = [one for one in rows if not one.faults]
    for name in OF_LETTER:
        if len({told for one in whole if (told := one.wanted.get(name, ""))}) > 1:
            for one in whole:
                one.refuse(name, _("This differs between the rows of the letter."))


def put_new(judged: Sequence[Judged], sheet: SheetImport) -> None:
    """Log these letters. In row by row, one that is refused stays out and the others go in."""
    wanted = [one for one in judged if one.changes]
    for _same, group in groupby(sorted(wanted, key=_letter_of), _letter_of):
        rows = list(group)
        try:
            with transaction.atomic():
                letter = _log(rows, sheet.by)
        except LetterError as error:
            if sheet.mode == SheetImport.Mode.WHOLE:
                raise
            for one in rows:
                one.refuse("", str(error))
        else:
            for one in rows:
                one.key = letter.pk


def _log(rows: Sequence[Judged], by: User) -> Letter:
    rows = sorted(rows, key=lambda one: one.row.line)
    campaign = rows[0].thing
    first = {name: told for one in reversed(rows) for name, told in one.wanted.items() if told}
    if not isinstance(campaign, Campaign):
        raise LetterError(_("No campaign of yours is called so."))
    return log_letter(
        campaign=campaign,
        subject=first["letter"],
        sent_on=date.fromisoformat(first["sent_on"]),
        addressees=[
            AddresseeDraft(first["office"], code) for code in country_codes(first["governments"])
        ],
        asks=[_ask(one.wanted) for one in rows],
        signatories=[name.strip() for name in first.get("signatories", "").split(";")],
        url=first.get("letter_address", ""),
        by=by,
    )


def _ask(wanted: Mapping[str, str]) -> AskDraft:
    return AskDraft(
        text=wanted["recommendation"],
        topics=topics_of(wanted.get("topics", "")),
        subject_countries=country_codes(wanted.get("subject_countries", "")),
    )

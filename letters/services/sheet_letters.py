"""Rows of letters: judged by the rules of the page where people sign, and done by its service."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count

from campaigns.models import Coalition, User
from letters.errors import LetterError
from letters.models import Letter, SheetImport
from letters.services.deadlines import check_deadlines, set_deadlines
from letters.services.sheet_rows import Judged, elsewhere_letter, key_of, no_such_row
from letters.sheets import SheetRow
from letters.sheets.cells import truth_of
from letters.sheets.columns import LETTERS
from letters.sheets.merging import Fault, merged
from letters.sheets.rows import letter_texts


def judge_letters(
    rows: Sequence[SheetRow], *, by: User, home: Coalition, lock: bool = False
) -> list[Judged]:
    """What each row would change. Unknown letters and unseen ones are alike."""
    keys = [key for row in rows if (key := key_of(row)) is not None]
    letters = {one.pk: one for one in _letters(keys, by, lock=lock)}
    found: list[Judged] = []
    for row in rows:
        key = key_of(row)
        letter = letters.get(key or 0)
        if key is None or letter is None:
            found.append(no_such_row(row, key))
            continue
        told = merged(LETTERS, letter.pk, row, letter_texts(letter))
        one = Judged(row, key, letter, told.changes, told.faults)
        _judge(one, letter, by, home)
        found.append(one)
    return found


def _letters(keys: Sequence[int], by: User, *, lock: bool) -> list[Letter]:
    seen = Letter.objects.visible_to(by).filter(pk__in=keys)
    if lock:
        list(seen.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))
    return list(
        seen.select_related("campaign__coalition")
        .prefetch_related("addressees")
        .annotate(asks=Count("recommendations"))
    )


def _judge(one: Judged, letter: Letter, by: User, home: Coalition) -> None:
    if not one.changes:
        return
    if words := elsewhere_letter(letter, home, by):
        one.faults[:] = [Fault("", words)]
    elif not one.faults:
        sign_by, closes_on, _late = _days(letter, one)
        try:
            check_deadlines(letter, sign_by, closes_on)
        except LetterError as error:
            one.refuse("", str(error))


def _days(letter: Letter, one: Judged) -> tuple[date | None, date | None, bool]:
    wanted = one.wanted
    sign_by, closes_on = (
        _day(wanted[name]) if name in wanted else getattr(letter, name)
        for name in ("sign_by", "closes_on")
    )
    late = truth_of(wanted["takes_late"]) if "takes_late" in wanted else letter.takes_late
    return sign_by, closes_on, late


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def put_letters(judged: Sequence[Judged], sheet: SheetImport) -> None:
    """Do what these rows want; the caller holds the locks and has judged them."""
    for one in judged:
        if isinstance(one.thing, Letter):
            sign_by, closes_on, late = _days(one.thing, one)
            set_deadlines(
                letter=one.thing, sign_by=sign_by, closes_on=closes_on, takes_late=late, by=sheet.by
            )

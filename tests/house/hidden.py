"""One hidden thing of every kind, with a word of its own in each of its fields."""

import re
from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import AccountMail, Campaign, Notice, OperatorVisit
from campaigns.services.campaigns import open_campaign
from letters.models import Import, Office, SheetImport, Term
from letters.services.drafts import draft_from_file
from letters.services.views import save_view
from letters.statuses import Position
from news.models import MatchRule, Tip
from news.services.sources import add_source
from tests import factories as a
from tests.api.tokens import a_token
from tests.campaigns.people import a_seat_invitation
from tests.letters.many import some_topics
from tests.news.desk import a_capture, a_match, an_article

FLOORS = ("campaigns", "letters", "news")
MARK = re.compile(r"zq[a-z]{5,}")
CELL_WORD, ROW_WORD = "zqsheetcell", "zqimportedrow"  # within JSON, where no field is marked
SHORTEST = 40  # fields that hold less hold codes
# Digests, keys and codes, which are no words of anybody.
NO_WORDS = re.compile(r"digest|checksum|nonce|password|key|sha|verb|path|language|state|kind")


def start_at(number: int) -> None:
    """Keys of the rows to come begin here in every table, so that few keys reach all."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.startswith(FLOORS):
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s) WHERE EXISTS (SELECT 1"
                    " FROM information_schema.columns WHERE table_name = %s"
                    " AND column_name = 'id' AND is_identity = 'YES')",
                    [name, number, name],
                )


def hide_everything(public, open_letter) -> Campaign:
    """Hidden things beside a public campaign, and on a public letter what stays within. Gives the
    campaign that its coalition alone sees."""
    author = a.a_person(Role.CONTRIBUTOR, public)
    shut = open_campaign(
        coalition=a.a_coalition("Shut coalition"), name="Common shut plan", by=author
    )
    ours = a.a_person(Role.COORDINATOR, shut)
    letter = a.a_letter(
        shut, subject="Common shut letter", asks=("Common shut ask.",), country="KR", by=ours,
        signatories=("Shut group",),
    )  # fmt: skip
    everything_about(letter, ours)
    everything_about(open_letter, author, is_confidential=True)
    office = Office.objects.create(country="KR", name="Common shut office")
    Term.objects.create(office=office, holder="Common shut holder")
    held = a.a_letter(public, subject="Common held letter", asks=("Common held ask.",), by=author)
    type(held).objects.filter(pk=held.pk).update(
        embargo_until="2100-01-01T00:00Z", visibility="public"
    )
    return shut


def hide_from_partners(coalition) -> None:
    """What one organisation of a coalition keeps to itself."""
    author = a.a_person(Role.CONTRIBUTOR, coalition)
    author.organisation = a.an_organisation("Own organisation")
    author.save()
    own = open_campaign(
        coalition=coalition, name="Common own plan", visibility="organisation", by=author
    )
    letter = a.a_letter(
        own, subject="Common own letter", asks=("Common own ask.",), by=author,
        signatories=("Own group",),
    )  # fmt: skip
    ask = letter.recommendations.get()
    a.a_response(letter, Position.NOTED, by=author)
    a.a_proposal(ask, because="Common own reason.", by=author)
    a.a_claim(ask, by=author)
    a.a_reply(letter, "Common own reply.", by=author)
    a.some_evidence(ask, title="Common own source", by=author)
    a.a_chaser(letter, by=author)
    draft_from_file(campaign=own, name="own.txt", content=b"Common: we urge you.", by=author)
    a_match(ask, an_article("https://example.org/own", headline="Common own story"))


def everything_about(letter, by, *, is_confidential=False) -> None:
    ask = letter.recommendations.first()
    a.a_response(letter, Position.NOTED, is_confidential=is_confidential, by=by)
    a.a_proposal(ask, because="Common shut reason.", by=by)
    a.a_check(ask, by=by, note="Common shut note")
    a.a_claim(ask, by=by)
    a.a_reply(letter, "Common shut reply.", by=by)
    a.an_invitation(a.a_letter_to_sign(letter.campaign, by=by), by=by)
    draft_from_file(
        campaign=letter.campaign, name="draft.txt", content=b"Common: we urge you.", by=by
    )
    article = an_article(f"https://example.org/{letter.pk}", headline="Common shut story")
    a_match(ask, article)
    a_capture(article)
    Tip.objects.create(
        recommendation=ask, url="https://example.org/tip", shows="progress", note="Common shut tip"
    )
    MatchRule.objects.create(recommendation=ask, by=by)
    add_source(
        coalition=letter.campaign.coalition, feed_url=f"https://example.org/f{letter.pk}",
        name="Common shut feed", by=by,
    )  # fmt: skip
    save_view(name="Common shut view", query="", by=by)
    a_token(by)
    keeper = by if by.seats.filter(role=Role.COORDINATOR).exists() else None
    coalition = letter.campaign.coalition
    a_seat_invitation(coalition, by=keeper)
    OperatorVisit.objects.create(
        operator=by, coalition=coalition, reason="Common shut reason",
        until=timezone.now() + timedelta(minutes=5),
    )  # fmt: skip
    Notice.objects.create(to=by, about=f"letter {letter.pk}", subject="Common shut", text="Common")
    AccountMail.objects.create(address=f"common{letter.pk}@example.org", locked="Common shut")
    brought_in(ask, by)
    if not is_confidential:
        taken_over(ask, by)
        a.a_chaser(letter, by=by)
        a.an_extension(letter, by=by)
        a.a_translation(letter, by=by)
        some_topics([ask], by=by)
        source = a.some_evidence(ask, title="Common shut source", by=by)
        source.problems.create(reason="dead_link", words="Common shut complaint")


def brought_in(ask, by) -> None:
    """A sheet that its owner alone sees."""
    sheet = SheetImport.objects.create(
        coalition=ask.letter.campaign.coalition, kind="asks", name="Common shut sheet", by=by,
        content=SheetImport.packed([]), rows_total=1, rows_read=1, planned_at=timezone.now(),
    )  # fmt: skip
    sheet.lines.create(
        number=2, key=ask.pk, changes=[["topics", "Common shut", f"Common {CELL_WORD}"]],
        state="planned",
    )  # fmt: skip


def taken_over(ask, by) -> None:
    """The row of another table that a hidden ask came from; that of a public one is public."""
    second = a.a_person(Role.REVIEWER, ask.letter.campaign)
    run = Import.objects.create(
        source="elsewhere", campaign=ask.letter.campaign, name="Common shut table", rows=1, by=by,
        agreed_by=second,
    )  # fmt: skip
    run.taken.create(
        source="elsewhere", campaign=run.campaign, key=ask.pk, recommendation=ask,
        said={"Common": f"Common {ROW_WORD}"},
    )  # fmt: skip


def mark_rows(known: dict[str, set], mark: str = "zq", floors: str = "") -> set[str]:
    """Write a word into each field of words of each row that is not known; gives the words.

    Triggers rest meanwhile: they keep what this writes over.
    """
    words = {CELL_WORD, ROW_WORD} if mark == "zq" else set()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for model in our_models():
            if not model._meta.label.startswith(floors):
                continue
            keys = sorted(rows_of(model) - known[model._meta.label])
            for field in fields_of_words(model) if keys else ():
                word = f"{mark}{model._meta.model_name}{field.name}".replace("_", "")
                if _write(cursor, field, word, keys):
                    words.add(word)
        cursor.execute("SET session_replication_role = origin")
        for kind in ("letter", "response", "evidence"):
            cursor.execute(f"SELECT search_put_{kind}(id) FROM letters_{kind}")  # noqa: S608
        cursor.execute("SELECT search_put_ask(id) FROM letters_recommendation")
    return words


def _write(cursor, field: models.Field, word: str, keys: list) -> bool:
    """Into all rows, or where a rule of the table forbids that, into those that hold something."""
    meta = field.model._meta
    for some in ("", f" AND \"{field.column}\"::text NOT IN ('', '{{}}')"):
        try:
            with transaction.atomic():
                cursor.execute(  # names are those of our own tables
                    f'UPDATE "{meta.db_table}" SET "{field.column}" = {_marked(field)}'  # noqa: S608
                    f' WHERE "{meta.pk.column}" = ANY(%s){some}',
                    [word, keys],
                )
                return cursor.rowcount > 0
        except IntegrityError:
            continue
    return False


def _marked(field: models.Field) -> str:
    if isinstance(field, ArrayField):
        return f'"{field.column}" || ARRAY[%s]::{field.base_field.db_type(connection)}[]'
    between = " "
    if isinstance(field, models.URLField) or "url" in field.name:
        between = "/"
    elif isinstance(field, models.SlugField):
        between = "-"
    joined = f"\"{field.column}\" || '{between}' || %s"
    return f"right({joined}, {field.max_length})" if field.max_length else joined


def our_models() -> list[type[models.Model]]:
    return [model for floor in FLOORS for model in apps.get_app_config(floor).get_models()]


def rows_of(model: type[models.Model]) -> set:
    return set(model._base_manager.values_list("pk", flat=True))


def fields_of_words(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if _is_of_words(field)]


def _is_of_words(field: models.Field) -> bool:
    if field.primary_key or field.is_relation or NO_WORDS.search(field.name):
        return False
    if isinstance(field, ArrayField):
        return isinstance(field.base_field, models.CharField) and not field.base_field.choices
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    return field.max_length is None or field.max_length >= SHORTEST

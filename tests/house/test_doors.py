"""Who gets through which door. Reading the table is the audit."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from campaigns.levels import Role
from campaigns.services.campaigns import open_campaign
from campaigns.tasks import note_pulse
from letters.models import Export, SavedView, SheetImport
from letters.services.drafts import draft_from_file
from news.models import Article, Match, Tip
from news.services.sources import add_source
from tests import factories as a
from tests.api.tokens import a_token
from tests.campaigns.people import a_seat_invitation
from tests.house.doors import DOORS, IN
from tests.letters.many import some_topics
from tests.news.desk import a_capture

PEOPLE = ["stranger", "outsider", "observer", "contributor", "reviewer", "coordinator"]
THEIRS = {"admin", "account", "mfa", "usersessions"}  # of Django and allauth, tested there


ON_ASKS = ("recommendation", "near", "join", "part", "add_evidence", "propose", "claim", "vague")
ON_ARTICLES = (
    "confirm", "dismiss", "undo", "item", "others", "split", "join", "take", "release", "assign",
)  # fmt: skip
ON_BATCHES = ("batch", "decide_batch", "undo_batch")
LOOKS = ("embed", "picture")
ON_SHEETS = ("sheet", "agree_sheet", "discard_sheet")
ON_LETTERS = ("signing", "counts", "invite", "deadlines", "edit", "life", "sending")


def unsent(campaign, author):
    """Where the doors lead that a letter has before it is sent."""
    letter = a.a_letter_to_sign(campaign, by=author)
    invitation = a.an_invitation(letter, by=author)
    draft = draft_from_file(
        campaign=campaign, name="letter.txt", content=b"We urge you to act.", by=author
    )
    keys = dict.fromkeys(ON_LETTERS, letter.pk)
    keys |= dict.fromkeys(("renew", "revoke"), invitation.pk)
    keys |= dict.fromkeys(("draft", "discard"), draft.pk)
    keys |= dict.fromkeys(("file", "show_file"), draft.files.get().pk)
    guesses = {f"letters:{name}": {"token": "1.guess"} for name in ("sign", "confirm", "own")}
    return guesses | {f"letters:{name}": {"pk": pk} for name, pk in keys.items()}


def answered(letter, author):
    """Where the doors lead around the answers to a letter."""
    ask = letter.recommendations.get()
    answer = a.a_response(letter, is_confidential=True, by=author)
    keys = dict.fromkeys(("respond", "extend"), letter.pk)
    keys |= dict.fromkeys(("retract_response", "release_response"), answer.pk)
    keys |= {"drop_reply": a.a_reply(letter, by=author).pk, "check": ask.pk}
    keys |= {"checked": a.a_check(ask, by=author).pk}
    return {f"letters:{name}": {"pk": pk} for name, pk in keys.items()}


def taken_away(campaign, letter, holder):
    """Where the doors of files, feeds and snapshots lead; feeds are of what is public alone."""
    now = timezone.now()
    export = Export.objects.create(owner=holder, format="xlsx", asked_at=now, touched_at=now)
    office = letter.addressees.get().known_office_id
    sheet = SheetImport.objects.create(
        coalition=campaign.coalition,
        kind="asks",
        name="x.csv",
        content=b"",
        rows_total=0,
        by=holder,
    )
    return {
        **{f"letters:{name}": {"pk": sheet.pk} for name in ON_SHEETS},
        "letters:sheet_problems": {"pk": sheet.pk, "code": "csv"},
        "letters:letters_sheet": {"slug": campaign.slug, "code": "csv"},
        "letters:delete_view": {"pk": SavedView.objects.create(owner=holder, name="V").pk},
        "letters:mail_view": {"pk": SavedView.objects.create(owner=holder, name="W").pk},
        "letters:stop_digest": {"token": "1.guess"},
        "letters:export_board": {"code": "csv"},
        "letters:chart": {"chart": "implementation"},
        "letters:export_letter": {"pk": letter.pk, "code": "csv"},
        "letters:export": {"pk": export.pk},
        "letters:export_file": {"pk": export.pk},
        "letters:feed_campaign": {"slug": campaign.slug},
        "letters:feed_office": {"pk": office},
        "letters:feed_letter": {"pk": letter.pk},
        "letters:feed_ask": {"pk": letter.recommendations.get().pk},
        **{f"letters:{look}_letter": {"pk": letter.pk} for look in LOOKS},
        **{f"letters:{look}_ask": {"pk": letter.recommendations.get().pk} for look in LOOKS},
        "letters:calendar_own": {"token": "1.guess"},
        **{
            f"letters:{name}": {"slug": "none"}
            for name in ("snapshot", "snapshot_manifest", "snapshot_rows")
        },
    }


def in_the_reading_room(letter):
    signed = letter.signatures.get(organisation__isnull=False)
    letter.recommendations.update(topics=["prisons"])
    return {
        "letters:shelf": {"kind": "themes"},
        "letters:sitemap_section": {"section": "letters"},
        "letters:government": {"country": "JP"},
        "letters:coalition": {"slug": letter.campaign.coalition.slug},
        "letters:organisation": {"pk": signed.organisation_id},
        "letters:theme": {"theme": "prisons"},
    }


def of_people(campaign, author, keeper):
    """Where the doors lead that coordinators have to the people of a coalition."""
    coalition = campaign.coalition
    invitation = a_seat_invitation(coalition, by=keeper)
    seat = author.seats.get(coalition=coalition)
    slugs = {key: {"slug": coalition.slug} for key in ("people", "rules", "leave")}
    keys = {key: {"pk": seat.pk} for key in ("change_role", "remove")}
    keys |= {key: {"pk": invitation.pk} for key in ("renew_invitation", "revoke_invitation")}
    doors = slugs | keys | {"join": {"token": "1.guess"}}
    doors |= {key: {"pk": 1} for key in ("end_visit", "sign_out_there")}
    return {f"campaigns:{name}": given for name, given in doors.items()}


def around(campaign, letter, author):
    return unsent(campaign, author) | answered(letter, author)


def of_news(ask, author):
    """Where the doors of the news desk lead."""
    article = Article.objects.create(url="https://example.org/x", headline="A story")
    Match.objects.create(article=article, recommendation=ask)
    source = add_source(
        coalition=ask.letter.campaign.coalition,
        feed_url="https://example.org/f",
        name="F",
        by=author,
    )
    tip = Tip.objects.create(recommendation=ask, url="http://127.0.0.1/", shows="progress")
    keys = dict.fromkeys(ON_ARTICLES, article.pk)
    keys |= dict.fromkeys(("source", "change_source", "toggle", "poll", "source_rule"), source.pk)
    keys |= dict.fromkeys(("take_tip", "refuse_tip"), tip.pk)
    evidence = a.some_evidence(ask, by=author)
    problem = evidence.problems.create(reason="dead_link")
    keys |= {"problem": evidence.pk, "settle_problem": problem.pk}
    keys |= {
        "suggest": ask.pk,
        "links": ask.pk,
        "ask_rule": ask.pk,
        "capture": a_capture(article).pk,
    }
    return {f"news:{name}": {"pk": pk} for name, pk in keys.items()}


@pytest.fixture
def house(db):
    """A coalition with one hidden thing of each kind, and the people who come to its doors."""
    campaign = a.a_campaign()
    people = {role.name.lower(): a.a_person(role, campaign) for role in Role}
    elsewhere = a.a_coalition()
    people["outsider"] = a.a_person(Role.OBSERVER, elsewhere)
    people["outsider"].seats.all().delete()
    author = a.a_person(Role.CONTRIBUTOR, campaign)
    letter = a.a_letter(campaign, signatories=("A group",), by=author)
    ask = letter.recommendations.get()
    evidence = a.some_evidence(ask, by=author)
    proposal = a.a_proposal(ask, by=author)
    claim = a.a_claim(ask, by=author)
    batch = some_topics([ask], by=author)
    arguments = around(campaign, letter, author) | {
        "campaigns:campaign": {"slug": campaign.slug},
        "letters:panel": {"slug": campaign.slug},
        **taken_away(campaign, letter, people["contributor"]),
        **in_the_reading_room(letter),
        "letters:campaign_visibility": {"slug": campaign.slug},
        "letters:release_campaign": {"slug": campaign.slug},
        "letters:visibility": {"pk": letter.pk},
        "letters:release_letter": {"pk": letter.pk},
        "letters:log": {"slug": campaign.slug},
        "letters:letter": {"pk": letter.pk},
        "letters:letter_pdf": {"pk": letter.pk},
        "letters:letter_docx": {"pk": letter.pk},
        "letters:chase": {"pk": letter.pk},
        "letters:follow_up": {"pk": letter.pk},
        "letters:translate": {"pk": letter.pk},
        "letters:unchase": {"pk": a.a_chaser(letter, by=author).pk},
        "letters:untranslate": {"pk": a.a_translation(letter, by=author).pk},
        "letters:office": {"pk": letter.addressees.get().known_office_id},
        "letters:add_term": {"pk": letter.addressees.get().known_office_id},
        "api:recommendation": {"pk": ask.pk},
        "api:letter": {"pk": letter.pk},
        "api:campaign": {"slug": campaign.slug},
        "campaigns:revoke_token": {"pk": a_token(people["contributor"])[0].pk},
        **{f"letters:{name}": {"pk": ask.pk} for name in ON_ASKS},
        "letters:agree_contribution": {"pk": claim.pk},
        "letters:retract_contribution": {"pk": claim.pk},
        "letters:retract": {"pk": evidence.pk},
        "letters:assessment": {"pk": proposal.pk},
        "letters:decide": {"pk": proposal.pk},
    }
    arguments |= {f"letters:{name}": {"pk": batch.pk} for name in ON_BATCHES}
    arguments |= of_news(ask, author)
    arguments |= of_people(campaign, author, people["coordinator"])
    return people, arguments


@pytest.mark.parametrize("row", DOORS, ids=[f"{row[0]}-{row[1]}" for row in DOORS])
def test_each_door_opens_to_whom_it_should(row, house, client_as):
    note_pulse()
    name, method, *expected = row
    people, arguments = house
    address = reverse(name, kwargs=arguments.get(name))
    told = {}
    for person in PEOPLE:
        answer = getattr(client_as(people.get(person)), method)(address)
        is_sent_in = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
        told[person] = IN if is_sent_in else answer.status_code

    assert told == dict(zip(PEOPLE, expected, strict=True))


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}"


def test_every_door_is_in_the_table():
    ours = {
        name
        for name in names(get_resolver().url_patterns)
        if not any(name.startswith(theirs) for theirs in THEIRS)
    }

    assert ours == {row[0] for row in DOORS}


def test_a_campaign_private_to_an_organisation_is_hidden_from_the_rest_of_the_coalition(
    db, client_as
):
    coalition = a.a_coalition()
    ours, theirs = a.an_organisation(), a.an_organisation()
    author = a.a_person(Role.COORDINATOR, coalition)
    author.organisation = ours
    author.save()
    partner = a.a_person(Role.COORDINATOR, coalition)
    partner.organisation = theirs
    partner.save()
    campaign = open_campaign(
        coalition=coalition, name="Quiet", visibility="organisation", by=author
    )

    assert client_as(author).get(campaign.get_absolute_url()).status_code == 200
    assert client_as(partner).get(campaign.get_absolute_url()).status_code == 404

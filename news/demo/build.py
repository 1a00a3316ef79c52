"""Builds the demo through the services, so that it is also a trial of them."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from campaigns.levels import Role, Visibility
from campaigns.models import Coalition, Organisation, User
from campaigns.services.campaigns import open_campaign
from campaigns.services.coalitions import add_member, found_coalition
from campaigns.services.seats import give_seat
from letters.asks import AddresseeDraft, AnswerDraft, AskDraft, SourceDraft
from letters.models import Assessment, Evidence, Letter
from letters.services.assessments import Judgement, approve, propose, send_back
from letters.services.contribution import agree_contribution, claim_contribution
from letters.services.evidence import add_evidence
from letters.services.letters import log_letter
from letters.services.responses import log_response
from letters.statuses import Position
from news.demo.bangladesh import BANGLADESH, DESK
from news.demo.britain import BRITAIN
from news.demo.japan import JAPAN
from news.demo.shapes import Case, Judged
from news.demo.signing import open_again
from news.feeds import Entry
from news.models import Article, Link
from news.services import ingest, links, stories
from news.services.sources import add_source
from news.services.suggest import suggest

PASSWORD = "demo"  # noqa: S105
PEOPLE = (
    ("olga", "Olga Lindqvist", Role.OBSERVER, "Bond"),
    ("ana", "Ana Ferreira", Role.CONTRIBUTOR, "Human Rights Watch"),
    ("ravi", "Ravi Menon", Role.REVIEWER, "Amnesty International"),
    ("carla", "Carla Rossi", Role.COORDINATOR, "Statewatch"),
)
FEEDS = (
    ("Human Rights Watch: news", "https://www.hrw.org/rss/news"),
    ("UN News: human rights", "https://news.un.org/feed/subscribe/en/news/topic/human-rights/feed/rss.xml"),
)  # fmt: skip
SUMMARIES = {
    JAPAN.campaign: "Rights inside North Korea, and safety for those who flee it.",
    BRITAIN.campaign: "That whoever seeks protection in Europe is heard, and not sent away.",
    BANGLADESH.campaign: "That nobody is tried or threatened for what they report.",
}


@transaction.atomic
def build() -> None:
    """Put the whole demo on file, or nothing."""
    with override("en"):
        people = _people()
        coalition = _coalition(people)
        for case in (JAPAN, BRITAIN, BANGLADESH):
            _case(case, coalition, people)
        open_again(coalition, people["ana"])
        _desk(coalition, people["ana"])


def _people() -> dict[str, User]:
    people = {}
    for username, name, _role, organisation in PEOPLE:
        home, _is_new = Organisation.objects.get_or_create(name=organisation)
        people[username] = User.objects.create_user(
            username, f"{username}@example.org", PASSWORD, name=name, organisation=home
        )
    return people


def _coalition(people: dict[str, User]) -> Coalition:
    coalition = found_coalition(name="Letters Kept (demo coalition)", by=people["carla"])
    for username, _name, role, _organisation in PEOPLE:
        give_seat(coalition=coalition, user=people[username], role=role, by=people["carla"])
    for _username, _name, _role, organisation in PEOPLE:
        home = Organisation.objects.get(name=organisation)
        add_member(
            coalition=coalition, organisation=home, joined_on=date(2009, 1, 1), by=people["carla"]
        )
    return coalition


def _case(case: Case, coalition: Coalition, people: dict[str, User]) -> None:
    ana = people["ana"]
    campaign = open_campaign(
        coalition=coalition,
        name=case.campaign,
        summary=SUMMARIES[case.campaign],
        visibility=Visibility.PUBLIC,
        by=people["carla"],
    )
    letter = log_letter(
        campaign=campaign,
        subject=case.subject,
        sent_on=case.sent_on,
        addressees=[AddresseeDraft(office=case.office, holder=case.holder, country=case.country)],
        asks=_asks(case),
        signatories=case.signatories,
        text=_text(case),
        url=case.url,
        expected_by=case.expected_by,
        expected_basis="custom",
        visibility=Visibility.PUBLIC,
        by=ana,
    )
    _answers(case, letter, ana)
    filed = _evidence(case, letter, ana)
    for judged in case.judged:
        _judge(judged, letter, filed, people)
    for helped in case.helped:
        claim = claim_contribution(
            recommendation=letter.recommendations.get(number=helped.ask),
            strength=helped.strength,
            because=helped.because,
            evidence=[filed[key] for key in helped.sources],
            by=ana,
        )
        agree_contribution(claim=claim, by=people["ravi"])


def _text(case: Case) -> str:
    """The retelling, and what the letter asks, one paragraph each."""
    return "\n\n".join([case.text, "It asks:", *(f"- {text}" for text, _topics in case.asks)])


def _asks(case: Case) -> list[AskDraft]:
    paragraphs = _text(case).split("\n\n")
    return [
        AskDraft(
            text, case.subjects, topics, quote=text, paragraph=paragraphs.index(f"- {text}") + 1
        )
        for text, topics in case.asks
    ]


def _answers(case: Case, letter: Letter, by: User) -> None:
    for said in case.said:
        log_response(
            letter=letter,
            kind=said.kind,
            channel=said.channel,
            dated=said.on,
            from_office=said.office,
            from_person=said.person,
            summary=said.summary,
            url=said.url,
            answers=[
                AnswerDraft(number, Position(position), quality, detail=detail, reason=reason)
                for number, position, quality, detail, reason in said.answers
            ],
            by=by,
        )


def _evidence(case: Case, letter: Letter, by: User) -> dict[str, Evidence]:
    asks = {ask.number: ask for ask in letter.recommendations.select_related("letter__campaign")}
    return {
        source.key: add_evidence(
            recommendation=asks[source.ask],
            source=SourceDraft(
                url=source.url,
                title=source.title,
                source_kind=source.kind,
                outlet=source.outlet,
                published_on=source.on,
                note=source.note,
            ),
            relation=source.relation,
            by=by,
        )
        for source in case.sources
    }


def _judge(
    judged: Judged, letter: Letter, filed: dict[str, Evidence], people: dict[str, User]
) -> Assessment:
    proposal = propose(
        recommendation=letter.recommendations.get(number=judged.ask),
        judgement=Judgement(
            implementation=judged.status,
            effective_on=judged.on,
            considered_until=judged.until,
            because=judged.because,
            evidence=[filed[key] for key in judged.sources],
            reason=judged.reason,
            missing=judged.missing,
            last_movement_on=judged.last_movement,
        ),
        judge=judged.judge,
        is_correction=judged.is_correction,
        by=people["ana"],
    )
    if judged.end == "approve":
        return approve(assessment=proposal, by=people["ravi"])
    if judged.end == "send_back":
        return send_back(assessment=proposal, comment=judged.comment, by=people["ravi"])
    return proposal


def _desk(coalition: Coalition, by: User) -> None:
    """Sources that are paused, pages and links that wait, so that a demo reads nothing by itself,
    and articles for the desk."""
    for name, url in FEEDS:
        add_source(coalition=coalition, name=name, feed_url=url, by=by, is_active=False)
    for piece in DESK:
        entry = Entry(
            url=piece.url,
            title=piece.title,
            summary=piece.summary,
            body="",
            published_on=piece.on,
            language=piece.language,
        )
        for article in ingest.store(None, [entry], feed_title=piece.outlet):
            stories.group(article)
            suggest(article)
    Article.objects.update(read_at=timezone.now())
    links.watch()
    Link.objects.update(next_check_at=timezone.now() + links.EVERY)

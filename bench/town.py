"""Made-up letters for the figures: asks with ten pieces of evidence each, judged and unjudged."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from campaigns.levels import Visibility
from campaigns.models import Campaign, Coalition, Organisation, User
from letters import countries
from letters.kinds import Basis, ResponseKind
from letters.models import (
    Addressee,
    Answer,
    Assessment,
    Citation,
    Evidence,
    Letter,
    Office,
    Recommendation,
    Response,
    Signature,
)
from letters.statuses import Implementation, Position

PER_LETTER = EVIDENCE = 10
LETTERS_AT_ONCE = 200
VERBS = "admit raise press release publish investigate ratify fund protect end restore review".split()  # noqa: E501, SIM905  # fmt: skip
THINGS = "refugees prisoners journalists the dam water schools a treaty courts land wages elections visas".split()  # noqa: E501, SIM905  # fmt: skip
TOPICS = ["Refugees", "Detention", "Press freedom", "Land", "Water", "Justice", "Labour", "Health"]
SYLLABLES = "ka lo mi ren sta vor ti su ne bra dol fen gri hu jal ko pe quin ra".split()  # noqa: SIM905
DONE = [one for one in Implementation if one not in {"superseded", "reversed", "not_assessed"}]
SAID = [one for one in Position if one != Position.NO_RESPONSE]
FIRST = date(2006, 1, 2)


class Town:
    """`grow` brings the recommendations on file to a number; what there is stays as it is."""

    def __init__(self) -> None:
        self._dice = random.Random(7)
        self._words = ["".join(self._dice.choices(SYLLABLES, k=3)) for _number in range(4_000)]
        self._people = [
            User.objects.create_user(name, f"{name}@example.org", "x") for name in ("one", "two")
        ]
        self._campaigns = [self._campaign(number) for number in range(20)]
        self._organisations = Organisation.objects.bulk_create(
            Organisation(name=f"Organisation {number}") for number in range(200)
        )
        self._offices = Office.objects.bulk_create(
            Office(country=code, name=name)
            for code in [code for code, _name in countries.choices()][:150]
            for name in ("Prime Minister", "Minister of Justice")
        )

    def _campaign(self, number: int) -> Campaign:
        name = f"Coalition {number // 4}"
        coalition, _is_new = Coalition.objects.get_or_create(name=name, slug=f"c-{number // 4}")
        return Campaign.objects.create(
            coalition=coalition,
            name=f"Campaign {number}",
            slug=f"campaign-{number}",
            visibility=Visibility.PUBLIC,
        )

    def grow(self, size: int) -> None:
        have = Recommendation.objects.count()
        letters = range(have // PER_LETTER, size // PER_LETTER)
        with transaction.atomic(), _without_triggers():
            for start in letters[::LETTERS_AT_ONCE]:
                self._write(range(start, min(start + LETTERS_AT_ONCE, letters.stop)))
            _index()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _write(self, numbers: range) -> None:
        letters = Letter.objects.bulk_create(self._letter(number) for number in numbers)
        Addressee.objects.bulk_create(self._addressee(letter) for letter in letters)
        Signature.objects.bulk_create(one for letter in letters for one in self._signed(letter))
        asks = Recommendation.objects.bulk_create(
            self._ask(letter, number) for letter in letters for number in range(1, PER_LETTER + 1)
        )
        answers = Response.objects.bulk_create(
            self._response(letter) for letter in letters if self._dice.random() < 0.6
        )
        by_letter = {one.letter_id: one for one in answers}
        Answer.objects.bulk_create(
            Answer(
                response=by_letter[ask.letter_id],
                recommendation=ask,
                position=ask.position,
                detail="in part",
                reason="legal_obstacle",
            )
            for ask in asks
            if ask.position != Position.NO_RESPONSE and ask.letter_id in by_letter
        )
        sources = Evidence.objects.bulk_create(
            self._evidence(ask, at) for ask in asks for at in range(EVIDENCE)
        )
        self._judge(asks, sources)

    def _judge(self, asks: list[Recommendation], sources: list[Evidence]) -> None:
        first = {one.recommendation_id: one for one in reversed(sources)}
        judged = Assessment.objects.bulk_create(
            self._assessment(ask) for ask in asks if ask.implementation_since
        )
        Citation.objects.bulk_create(
            Citation(assessment=one, evidence=first[one.recommendation_id]) for one in judged
        )

    def _said(self, words: int) -> str:
        return " ".join(self._dice.choices(self._words, k=words))

    def _day(self, after: date, within: int = 1_500) -> date:
        return min(after + timedelta(days=self._dice.randrange(1, within)), date(2026, 11, 1))

    def _letter(self, number: int) -> Letter:
        sent = FIRST + timedelta(days=self._dice.randrange(7_400))
        due = sent + timedelta(days=60)
        return Letter(
            campaign=self._campaigns[number % len(self._campaigns)],
            subject=f"On {self._dice.choice(THINGS)} and {self._said(3)}",
            text=self._said(80),
            sent_on=sent,
            expected_by=due,
            expected_basis=Basis.REQUESTED_IN_LETTER,
            due_on=due,
            visibility=Visibility.PUBLIC,
            logged_by=self._people[0],
        )

    def _addressee(self, letter: Letter) -> Addressee:
        office = self._dice.choice(self._offices)
        return Addressee(
            letter=letter, office=office.name, country=office.country, known_office=office
        )

    def _signed(self, letter: Letter) -> Iterator[Signature]:
        for organisation in self._dice.sample(self._organisations, k=3):
            yield Signature(
                letter=letter,
                organisation=organisation,
                name=organisation.name,
                confirmed_at=datetime(2026, 1, 1, tzinfo=UTC),
            )

    def _ask(self, letter: Letter, number: int) -> Recommendation:
        topics = sorted(self._dice.sample(TOPICS, k=self._dice.randrange(3)))
        said = self._dice.random() < 0.6
        is_judged = self._dice.random() < 0.5
        return Recommendation(
            letter=letter,
            number=number,
            text=f"{self._dice.choice(VERBS)} {self._dice.choice(THINGS)} {self._said(14)}",
            topics=topics,
            topics_text=" ".join(topics),
            position=self._dice.choice(SAID) if said else Position.NO_RESPONSE,
            position_since=self._day(letter.sent_day) if said else None,
            implementation=self._dice.choice(DONE) if is_judged else Implementation.NOT_ASSESSED,
            implementation_since=self._day(letter.sent_day) if is_judged else None,
            checked_until=date(2026, 6, 1) if is_judged else None,
            cited=int(is_judged),
        )

    def _response(self, letter: Letter) -> Response:
        return Response(
            letter=letter,
            kind=ResponseKind.SUBSTANTIVE_REPLY,
            channel="post",
            dated=self._day(letter.sent_day, 300),
            from_office="Prime Minister",
            summary=self._said(12),
            logged_by=self._people[0],
        )

    def _evidence(self, ask: Recommendation, at: int) -> Evidence:
        return Evidence(
            recommendation=ask,
            relation=("supports", "contradicts", "context")[at % 3],
            source_kind="news_report",
            title=f"{self._dice.choice(THINGS)} {self._said(7)}",
            url=f"https://paper.example/{ask.pk}/{at}",
            outlet=f"Paper {at}",
            published_on=FIRST + timedelta(days=self._dice.randrange(7_500)),
            added_by=self._people[0],
        )

    def _assessment(self, ask: Recommendation) -> Assessment:
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=ask.pk)
        return Assessment(
            recommendation=ask,
            previous=Implementation.NOT_ASSESSED,
            implementation=ask.implementation,
            effective_on=ask.implementation_since or FIRST,
            holds_since=ask.implementation_since,
            considered_until=date(2026, 11, 1),
            because=self._said(12),
            reason="legal_obstacle",
            missing="The rest.",
            state=Assessment.State.APPROVED,
            proposed_by=self._people[0],
            decided_by=self._people[1],
            decided_at=moment,
        )


@contextmanager
def _without_triggers() -> Iterator[None]:
    """Rows as they lie on file after years, written at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


SEARCHED: list[tuple[str, str, str]] = [
    ("letterwords (letter_id, words)", "id, search_of_letter(id)", "letter"),
    ("askwords (recommendation_id, words)", "id, search_of_ask(id)", "recommendation"),
    ("responsewords (response_id, words)", "id, search_of_response(id)", "response"),
    (
        "evidencewords (evidence_id, is_press, words)",
        "id, source_kind IN ('news_report', 'opinion'), search_of_evidence(id)",
        "evidence",
    ),
]


def _index() -> None:
    """What the triggers would have kept for the search."""
    with connection.cursor() as cursor:
        for table, columns, source in SEARCHED:
            name = table.split()[0]
            key = table.split("(")[1].split(",")[0]
            cursor.execute(
                f"INSERT INTO letters_{table} SELECT {columns} FROM letters_{source} one"  # noqa: S608
                f" WHERE NOT EXISTS (SELECT 1 FROM letters_{name} had WHERE had.{key} = one.id)"
            )
        cursor.execute(
            "INSERT INTO letters_knownword (word) SELECT DISTINCT one FROM letters_recommendation,"
            " unnest(string_to_array(search_plain(text), ' ')) one WHERE length(one) BETWEEN 4"
            " AND 40 AND NOT EXISTS (SELECT 1 FROM letters_knownword had WHERE had.word = one)"
        )

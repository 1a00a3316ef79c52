"""The asks that somebody picked, read some at a time, in the order of the page."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.utils import timezone

from campaigns.models import User
from letters.asof import AsOf
from letters.models import Letter, Recommendation
from letters.querysets import Keys, RecommendationQuerySet
from letters.selectors.ordering import in_order
from letters.selectors.picked import Picked, selection
from letters.selectors.standing import with_evidence_counts

FIRST, CHUNK = 100, 1000
LETTERS = Prefetch(
    "letter",
    Letter.objects.select_related("campaign")
    .prefetch_related("addressees")
    .defer("text", "campaign__summary"),
)


def nothing(_done: int) -> None:
    """For readers whom nobody watches."""


@dataclass
class Selected:
    """What `user` may see of a selection. Keys alone are held in memory, eight bytes each; rows
    come in chunks, each checked again for who may see it. `tell` hears how many are done;
    `letters` are those of the rows that were read.

    `letter` narrows the selection to the asks of one letter, superseded ones among them.
    """

    user: User | AnonymousUser
    picked: Picked
    today: date
    letter: Letter | None = None
    tell: Callable[[int], None] = nothing
    moment: datetime = field(default_factory=timezone.now)
    letters: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, user: User | AnonymousUser, asked: Mapping[str, str]) -> "Selected":
        today = timezone.localdate()
        return cls(user, Picked.of(asked, today), today)

    @classmethod
    def of_letter(
        cls, user: User | AnonymousUser, letter: Letter, asked: Mapping[str, str]
    ) -> "Selected":
        today = timezone.localdate()
        days = {name: asked.get(name, "") for name in ("as_of", "filed")}
        return cls(user, Picked.of({**days, "superseded": "1"}, today), today, letter)

    @property
    def when(self) -> AsOf:
        return self.picked.when(self.today)

    @property
    def address(self) -> str:
        """The page that shows the same."""
        if self.letter is None:
            return self.picked.address()
        day = self.when.query
        return self.letter.get_absolute_url() + (f"?{day}" if day else "")

    @property
    def name(self) -> str:
        """Of a file, without its ending."""
        what = f"letter-{self.letter.pk}" if self.letter else "recommendations"
        return f"heeded-{what}-{self.when.day.isoformat()}"

    def asks(self) -> RecommendationQuerySet:
        found = selection(self.user, self.picked, self.today)
        return found.filter(letter=self.letter) if self.letter else found

    @cached_property
    def keys(self) -> "array[int]":
        rows = in_order(with_evidence_counts(self.asks(), self.when), self.picked.sort)
        found = rows.values_list("pk", flat=True)
        return array("q", found.iterator(chunk_size=10_000))

    def __len__(self) -> int:
        return len(self.keys)

    def chunks(self) -> Iterator[list[Recommendation]]:
        """The first one is small, so that whoever waits sees something soon."""
        start, size = 0, FIRST
        while start < len(self.keys):
            yield self._read(self.keys[start : start + size])
            start, size = start + size, CHUNK
            self.tell(min(start, len(self.keys)))

    def rows(self) -> Iterator[Recommendation]:
        for chunk in self.chunks():
            yield from chunk

    def _read(self, keys: "array[int]") -> list[Recommendation]:
        rows = with_evidence_counts(self.asks().filter(pk__in=Keys(keys.tolist())), self.when)
        # Asks of one letter share it: to read it with each of them takes twice as long.
        found = {row.pk: row for row in rows.prefetch_related(LETTERS).defer("quote")}
        letters = {row.letter_id: row.letter for row in found.values()}
        for letter in letters.values():
            letter.addressed = list(letter.addressees.all())  # type: ignore[attr-defined]
        self.letters.update(letters)
        return [found[key] for key in keys if key in found]

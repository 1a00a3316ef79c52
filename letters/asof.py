"""On which day, and by whose knowledge, a page is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.dateparse import parse_date

from letters.kinds import Assessor

EARLIEST = date(1800, 1, 1)


@dataclass(frozen=True, slots=True)
class AsOf:
    """A day. By itself: how things stood in the world then, as far as is known today. `as_filed`:
    what was on file by the end of that day, mistakes included."""

    day: date
    today: date
    as_filed: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str], today: date) -> "AsOf":
        """From an address; what is no day of ours, or lies in the future, means today."""
        try:
            day = parse_date(asked.get("as_of", "")) or today
        except ValueError:
            day = today
        if not EARLIEST <= day <= today:
            day = today
        return cls(day, today, as_filed=asked.get("filed") == "1")

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def query(self) -> str:
        """What keeps the day in an address; "" for today."""
        if not self.is_past:
            return ""
        return f"as_of={self.day.isoformat()}" + ("&filed=1" if self.as_filed else "")

    def sent(self, prefix: str = "") -> Q:
        """Letters that had been sent."""
        sent = Q(**{f"{prefix}sent_on__lte": self.day})
        filed = Q(**{f"{prefix}logged_at__date__lte": self.day})
        return sent & filed if self.as_filed else sent

    def told(self, prefix: str = "") -> Q:
        """Responses that moved what everybody sees."""
        public = Q(**{f"{prefix}is_confidential": False})
        if not self.as_filed:
            return public & Q(**{f"{prefix}dated__lte": self.day, f"{prefix}retracted_at": None})
        released = Q(**{f"{prefix}released_at": None}) | Q(
            **{f"{prefix}released_at__date__lte": self.day}
        )
        return public & released & self._standing(prefix, "logged_at")

    def heard(self, prefix: str = "") -> Q:
        """Responses that the coalition had, confidential ones included."""
        if self.as_filed:
            return self._standing(prefix, "logged_at")
        return Q(**{f"{prefix}dated__lte": self.day, f"{prefix}retracted_at": None})

    def filed(self, prefix: str = "") -> Q:
        """Evidence that stood."""
        if self.as_filed:
            return self._standing(prefix, "added_at")
        known = Q(**{f"{prefix}published_on__lte": self.day}) | Q(
            **{f"{prefix}published_on": None, f"{prefix}added_at__date__lte": self.day}
        )
        return known & Q(**{f"{prefix}retracted_at": None})

    def approved(self, prefix: str = "") -> Q:
        """Approved judgements, of whatever judge, that could count; the last decided one does.

        What was corrected since counts in what was on file, and not in how things stood.
        """
        approved = Q(**{f"{prefix}state": "approved"})
        if self.as_filed:
            return approved & Q(**{f"{prefix}decided_at__date__lte": self.day})
        wrong = Q(**{f"{prefix}corrections__state": "approved"})
        return approved & Q(**{f"{prefix}effective_on__lte": self.day}) & ~wrong

    def agreed(self) -> Q:
        return self.approved() & Q(assessor=Assessor.COALITION)

    def claimed(self) -> Q:
        """Claims that the letter helped; of a past day, those that two people agreed on."""
        if not self.is_past:
            return Q(retracted_at=None)
        if self.as_filed:
            return self._standing("", "at") & Q(agreed_at__date__lte=self.day)
        return Q(retracted_at=None, agreed_at__isnull=False, at__date__lte=self.day)

    def _standing(self, prefix: str, since: str) -> Q:
        """On file by that day, and not retracted by then."""
        kept = Q(**{f"{prefix}retracted_at": None}) | Q(
            **{f"{prefix}retracted_at__date__gt": self.day}
        )
        return kept & Q(**{f"{prefix}{since}__date__lte": self.day})

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.policies import Action
from campaigns.selectors.campaign_page import coalitions_to
from letters.models import Recommendation
from news.models import Learning

SHOWN = 15  # traits of each direction


@dataclass(frozen=True, slots=True)
class TraitLine:
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What one coalition's verdicts have taught, in words and numbers."""

    coalition: Coalition
    newest: Learning | None
    raised: list[TraitLine]
    lowered: list[TraitLine]


def learned(*, user: User) -> list[Learned]:
    coalitions = coalitions_to(user, Action.TRIAGE_NEWS)
    rows = Learning.objects.filter(coalition__in=coalitions).order_by("coalition_id", "-version")
    newest = {row.coalition_id: row for row in rows.distinct("coalition_id")}
    return [_learned(one, newest.get(one.pk), user) for one in coalitions]


def _learned(coalition: Coalition, row: Learning | None, user: User) -> Learned:
    asks = _visible_asks(coalition, user) if row else []
    names = {str(ask.pk): f"{ask.letter.subject}, {ask.number}" for ask in asks}
    told = " ".join(f"{ask.text} {' '.join(ask.topics)}" for ask in asks).lower()
    weights = sorted((row.weights if row else {}).items(), key=lambda pair: -abs(pair[1]))
    lines = [TraitLine(_sentence(trait, names, told), weight) for trait, weight in weights]
    shown = [line for line in lines if line.words]
    return Learned(
        coalition=coalition,
        newest=row,
        raised=[line for line in shown if line.weight > 0][:SHOWN],
        lowered=[line for line in shown if line.weight < 0][:SHOWN],
    )


def _visible_asks(coalition: Coalition, user: User) -> list[Recommendation]:
    """Asks with verdicts, of letters that the reader may see."""
    judged = Recommendation.objects.visible_to(user).filter(
        letter__campaign__coalition=coalition, matches__decided_at__isnull=False
    )
    return list(judged.select_related("letter").distinct())


def _sentence(trait: str, asks: dict[str, str], told: str) -> str:
    """A trait in words; none, when it would betray an ask that the reader may not see."""
    kind, _colon, what = trait.partition(":")
    if kind == "ask":
        name = asks.get(what)
        return _("Articles suggested for %(ask)s.") % {"ask": name} if name else ""
    if kind == "word" and what not in told:
        return ""
    return {
        "word": _("Articles that speak of “%(what)s”."),
        "outlet": _("Articles of %(what)s."),
        "language": _("Articles in the language %(what)s."),
    }[kind] % {"what": what}

"""What tests of judgements share."""

from datetime import date

from letters.kinds import SourceKind
from letters.services.assessments import approve
from tests import factories as a


def page_of(client, ask):
    return " ".join(client.get(ask.get_absolute_url()).content.decode().split())


def judged(ask, ravi, status, **more):
    if "evidence" not in more:
        more["evidence"] = (a.some_evidence(ask, source_kind=SourceKind.LEGISLATION),)
    more.setdefault("effective_on", date(2021, 6, 1))
    return approve(assessment=a.a_proposal(ask, status, **more), by=ravi)

from letters.models.assessment import Assessment
from letters.models.evidence import Evidence
from letters.models.letter import Addressee, Letter, Signature
from letters.models.recommendation import Recommendation
from letters.models.response import Answer, Response

__all__ = [
    "Addressee",
    "Answer",
    "Assessment",
    "Evidence",
    "Letter",
    "Recommendation",
    "Response",
    "Signature",
]

"""Rules that the database itself holds, where they need more than one row (PL/pgSQL)."""

from letters.kinds import PRIMARY, Assessor
from letters.statuses import NEEDS_PRIMARY_SOURCE, NEEDS_SOURCE

# The columns of an assessment that its verdict may write.
STATE_ONLY = ["state", "decided_by", "decided_at", "comment", "holds_since"]


def _listed(codes: set) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))


CITED = """SELECT 1 FROM letters_assessment_evidence AS cited
            JOIN letters_evidence AS source ON source.id = cited.evidence_id
            WHERE cited.assessment_id = NEW.id AND source.retracted_at IS NULL"""

GROUNDS = f"""
    IF NEW.effective_on < (
        SELECT letter.sent_on FROM letters_recommendation AS ask
        JOIN letters_letter AS letter ON letter.id = ask.letter_id
        WHERE ask.id = NEW.recommendation_id
    ) THEN
        RAISE EXCEPTION 'nothing takes effect before its letter';
    END IF;
    IF NEW.implementation IN ({_listed(NEEDS_SOURCE | NEEDS_PRIMARY_SOURCE)})
        AND NOT EXISTS ({CITED}) THEN
        RAISE EXCEPTION 'approved on a source that stands';
    END IF;
    IF NEW.implementation IN ({_listed(NEEDS_PRIMARY_SOURCE)})
        AND NEW.assessor <> '{Assessor.GOVERNMENT.value}'
        AND NOT EXISTS ({CITED} AND source.source_kind IN ({_listed(PRIMARY)})) THEN
        RAISE EXCEPTION 'approved on a primary source';
    END IF;
    RETURN NEW;
"""  # noqa: S608

ALREADY_DECIDED = """
    IF EXISTS (
        SELECT 1 FROM letters_assessment
        WHERE id = COALESCE(NEW.assessment_id, OLD.assessment_id) AND state <> 'proposed'
    ) THEN
        RAISE EXCEPTION 'what a verdict rests on does not change';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""

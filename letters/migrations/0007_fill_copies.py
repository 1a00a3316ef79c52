"""Copies of what is on file: the date an answer is due, since when a status holds, what it cites."""

from django.db import migrations

DUE = """
UPDATE letters_letter AS letter SET due_on = GREATEST(letter.expected_by, (
    SELECT MAX(promised_by) FROM letters_response
    WHERE letter_id = letter.id AND NOT is_confidential
))
"""
# As services did it so far: a status that is only confirmed holds since it first did.
SINCE = """
UPDATE letters_assessment AS one SET holds_since = (
    SELECT MAX(began.effective_on) FROM letters_assessment AS began
    WHERE began.recommendation_id = one.recommendation_id AND began.state = 'approved'
      AND began.decided_at <= one.decided_at AND began.previous <> began.implementation
      AND NOT EXISTS (
        SELECT 1 FROM letters_assessment AS later
        WHERE later.recommendation_id = one.recommendation_id AND later.state = 'approved'
          AND later.previous <> later.implementation
          AND later.decided_at > began.decided_at AND later.decided_at <= one.decided_at)
) WHERE one.state = 'approved'
"""
CITED = """
UPDATE letters_recommendation AS ask SET cited = found.cited, cited_primary = found.first_hand
FROM (
    SELECT agreed.recommendation_id AS ask_id, COUNT(*) AS cited,
        COUNT(*) FILTER (WHERE source.source_kind IN ('official_document', 'legislation',
            'parliamentary_record', 'court_decision', 'budget')) AS first_hand
    FROM (
        SELECT DISTINCT ON (recommendation_id) id, recommendation_id FROM letters_assessment
        WHERE state = 'approved' ORDER BY recommendation_id, decided_at DESC, id DESC
    ) AS agreed
    JOIN letters_assessment_evidence AS link ON link.assessment_id = agreed.id
    JOIN letters_evidence AS source ON source.id = link.evidence_id
    WHERE source.retracted_at IS NULL
    GROUP BY agreed.recommendation_id
) AS found WHERE found.ask_id = ask.id
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0006_answers_assessors_history")]

    operations = [
        migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in (DUE, SINCE, CITED)
    ]

"""The database refuses to rewrite what was said, filed and judged."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("letters", "0007_fill_copies")]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='answers_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='94b2c5d46d669af9323e30e1e0651fb64bab3596', operation='UPDATE OR DELETE', pgid='pgtrigger_answers_are_kept_a7de3', table='letters_answer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='assessments_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ab807f71b86822adbf2cdf097aaa767e08ecf5e3', operation='DELETE', pgid='pgtrigger_assessments_are_kept_ada88', table='letters_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='a_verdict_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state <> 'proposed')", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1a8a057f811b2410c37871d82b7c6e7d52f84868', operation='UPDATE', pgid='pgtrigger_a_verdict_is_final_f021e', table='letters_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='a_proposal_is_not_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."assessor" IS DISTINCT FROM (NEW."assessor") OR OLD."assessor_name" IS DISTINCT FROM (NEW."assessor_name") OR OLD."previous" IS DISTINCT FROM (NEW."previous") OR OLD."implementation" IS DISTINCT FROM (NEW."implementation") OR OLD."effective_on" IS DISTINCT FROM (NEW."effective_on") OR OLD."considered_until" IS DISTINCT FROM (NEW."considered_until") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."missing" IS DISTINCT FROM (NEW."missing") OR OLD."last_movement_on" IS DISTINCT FROM (NEW."last_movement_on") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."is_from_outside" IS DISTINCT FROM (NEW."is_from_outside") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c682b6aa817cdacd3db526904945c80e098d9cd6', operation='UPDATE', pgid='pgtrigger_a_proposal_is_not_rewritten_5fdc4', table='letters_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='approved_on_its_grounds', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.state = 'approved')", func="\n    IF NEW.effective_on < (\n        SELECT letter.sent_on FROM letters_recommendation AS ask\n        JOIN letters_letter AS letter ON letter.id = ask.letter_id\n        WHERE ask.id = NEW.recommendation_id\n    ) THEN\n        RAISE EXCEPTION 'nothing takes effect before its letter';\n    END IF;\n    IF NEW.implementation IN ('announced', 'implemented', 'in_progress', 'not_implemented', 'partially_implemented', 'reversed')\n        AND NOT EXISTS (SELECT 1 FROM letters_assessment_evidence AS cited\n            JOIN letters_evidence AS source ON source.id = cited.evidence_id\n            WHERE cited.assessment_id = NEW.id AND source.retracted_at IS NULL) THEN\n        RAISE EXCEPTION 'approved on a source that stands';\n    END IF;\n    IF NEW.implementation IN ('implemented', 'partially_implemented', 'reversed')\n        AND NEW.assessor <> 'government'\n        AND NOT EXISTS (SELECT 1 FROM letters_assessment_evidence AS cited\n            JOIN letters_evidence AS source ON source.id = cited.evidence_id\n            WHERE cited.assessment_id = NEW.id AND source.retracted_at IS NULL AND source.source_kind IN ('budget', 'court_decision', 'legislation', 'official_document', 'parliamentary_record')) THEN\n        RAISE EXCEPTION 'approved on a primary source';\n    END IF;\n    RETURN NEW;\n", hash='de2fc35309efd7c743a913f63336f08ea234b976', operation='INSERT OR UPDATE', pgid='pgtrigger_approved_on_its_grounds_da65d', table='letters_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='evidence_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='59df67412a7cb1bec2b9e81bf8747e9a89970b16', operation='DELETE', pgid='pgtrigger_evidence_is_kept_f54d9', table='letters_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='a_retraction_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.retracted_at IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5dc06c132b5241fabecd203055c5a97397143acd', operation='UPDATE', pgid='pgtrigger_a_retraction_is_final_cc422', table='letters_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='evidence_is_not_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."relation" IS DISTINCT FROM (NEW."relation") OR OLD."source_kind" IS DISTINCT FROM (NEW."source_kind") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."outlet" IS DISTINCT FROM (NEW."outlet") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='32b9426c0cf9ba4c1e48d5132c100901e40fcbe7', operation='UPDATE', pgid='pgtrigger_evidence_is_not_rewritten_ef8c8', table='letters_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='responses_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c01dbaea816038d71451594963b2cad96de31475', operation='DELETE', pgid='pgtrigger_responses_are_kept_b85c8', table='letters_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='a_retracted_response_stays_so', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.retracted_at IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0c133691dd8f574d1a9c298682c852b87e75618c', operation='UPDATE', pgid='pgtrigger_a_retracted_response_stays_so_04f92', table='letters_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='responses_are_not_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."letter_id" IS DISTINCT FROM (NEW."letter_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."dated" IS DISTINCT FROM (NEW."dated") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."from_office" IS DISTINCT FROM (NEW."from_office") OR OLD."from_person" IS DISTINCT FROM (NEW."from_person") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."promised_by" IS DISTINCT FROM (NEW."promised_by") OR OLD."logged_by_id" IS DISTINCT FROM (NEW."logged_by_id") OR OLD."logged_at" IS DISTINCT FROM (NEW."logged_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c82d07088350e904718261b6b49c88e517761bc5', operation='UPDATE', pgid='pgtrigger_responses_are_not_rewritten_f2006', table='letters_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='what_was_told_stays_told', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.is_confidential AND NOT OLD.is_confidential)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='6b158098e357547a813bee7eaad72ad4db25b89c', operation='UPDATE', pgid='pgtrigger_what_was_told_stays_told_5d7e0', table='letters_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='cited_before_the_verdict', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM letters_assessment\n        WHERE id = COALESCE(NEW.assessment_id, OLD.assessment_id) AND state <> 'proposed'\n    ) THEN\n        RAISE EXCEPTION 'what a verdict rests on does not change';\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n", hash='5254e6a23eedd5c1e1c49c3d8ca840a1d0d262bc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_cited_before_the_verdict_607f1', table='letters_assessment_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='contributions_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='1a2d7a158f76ebd0e152ef139d7b70109777caeb', operation='DELETE', pgid='pgtrigger_contributions_are_kept_945cc', table='letters_contribution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='contributions_are_not_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."strength" IS DISTINCT FROM (NEW."strength") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."at" IS DISTINCT FROM (NEW."at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='dad4249c1e378dfd040b1a41397af614960b82ef', operation='UPDATE', pgid='pgtrigger_contributions_are_not_rewritten_88f47', table='letters_contribution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='extensions_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f5e4df4de1635341fad7d3e400c59093c8d35ece', operation='UPDATE OR DELETE', pgid='pgtrigger_extensions_are_kept_f40d0', table='letters_extension', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topicchange',
            trigger=pgtrigger.compiler.Trigger(name='topic_changes_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='74a2196a4a216f23e2b7c4685b631aa7ccee5b12', operation='UPDATE OR DELETE', pgid='pgtrigger_topic_changes_are_kept_f6cc5', table='letters_topicchange', when='BEFORE')),
        ),
    ]

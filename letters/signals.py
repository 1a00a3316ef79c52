"""Facts that other floors may want to hear. Ids only, after the commit."""

from django.dispatch import Signal

letter_logged = Signal()  # letter_id
mail_queued = Signal()  # letter_id
evidence_retracted = Signal()  # evidence_id
assessment_decided = Signal()  # assessment_id
export_asked = Signal()  # export_id
digest_stored = Signal()  # digest_id
sheet_waits = Signal()  # sheet_id

"""Facts that other floors may want to hear."""

from django.dispatch import Signal

notice_stored = Signal()  # after the commit
# Heard within the transaction, so that work changes hands with the role or not at all.
work_left = Signal()  # coalition_id, user_id, heir_id (None: to nobody)

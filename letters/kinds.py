"""The kinds of letters' facts: how an answer came, what a source is, how it bears on an ask."""

from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LetterState(TextChoices):
    """What people set; that a letter is answered (in part) is computed from its asks."""

    DRAFT = "draft", _("Draft")
    OPEN_FOR_SIGNATURE = "open_for_signature", _("Open for signature")
    CLOSED_FOR_SIGNATURE = "closed_for_signature", _("Closed for signature")
    SENT = "sent", _("Sent")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")


UNSENT = {
    LetterState.DRAFT,
    LetterState.OPEN_FOR_SIGNATURE,
    LetterState.CLOSED_FOR_SIGNATURE,
    LetterState.WITHDRAWN,
}
UNSIGNABLE = {LetterState.CLOSED, LetterState.WITHDRAWN, LetterState.SUPERSEDED}


class Signing(Enum):
    OPEN, LATE, OVER = "open", "late", "over"


class Listing(TextChoices):
    """How a signatory wants to be listed."""

    NAMED = "named", _("By name")
    AFTER = "after", _("By name, only after a date")
    COUNTED = "counted", _("Counted, not named")


class Mail(TextChoices):
    """What a mail to a signatory is about; those with a stage are sent once for each version."""

    INVITATION = "invitation", _("Invitation")
    SOFT = "soft", _("Reminder before the date")
    HARD = "hard", _("Last reminder before signing closes")
    NEW_VERSION = "new_version", _("The text has changed")
    CONFIRM = "confirm", _("Please confirm")
    RECEIPT = "receipt", _("Signed")
    RENEWED = "renewed", _("A new link")
    ALREADY = "already", _("Signed before")
    HELD = "held", _("Received")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ASKING = {Mail.INVITATION, Mail.SOFT, Mail.HARD, Mail.NEW_VERSION}


class Stage(TextChoices):
    """The ladder of chasers, in its order."""

    FIRST_REMINDER = "first_reminder", _("First reminder")
    SECOND_REMINDER = "second_reminder", _("Second reminder")
    PUBLIC_NOTE = "public_note", _("Public note of silence")
    REASONS = "reasons", _("Request for reasons")


class Basis(TextChoices):
    """Where an expected-by date comes from."""

    STATUTE = "statute", _("Set by law")
    PUBLISHED_COMMITMENT = "published_commitment", _("The government's published commitment")
    CUSTOM = "custom", _("Custom")
    REQUESTED_IN_LETTER = "requested_in_letter", _("Asked for in the letter")


class ResponseKind(TextChoices):
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    HOLDING_REPLY = "holding_reply", _("Holding reply")
    SUBSTANTIVE_REPLY = "substantive_reply", _("Substantive reply")
    MEETING = "meeting", pgettext_lazy("kind", "Meeting")
    PUBLIC_STATEMENT = "public_statement", _("Public statement")
    PARLIAMENTARY_ANSWER = "parliamentary_answer", _("Parliamentary answer")
    ACTION_WITHOUT_REPLY = "action_without_reply", _("Action without reply")
    REFUSAL_TO_ENGAGE = "refusal_to_engage", _("Refusal to engage")


class Channel(TextChoices):
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    MEETING = "meeting", pgettext_lazy("channel", "Meeting")
    PHONE = "phone", _("Phone")
    POST = "post", _("Post")
    PARLIAMENT = "parliament", _("Parliament")
    PRESS = "press", _("Press")
    WEBSITE = "website", _("Website")
    COURT = "court", _("Court")


class Relation(TextChoices):
    """How a source bears on an ask. Belongs to the link, not to the source."""

    SUPPORTS = "supports", _("Supports")
    CONTRADICTS = "contradicts", _("Contradicts")
    CONTEXT = "context", _("Context")
    REPORTS_ON_LETTER = "reports_on_letter", _("Reports on the letter")


class Assessor(TextChoices):
    """Who judges. The coalition's agreed view is the headline; the others stay beside it."""

    COALITION = "coalition", _("The coalition")
    PARTNER = "partner", _("A partner organisation")
    GOVERNMENT = "government", _("The government itself")
    INDEPENDENT = "independent", _("An independent reviewer")


class Strength(TextChoices):
    """How strong the claim is that the letter helped: another claim than that it happened."""

    ACKNOWLEDGED = "acknowledged", _("The government names the letter")
    CORROBORATED = "corroborated", _("Somebody independent says so")
    PLAUSIBLE = "plausible", _("Timing and content fit")
    NONE_FOUND = "none_found", _("Looked for, and no sign found")


class SourceKind(TextChoices):
    OFFICIAL_DOCUMENT = "official_document", _("Official document")
    LEGISLATION = "legislation", _("Legislation")
    PARLIAMENTARY_RECORD = "parliamentary_record", _("Parliamentary record")
    COURT_DECISION = "court_decision", _("Court decision")
    BUDGET = "budget", _("Budget")
    NEWS_REPORT = "news_report", _("News report")
    OPINION = "opinion", _("Opinion")
    PRESS_RELEASE = "press_release", _("Press release")
    RESEARCH = "research", _("Research")
    NGO_REPORT = "ngo_report", _("NGO report")
    SOCIAL_MEDIA = "social_media", _("Social media")


PRIMARY = {
    SourceKind.OFFICIAL_DOCUMENT,
    SourceKind.LEGISLATION,
    SourceKind.PARLIAMENTARY_RECORD,
    SourceKind.COURT_DECISION,
    SourceKind.BUDGET,
}

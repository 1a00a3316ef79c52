from campaigns.models.changes import note_changes
from letters.models.assessment import Assessment, Citation
from letters.models.batches import Batch, TopicChange
from letters.models.contribution import Contribution
from letters.models.draft import Draft, LetterFile
from letters.models.evidence import Evidence
from letters.models.exports import CalendarKey, Export, Snapshot
from letters.models.following import Chaser, CheckAgain, Extension, Translation
from letters.models.imports import Import, Imported
from letters.models.letter import Addressee, Letter
from letters.models.offices import Office, Term
from letters.models.recommendation import Recommendation
from letters.models.response import Answer, Response
from letters.models.search import (
    AskWords,
    EvidenceWords,
    KnownWord,
    LetterWords,
    ResponseWords,
)
from letters.models.sheets import SheetImport, SheetLine
from letters.models.signing import Invitation, Mailing, Signature, TextVersion
from letters.models.views import Digest, SavedView

__all__ = [
    "Addressee",
    "Answer",
    "AskWords",
    "Assessment",
    "Batch",
    "CalendarKey",
    "Chaser",
    "CheckAgain",
    "Citation",
    "Contribution",
    "Digest",
    "Draft",
    "Evidence",
    "EvidenceWords",
    "Export",
    "Extension",
    "Import",
    "Imported",
    "Invitation",
    "KnownWord",
    "Letter",
    "LetterFile",
    "LetterWords",
    "Mailing",
    "Office",
    "Recommendation",
    "Response",
    "ResponseWords",
    "SavedView",
    "SheetImport",
    "SheetLine",
    "Signature",
    "Snapshot",
    "Term",
    "TextVersion",
    "TopicChange",
    "Translation",
]

note_changes(
    Addressee,
    Answer,
    Assessment,
    Chaser,
    Citation,
    Contribution,
    Evidence,
    Extension,
    Letter,
    LetterFile,
    Office,
    Recommendation,
    Response,
    Signature,
    Snapshot,
    Term,
    TextVersion,
    Translation,
)

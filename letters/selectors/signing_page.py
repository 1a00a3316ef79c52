from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from campaigns.seals import opened
from letters import countries
from letters.differences import Change, differences, shortened
from letters.kinds import Signing
from letters.models import Draft, Invitation, Letter, Signature, TextVersion
from letters.passages import Paragraph, marked
from letters.services.mailing import invitation_link


def invitation_by(token: str) -> Invitation | None:
    """For whoever holds the personal link: the link is the permission."""
    return opened("sign", token, Invitation.objects.select_related("letter__campaign__coalition"))


def signature_by(kind: str, token: str) -> Signature | None:
    """`kind` is "confirm" or "own", as in the link."""
    rows = Signature.objects.select_related(
        "letter__campaign__coalition", "version", "organisation", "invitation"
    )
    return opened(kind, token, rows)


@dataclass(frozen=True, slots=True)
class SignPage:
    """All that templates/letters/sign.html may ask for. Names no other signatory.

    `before` is what this link signed and is asked to sign anew, since the text has changed.
    """

    letter: Letter
    version: TextVersion
    paragraphs: list[Paragraph]
    addressees: list[str]
    changes: list[Change]
    before: Signature | None


def sign_page(*, invitation: Invitation) -> SignPage:
    """Of a letter that has a text. `changes` are since the version that this link signed."""
    letter = invitation.letter
    version = letter.versions.last()
    if version is None:
        raise TextVersion.DoesNotExist
    signed = invitation.signatures.filter(confirmed_at__isnull=False, withdrawn_at=None)
    before = signed.exclude(version=version).select_related("version").order_by("-pk").first()
    changes = differences(before.version.whole, version.whole) if before and before.version else []
    return SignPage(
        letter=letter,
        version=version,
        paragraphs=marked(version.text, passages_of(version)),
        addressees=[f"{one}, {countries.name(one.country)}" for one in letter.addressees.all()],
        changes=shortened(changes),
        before=before,
    )


def passages_of(version: TextVersion) -> list[tuple[int, str, int | None]]:
    return [
        (number, ask["quote"], ask["paragraph"]) for number, ask in enumerate(version.asks, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """How signing goes: invitations by where they stand, signatures by who gave them."""

    invited: int
    opened: int
    declined: int
    waiting: int
    organisations: int
    people: int
    reserved: int
    asked_again: int


def counts_of(letter: Letter) -> Counts:
    invitations = letter.invitations.filter(revoked_at=None)
    standing = letter.signatures.standing()
    return Counts(
        invited=invitations.count(),
        opened=invitations.filter(opened_at__isnull=False).count(),
        declined=invitations.filter(declined_at__isnull=False).count(),
        waiting=letter.signatures.filter(confirmed_at=None, lapsed_at=None)
        .exclude(invitation__in=standing.exclude(invitation=None).values("invitation"))
        .values("invitation")
        .distinct()
        .count(),
        organisations=standing.filter(is_person=False).count(),
        people=standing.filter(is_person=True).count(),
        reserved=standing.exclude(reservations=[]).count(),
        asked_again=letter.signatures.filter(
            lapsed_at__isnull=False, withdrawn_at=None, confirmed_at__isnull=False
        )
        .exclude(invitation__in=standing.exclude(invitation=None).values("invitation"))
        .exclude(
            invitation__in=letter.signatures.filter(
                withdrawn_at__isnull=False, invitation__isnull=False
            ).values("invitation")
        )
        .values("invitation")
        .distinct()
        .count(),
    )


@dataclass(frozen=True, slots=True)
class InvitationLine:
    invitation: Invitation
    stands: str
    link: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    version: TextVersion
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class SigningPage:
    """All that templates/letters/signing.html may ask for."""

    letter: Letter
    counts: Counts
    is_open: bool
    is_late: bool
    sought: str
    lines: list[InvitationLine]
    pages: Page
    signatures: list[Signature]
    versions: list[VersionLine]
    draft: Draft | None
    names: list[str]


def signing_page(
    *, letter: Letter, today: object, page: str | int = 1, sought: str = ""
) -> SigningPage:
    """For those who may collect signatures, who see every name. `sought` is in a name or address
    of the invitations to show."""
    rows = _invitations(letter, sought)
    pages = Paginator(rows, 100).get_page(page)
    signing = letter.signing_on(today)  # type: ignore[arg-type]
    return SigningPage(
        letter=letter,
        counts=counts_of(letter),
        is_open=signing == Signing.OPEN,
        is_late=signing == Signing.LATE,
        sought=sought,
        lines=[InvitationLine(one, _stands(one), invitation_link(one)) for one in pages],
        pages=pages,
        signatures=list(
            letter.signatures.filter(Q(confirmed_at__isnull=False))
            .filter(Q(lapsed_at=None) | Q(withdrawn_at__isnull=False))
            .select_related("organisation", "version")
            .order_by(F("organisation__name").asc(nulls_last=True), "name")
        ),
        versions=_versions(letter),
        draft=letter.drafts.filter(done_at=None).first(),
        names=_names_in_draft(letter),
    )


def _invitations(letter: Letter, sought: str) -> QuerySet[Invitation]:
    own = letter.signatures.filter(invitation=OuterRef("pk"))
    found = Q(name__icontains=sought) | Q(email__icontains=sought)
    return (
        letter.invitations.filter(found)
        .annotate(
            signed=Exists(own.standing()),
            waits=Exists(own.filter(confirmed_at=None, lapsed_at=None)),
            withdrew=Exists(own.filter(withdrawn_at__isnull=False)),
            again=Exists(own.filter(confirmed_at__isnull=False, lapsed_at__isnull=False)),
        )
        .order_by("name", "email")
    )


def _stands(invitation: Invitation) -> str:
    if invitation.signed:  # type: ignore[attr-defined]
        return "signed"
    if invitation.revoked_at:
        return "revoked"
    if invitation.declined_at:
        return "declined"
    if invitation.waits:  # type: ignore[attr-defined]
        return "waits"
    if invitation.withdrew:  # type: ignore[attr-defined]
        return "withdrew"
    if invitation.again:  # type: ignore[attr-defined]
        return "again"
    return "opened" if invitation.opened_at else "invited"


def _versions(letter: Letter) -> list[VersionLine]:
    versions = list(letter.versions.select_related("by"))
    pairs = zip([None, *versions], versions, strict=False)
    return [
        VersionLine(new, differences(old.whole, new.whole) if old else []) for old, new in pairs
    ][::-1]


def _names_in_draft(letter: Letter) -> list[str]:
    """The signatories that the letter's first draft named: whom to invite, without addresses."""
    if letter.invitations.exists():
        return []
    first = letter.drafts.order_by("pk").first()
    return list(first.content.get("signatories", [])) if first else []

"""What signatories declare, whom staff invite, and until when."""

import re
from dataclasses import dataclass
from itertools import count

from crispy_forms.layout import Column, Row
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.asks import Consent, Invitee
from letters.forms.fields import DayField, laid_out
from letters.kinds import Listing
from letters.models import Invitation, Signature

ADDRESS = re.compile(r"(?<![^\s,;<>\"'()])[^\s,;<>\"'()]+@[^\s,;<>\"'()]+")
MOST_INVITED = 5000
UNSEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")  # they hide or turn words
DECLARED = (
    "is_person", "authorised_by", "authorised_role", "authorised_email", "listing", "listed_from",
)  # fmt: skip


def _filled_in(purpose: str) -> forms.TextInput:
    """A field that a browser may fill in from what it knows of the person."""
    return forms.TextInput(attrs={"autocomplete": purpose})


def _reservations_now(before: Signature, asks: list[dict]) -> list[dict]:
    """Those to asks that still stand in the text, by their numbers in it."""
    old = before.version.asks if before.version else []
    excepted = {
        old[one["number"] - 1]["text"]: one["words"]
        for one in before.reservations
        if one["number"] <= len(old)
    }
    return [
        {"number": number, "words": excepted[ask["text"]]}
        for number, ask in enumerate(asks, start=1)
        if ask["text"] in excepted
    ]


class ConsentForm(forms.Form):
    """A signature as declared on the signing page. Cleaned data: {"consent": Consent}."""

    name = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=250, widget=_filled_in("organization")
    )
    is_person = forms.BooleanField(
        label=gettext_lazy("I sign as a person, not for an organisation"), required=False
    )
    authorised_by = forms.CharField(
        label=gettext_lazy("Authorised by"), max_length=150, widget=_filled_in("name"),
        help_text=gettext_lazy("The name of the person who decided it."),
    )  # fmt: skip
    authorised_role = forms.CharField(
        label=gettext_lazy("Role"), max_length=150, required=False,
        widget=_filled_in("organization-title"),
        help_text=gettext_lazy("For example director, or chair of the board."),
    )  # fmt: skip
    authorised_email = forms.EmailField(
        label=gettext_lazy("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("A mail to this address asks you to confirm. It is not published."),
    )  # fmt: skip
    listing = forms.ChoiceField(
        label=gettext_lazy("How you are listed"), choices=Listing.choices, initial=Listing.NAMED,
        widget=forms.RadioSelect,
    )  # fmt: skip
    listed_from = DayField(
        label=gettext_lazy("Named only after"), required=False,
        help_text=gettext_lazy("For “only after a date”."),
    )  # fmt: skip

    def __init__(
        self, data: QueryDict | None, *, asks: list[dict], initial: dict | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.asks = asks
        self.helper = laid_out(
            "name", "is_person", Row(Column("authorised_by"), Column("authorised_role")),
            "authorised_email", "listing", "listed_from",
        )  # fmt: skip

    @classmethod
    def asking(
        cls,
        data: QueryDict | None,
        invitation: Invitation,
        asks: list[dict],
        before: Signature | None,
    ) -> "ConsentForm":
        """For whoever is invited; once more, with what was declared `before` the text changed."""
        if before is None:
            initial: dict = {"name": invitation.name, "authorised_email": invitation.email}
            return cls(data, asks=asks, initial=initial)
        initial = {name: getattr(before, name) for name in DECLARED}
        initial["name"] = before.name or str(before)
        initial["reservations"] = _reservations_now(before, asks)
        return cls(data, asks=asks, initial=initial)

    @classmethod
    def of(cls, data: QueryDict | None, signature: Signature, asks: list[dict]) -> "ConsentForm":
        """To correct a signature: who signs, and by which address, stays."""
        initial = {
            name: getattr(signature, name)
            for name in ("authorised_by", "authorised_role", "listing", "listed_from")
        }
        initial["reservations"] = signature.reservations
        form = cls(data, asks=asks, initial=initial)
        for name in ("name", "is_person", "authorised_email"):
            del form.fields[name]
        form.helper = laid_out(
            Row(Column("authorised_by"), Column("authorised_role")), "listing", "listed_from"
        )
        return form

    @property
    def rows(self) -> list[dict]:
        """Each ask with its number and the reservation typed or stored."""
        stored = {one["number"]: one["words"] for one in self.initial.get("reservations", [])}
        rows = []
        for number, ask in enumerate(self.asks, start=1):
            words = (
                self.data.get(f"words-{number}", "") if self.is_bound else stored.get(number, "")
            )
            ticked = f"except-{number}" in self.data if self.is_bound else number in stored
            rows.append({"number": number, "text": ask["text"], "words": words, "is_out": ticked})
        return rows

    def clean_name(self) -> str:
        """As everybody will read it: no look-alike of another by signs that nobody sees."""
        name = " ".join(UNSEEN.sub("", self.cleaned_data["name"]).split())
        if not any(sign.isalnum() for sign in name):
            raise ValidationError(_("Write the name as it is to stand below the letter."))
        return name

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        listing, since = given.get("listing"), given.get("listed_from")
        if listing == Listing.AFTER and not since:
            self.add_error("listed_from", _("Say from which day you may be named."))
        rows = self.rows
        if rows and all(row["is_out"] for row in rows):
            self.add_error(None, _("You except every point. Then please decline instead."))
        if self.errors:
            return given
        return {
            "consent": Consent(
                name=given.get("name", ""),
                is_person=given.get("is_person", False),
                authorised_by=given["authorised_by"],
                authorised_role=given["authorised_role"],
                authorised_email=given.get("authorised_email", ""),
                listing=given["listing"],
                listed_from=since,
                reservations=tuple(
                    (row["number"], row["words"].strip()[:500]) for row in rows if row["is_out"]
                ),
            )
        }


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Invitees:
    """A pasted list as understood: whom to invite, addresses given twice, lines to mend."""

    found: list[Invitee]
    doubled: list[str]
    faults: list[Fault]


def invitees_of(pasted: str) -> Invitees:
    """One per line: an address, with a name before or after it, as lists and sheets have them."""
    found: dict[str, Invitee] = {}
    doubled, faults = [], []
    for number, line in zip(count(1), pasted.splitlines(), strict=False):
        if not line.strip():
            continue
        email = next(iter(ADDRESS.findall(line)), "").strip(".").removeprefix("mailto:")
        name = " ".join(ADDRESS.sub(" ", line).split()).strip(" ,;<>\"'()\t")
        if not _is_address(email):
            faults.append(Fault(number, line.strip()[:200]))
        elif email.lower() in found:
            doubled.append(email)
        else:
            found[email.lower()] = Invitee(email=email, name=name[:250])
    return Invitees(list(found.values()), doubled, faults)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


class InviteForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Whom to invite"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One per line, with or without a name: Bond, office@example.org"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = laid_out("pasted")

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        given["invitees"] = invitees_of(given.get("pasted", ""))
        if len(given["invitees"].found) > MOST_INVITED:
            self.add_error("pasted", _("This is a very long list. Paste it in several parts."))
        return given


class DeadlinesForm(forms.Form):
    sign_by = DayField(label=gettext_lazy("Please sign by"), required=False)
    closes_on = DayField(label=gettext_lazy("Signing closes on"), required=False)
    takes_late = forms.BooleanField(
        label=gettext_lazy("Late signatories are welcome, on a dated addendum"), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = laid_out(Row(Column("sign_by"), Column("closes_on")), "takes_late")

    def clean_closes_on(self) -> object:
        day = self.cleaned_data["closes_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is over. To close now, use “Close signing”."))
        return day

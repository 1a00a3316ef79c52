from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Role
from campaigns.models import Coalition, Organisation, Seat, SeatInvitation, User


class InvitePersonForm(forms.ModelForm):
    """Fields are keywords of `services.joining.invite`."""

    class Meta:
        model = SeatInvitation
        fields = ["email", "role", "organisation"]
        help_texts = {
            "email": _("Where the invitation goes. It is good for 14 days."),
            "organisation": _("Leave it empty for somebody who belongs to none."),
        }

    def __init__(self, *args: Any, coalition: Coalition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        chosen: Any = self.fields["organisation"]
        chosen.queryset = Organisation.objects.filter(
            memberships__coalition=coalition, memberships__left_on=None
        ).distinct()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def validate_unique(self) -> None:
        """The service refuses a second one, with what to do instead."""


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=int)


class RulesForm(forms.ModelForm):
    """Fields are keywords of `services.coalitions.set_rules`."""

    class Meta:
        model = Coalition
        fields = ["needs_second_factor", "keep_signing_months"]
        help_texts = {
            "needs_second_factor": _(
                "A passkey or a code from an app, beside the password. Whoever has none is asked "
                "to set one up before going on."
            ),
        }


class LeavingForm(forms.Form):
    """Fields are keywords of `services.seats.leave` and `remove`."""

    heir = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Hand open work to"),
        required=False,
        empty_label=_("nobody"),
        help_text=_(
            "Drafts, assignments of the news desk and own dates to look again. Without anybody, "
            "drafts stay with the coalition, and the rest is dropped."
        ),
    )

    def __init__(self, *args: Any, coalition: Coalition, leaver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.filter(coalition=coalition, role__gte=Role.CONTRIBUTOR)
        chosen: Any = self.fields["heir"]
        chosen.queryset = User.objects.filter(
            pk__in=seats.exclude(user=leaver).values("user"), is_active=True
        ).order_by("name")


class JoinForm(forms.Form):
    """Name and password of a new account."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        password, again = given.get("password"), given.pop("again", None)
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ. Type the same twice."))
        elif password:
            person = User(email=self.email, name=given.get("name", ""))
            try:
                get_adapter().clean_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return given


class EraseForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, erase my account. I know that nobody can undo it."))


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name"]
        help_texts = {"name": _("As others in your coalitions see it.")}

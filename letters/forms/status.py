from crispy_forms.layout import Column, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import User
from letters.forms.evidence import SourcesField
from letters.forms.fields import DayField, laid_out
from letters.kinds import Assessor
from letters.models import Assessment, Evidence, Recommendation
from letters.services.assessments import Judge, Judgement
from letters.statuses import Implementation, Reason


class StatusForm(forms.Form):
    """A proposal as typed. Cleaned data are keywords of `propose`."""

    assessor = forms.ChoiceField(
        label=_("Whose judgement"), choices=Assessor.choices, initial=Assessor.COALITION,
        required=False,
    )  # fmt: skip
    assessor_name = forms.CharField(
        label=_("Their name"), max_length=200, required=False,
        help_text=_("The organisation, body or person, where it is not the coalition."),
    )  # fmt: skip
    implementation = forms.ChoiceField(label=_("It should become"))
    effective_on = DayField(
        label=_("Took effect on"), help_text=_("When it happened, not when you noticed.")
    )
    considered_until = DayField(
        label=_("Evidence considered up to"), help_text=_("Today, unless you looked less far.")
    )
    evidence = SourcesField(
        label=_("It rests on"), queryset=Evidence.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    because = forms.CharField(
        label=_("Why: what was checked, and what it shows"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = forms.ChoiceField(
        label=_("Reason code"), choices=[("", "—"), *Reason.choices], required=False,
        help_text=_("For stalled and not implemented."),
    )  # fmt: skip
    missing = forms.CharField(
        label=_("What is still missing"), widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=_("For partly implemented."),
    )  # fmt: skip
    last_movement_on = DayField(
        label=_("Last movement on"), required=False, help_text=_("For stalled.")
    )
    is_correction = forms.BooleanField(
        label=_("This is a correction: the judgement on file was wrong from the start"),
        required=False,
        help_text=_("It will be listed publicly, with the old one, the new one and why."),
    )
    successor = forms.ModelChoiceField(
        label=_("Replaced by"), queryset=Recommendation.objects.none(), required=False,
        help_text=_("For superseded."),
    )  # fmt: skip

    def __init__(self, *args: object, ask: Recommendation, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["implementation"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose …")), *Implementation.choices,
        ]  # fmt: skip
        self.fields["evidence"].queryset = ask.evidence.standing()  # type: ignore[attr-defined]
        campaign = ask.letter.campaign_id
        seen = Recommendation.objects.visible_to(user)
        others = seen.filter(letter__campaign=campaign).exclude(pk=ask.pk)
        self.fields["successor"].queryset = others.select_related("letter")  # type: ignore[attr-defined]
        self.initial.setdefault("considered_until", timezone.localdate())
        self.helper = laid_out(
            "implementation", Row(Column("effective_on"), Column("considered_until")),
            "evidence", "because", Row(Column("reason"), Column("last_movement_on")),
            "missing", "successor", Row(Column("assessor"), Column("assessor_name")),
            "is_correction",
        )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        judge = Judge(given.pop("assessor") or Assessor.COALITION, given.pop("assessor_name"))
        if judge.kind == Assessor.COALITION:
            judge = Judge()
        is_correction = given.pop("is_correction")
        return {"judge": judge, "is_correction": is_correction, "judgement": Judgement(**given)}


def as_typed(proposal: Assessment) -> dict[str, object]:
    """What stood in the form from which a proposal came, to be mended and proposed again."""
    same = ("assessor", "assessor_name", "implementation", "effective_on", "considered_until",
            "because", "reason", "missing", "last_movement_on", "successor")  # fmt: skip
    return {name: getattr(proposal, name) for name in same} | {
        "evidence": list(proposal.evidence.standing()),
        "is_correction": proposal.corrects_id is not None,
    }


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        choices=[("approve", ""), ("send_back", ""), ("withdraw", "")],
        error_messages={"invalid_choice": _("Approve it, send it back or withdraw it.")},
    )
    comment = forms.CharField(max_length=2000, required=False)


class VagueForm(forms.Form):
    """Cleaned data are keywords of `find_uncheckable`."""

    because = forms.CharField(
        label=_("Why it cannot be judged"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leave it empty to say that it can."),
    )  # fmt: skip

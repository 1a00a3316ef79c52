from crispy_forms.layout import Column, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import User
from letters.forms.fields import DayField, laid_out
from letters.models import Evidence, Recommendation
from letters.statuses import Implementation, Reason, may_become


class SourcesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Evidence) -> str:
        mark = f" · {_('primary source')}" if obj.is_primary else ""
        return f"{obj.title} ({obj.get_relation_display()} · {obj.get_source_kind_display()}{mark})"


class StatusForm(forms.Form):
    """A proposal as typed. Cleaned data are the keywords of `propose`."""

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
    successor = forms.ModelChoiceField(
        label=_("Replaced by"), queryset=Recommendation.objects.none(), required=False,
        help_text=_("For superseded."),
    )  # fmt: skip

    def __init__(self, *args: object, ask: Recommendation, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        now = ask.implementation
        self.fields["implementation"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose …")),
            *((code, label) for code, label in Implementation.choices if may_become(now, code)),
        ]
        self.fields["evidence"].queryset = ask.evidence.standing()  # type: ignore[attr-defined]
        campaign = ask.letter.campaign_id
        seen = Recommendation.objects.visible_to(user)
        others = seen.filter(letter__campaign=campaign).exclude(pk=ask.pk)
        self.fields["successor"].queryset = others.select_related("letter")  # type: ignore[attr-defined]
        self.initial.setdefault("considered_until", timezone.localdate())
        self.helper = laid_out(
            "implementation", Row(Column("effective_on"), Column("considered_until")),
            "evidence", "because", Row(Column("reason"), Column("last_movement_on")),
            "missing", "successor",
        )  # fmt: skip


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        choices=[("approve", ""), ("send_back", ""), ("withdraw", "")],
        error_messages={"invalid_choice": _("Approve it, send it back or withdraw it.")},
    )
    comment = forms.CharField(max_length=2000, required=False)

from crispy_forms.layout import Column, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from letters.asks import SourceDraft
from letters.forms.fields import DayField, laid_out
from letters.kinds import Relation, SourceKind, Strength
from letters.models import Evidence, Recommendation


class EvidenceForm(forms.Form):
    """A source as typed. Cleaned data are the keywords of `add_evidence`."""

    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https")
    title = forms.CharField(label=_("Title"), max_length=500)
    relation = forms.ChoiceField(label=_("It"), choices=Relation.choices)
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), choices=SourceKind.choices, initial="news_report",
        help_text=_("Official documents, legislation, parliamentary records, court decisions and "
                    "budgets are primary sources."),
    )  # fmt: skip
    outlet = forms.CharField(label=_("Published by"), max_length=200, required=False)
    published_on = DayField(label=_("Published on"), required=False)
    note = forms.CharField(
        label=_("What it shows"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = laid_out(
            "url", "title", Row(Column("relation"), Column("source_kind")),
            Row(Column("outlet"), Column("published_on")), "note",
        )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        relation = given.pop("relation")
        return {"relation": relation, "source": SourceDraft(**given)}


class RetractForm(forms.Form):
    because = forms.CharField(label=_("Why it is retracted"), max_length=300)


class SourcesField(forms.ModelMultipleChoiceField):
    """Sources on file for an ask, to be ticked."""

    def label_from_instance(self, obj: Evidence) -> str:
        mark = f" · {_('primary source')}" if obj.is_primary else ""
        return f"{obj.title} ({obj.get_relation_display()} · {obj.get_source_kind_display()}{mark})"


class ClaimForm(forms.Form):
    """Cleaned data are the keywords of `claim_contribution`."""

    strength = forms.ChoiceField(
        label=_("How strong is it"), choices=Strength.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("What shows it, or what you looked at"), widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = SourcesField(
        label=_("It rests on"), queryset=Evidence.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: object, ask: Recommendation, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["evidence"].queryset = ask.evidence.standing()  # type: ignore[attr-defined]
        self.helper = laid_out("strength", "because", "evidence")

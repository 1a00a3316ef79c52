"""One change for many asks, as typed. Cleaned data are the keywords of its service."""

from collections.abc import Sequence

from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.asks import SourceDraft
from letters.forms.fields import DayField, laid_out, topics_of
from letters.kinds import Relation, SourceKind
from letters.models import Recommendation
from letters.services.assessments import Judgement
from letters.services.many_statuses import StatusChange
from letters.services.topics import TopicsChange
from letters.statuses import Implementation, Reason

JUDGED = ("implementation", "effective_on", "considered_until", "because", "reason", "missing",
          "last_movement_on")  # fmt: skip
SOURCE = ("url", "title", "source_kind", "outlet", "published_on")


class StatusForAllForm(forms.Form):
    implementation = forms.ChoiceField(
        label=_("They should become"), choices=[("", _("Choose …")), *Implementation.choices]
    )
    effective_on = DayField(
        label=_("Took effect on"), help_text=_("When it happened, not when you noticed.")
    )
    considered_until = DayField(
        label=_("Evidence considered up to"), help_text=_("Today, unless you looked less far.")
    )
    because = forms.CharField(
        label=_("Why: what was checked, and what it shows"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = forms.ChoiceField(
        label=_("Reason code"), choices=[("", "—"), *Reason.choices], required=False,
        help_text=_("For stalled and not implemented."),
    )  # fmt: skip
    last_movement_on = DayField(
        label=_("Last movement on"), required=False, help_text=_("For stalled.")
    )
    missing = forms.CharField(
        label=_("What is still missing"), widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=_("For partly implemented."),
    )  # fmt: skip
    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https", required=False)
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    relation = forms.ChoiceField(label=_("It"), choices=Relation.choices, required=False)
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), choices=SourceKind.choices, initial="news_report",
        required=False,
    )  # fmt: skip
    outlet = forms.CharField(label=_("Published by"), max_length=200, required=False)
    published_on = DayField(label=_("Published on"), required=False)

    def __init__(self, *args: object, asks: Sequence[Recommendation], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.setdefault("considered_until", timezone.localdate())
        self.helper = laid_out(
            "implementation", Row(Column("effective_on"), Column("considered_until")),
            "because", Row(Column("reason"), Column("last_movement_on")), "missing",
            Fieldset(
                _("The source that it rests on"), "url", "title",
                Row(Column("relation"), Column("source_kind")),
                Row(Column("outlet"), Column("published_on")),
            ),
        )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if given.get("url"):
            for name in ("title", "relation", "source_kind"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A source needs this as well."))
        elif given.get("title") and "url" not in self.errors:
            self.add_error("url", _("Give the address of the source as well."))
        if self.errors:
            return given
        source = SourceDraft(**{name: given[name] for name in SOURCE}) if given["url"] else None
        judgement = Judgement(**{name: given[name] for name in JUDGED})
        return {"change": StatusChange(judgement, source, given["relation"])}


class TopicsForAllForm(forms.Form):
    add = forms.CharField(
        label=_("Add topics"), max_length=800, required=False, help_text=_("With commas between.")
    )
    remove = forms.MultipleChoiceField(
        label=_("Remove topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    because = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: object, asks: Sequence[Recommendation], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        used = sorted({topic for ask in asks for topic in ask.topics})
        self.fields["remove"].choices = [(one, one) for one in used]  # type: ignore[attr-defined]
        if not used:
            del self.fields["remove"]
        self.helper = laid_out("add", *(["remove"] if used else []), "because")

    def clean_add(self) -> tuple[str, ...]:
        return topics_of(self.cleaned_data["add"])

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        change = TopicsChange(given["add"], given.get("remove", ()))
        if not change.add and not change.remove:
            raise forms.ValidationError(_("Add a topic or remove one."))
        return {"change": change, "because": given["because"]}


class DecideAllForm(forms.Form):
    verdict = forms.ChoiceField(
        choices=[("approve", ""), ("send_back", "")],
        error_messages={
            "required": _("Approve them or send them back."),
            "invalid_choice": _("Approve them or send them back."),
        },
    )
    comment = forms.CharField(max_length=2000, required=False)
    seen = forms.CharField(max_length=64, required=False)
    leave_rest = forms.BooleanField(required=False)

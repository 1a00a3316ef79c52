from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from letters.models import Recommendation
from news.models import Problem, Tip


class AskChoice(forms.ModelChoiceField):
    def label_from_instance(self, ask: Recommendation) -> str:  # type: ignore[override]
        return f"{ask.letter.subject[:50]} · {ask.number}. {ask.text[:90]}"


class SaveForm(forms.Form):
    url = forms.CharField(label=gettext_lazy("Address of the article"), max_length=2000)
    ask = AskChoice(
        label=gettext_lazy("It bears on"),
        queryset=Recommendation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Find out by its words"),
    )
    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Left empty, the page is asked for it."),
    )

    def __init__(self, *args: object, asks: "QuerySet[Recommendation]", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["ask"].queryset = asks  # type: ignore[attr-defined]


class TipForm(forms.Form):
    """`website` is a field that people do not see; programs fill it in."""

    url = forms.CharField(label=gettext_lazy("Address of the article"), max_length=2000)
    shows = forms.ChoiceField(label=gettext_lazy("What it shows"), choices=Tip.Shows.choices)
    note = forms.CharField(
        label=gettext_lazy("A word to the reviewers"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Optional. Please leave out names of people at risk."),
    )
    website = forms.CharField(required=False)


class TipRefusalForm(forms.Form):
    because = forms.ChoiceField(
        choices=Tip.Refusal.choices,
        error_messages={"required": gettext_lazy("Choose why it is refused.")},
    )


class ProblemForm(forms.Form):
    """`website` is a field that people do not see; programs fill it in."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong"), choices=Problem.Reason.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("In your words"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Please leave out names of people at risk."),
    )  # fmt: skip
    website = forms.CharField(required=False)

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        if given.get("reason") == Problem.Reason.OTHER and not given.get("words"):
            self.add_error("words", gettext_lazy("Say in a few words what is wrong."))
        return given


class SettleForm(forms.Form):
    """Cleaned data are keywords of `settle_problem`."""

    verdict = forms.ChoiceField(choices=[("retract", ""), ("keep", "")])
    because = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("Say why, in a few words.")}
    )

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        return {"retract": given.pop("verdict", "") == "retract", **given}

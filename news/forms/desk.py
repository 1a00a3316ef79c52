from collections.abc import Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.kinds import Relation, SourceKind
from letters.models import Recommendation
from news.models import Match


class ConfirmForm(forms.Form):
    """Which asks an article bears on, and how. Cleaned data are keywords of `confirm`."""

    asks = forms.ModelMultipleChoiceField(queryset=Recommendation.objects.none(), required=False)
    other = forms.ModelChoiceField(queryset=Recommendation.objects.none(), required=False)
    other_relation = forms.ChoiceField(choices=Relation.choices, required=False)
    source_kind = forms.ChoiceField(choices=SourceKind.choices)
    note = forms.CharField(max_length=2000, required=False)
    rest = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: object,
        matches: Sequence[Match],
        asks: "QuerySet[Recommendation]",
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.matches = matches
        self.fields["asks"].queryset = self.fields["other"].queryset = asks  # type: ignore[attr-defined]

    def clean(self) -> dict:
        given = super().clean() or self.cleaned_data
        chosen = list(given.pop("asks", None) or [])
        choices = [(ask, self._relation(ask)) for ask in chosen]
        other, relation = given.pop("other", None), given.pop("other_relation", "")
        if other and other not in chosen:
            choices.append((other, relation or Relation.CONTEXT))
        picked = {ask.pk for ask, _relation in choices}
        rest = [match for match in self.matches if match.recommendation_id not in picked]
        given["choices"], given["rest"] = choices, rest if given.get("rest") else []
        return given

    def _relation(self, ask: Recommendation) -> str:
        given = self.data.get(f"relation_{ask.pk}", "")
        if given not in Relation.values:
            raise forms.ValidationError(
                _("Say how the article bears on recommendation %(number)s.")
                % {"number": ask.number}
            )
        return given


class DismissForm(forms.Form):
    because = forms.ChoiceField(
        choices=Match.Dismissal.choices,
        error_messages={"required": gettext_lazy("Choose why it is dismissed.")},
    )


def first_error(form: forms.Form) -> str:
    """The first refusal of a form, as a sentence."""
    return next((str(error) for errors in form.errors.values() for error in errors), "")

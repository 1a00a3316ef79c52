import re
from collections.abc import Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import User
from letters import countries
from letters.kinds import Relation, SourceKind
from letters.models import Recommendation
from news.models import Article, Match


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


class AssignForm(forms.Form):
    """Whom to ask; nobody, where it is left empty."""

    to = forms.ModelChoiceField(queryset=User.objects.none(), required=False)

    def __init__(self, *args: object, people: Sequence[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        found = User.objects.filter(pk__in=[one.pk for one in people])
        self.fields["to"].queryset = found  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """Another article, and whether it tells the same story or, after all, does not."""

    other = forms.ModelChoiceField(
        queryset=Article.objects.none(),
        error_messages={
            "required": gettext_lazy("Choose a story of the list."),
            "invalid_choice": gettext_lazy("This story is no longer here. Choose another."),
        },
    )
    gesture = forms.ChoiceField(choices=[("join", "join"), ("part", "part")])

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        seen = Article.objects.visible_to(user)
        self.fields["other"].queryset = seen  # type: ignore[attr-defined]


MOST_SIGNS = 4_000


class WordsField(forms.CharField):
    """One word or phrase a line, or after a comma."""

    def __init__(self, *, longest: int, **kwargs: object) -> None:
        self.longest = longest
        super().__init__(required=False, max_length=MOST_SIGNS, **kwargs)  # type: ignore[arg-type]

    def clean(self, value: object) -> list[str]:
        given = str(super().clean(value) or "")
        words = [" ".join(part.split()) for part in re.split(r"[\n,;]", given)]
        for word in words:
            if len(word) > self.longest:
                raise forms.ValidationError(_("“%(word)s” is too long.") % {"word": word[:40]})
        return list(dict.fromkeys(word for word in words if word))


class RuleForm(forms.Form):
    """Cleaned data are keywords of `set_rule`."""

    include = WordsField(
        longest=100,
        widget=forms.Textarea({"rows": 3}),
        label=gettext_lazy("At least one of these words or phrases"),
        help_text=gettext_lazy("One a line. A star stands for any ending: deport*."),
    )
    exclude = WordsField(
        longest=100,
        widget=forms.Textarea({"rows": 3}),
        label=gettext_lazy("None of these words or phrases"),
    )
    languages = WordsField(
        longest=8,
        label=gettext_lazy("Only these languages"),
        help_text=gettext_lazy("Two-letter codes, with commas: en, fr."),
    )
    countries = WordsField(
        longest=2,
        label=gettext_lazy("Only what names one of these countries"),
        help_text=gettext_lazy("Two-letter codes, with commas: JP, KR."),
    )

    def clean_languages(self) -> list[str]:
        return [one.lower() for one in self.cleaned_data["languages"]]

    def clean_countries(self) -> list[str]:
        codes = [one.upper() for one in self.cleaned_data["countries"]]
        known = {code for code, _name in countries.choices()}
        for code in codes:
            if code not in known:
                raise forms.ValidationError(
                    _("“%(code)s” is no country. Use two letters, like JP.") % {"code": code}
                )
        return codes


def first_error(form: forms.Form) -> str:
    """The first refusal of a form, as a sentence."""
    return next((str(error) for errors in form.errors.values() for error in errors), "")

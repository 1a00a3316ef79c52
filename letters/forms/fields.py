"""Fields that several forms share."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _

from letters import countries


def laid_out(*parts: object) -> FormHelper:
    """How crispy draws a form whose <form>, token and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*parts)
    return helper


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    def __init__(self, **more: object) -> None:
        super().__init__(widget=DayInput(), **more)  # type: ignore[arg-type]


def country_codes(typed: str) -> tuple[str, ...]:
    """Codes of names with commas between them. Raises ValidationError for an unknown name."""
    names = [one.strip() for one in typed.split(",") if one.strip()]
    codes = {name: countries.code_of(name) for name in names}
    if unknown := [name for name, code in codes.items() if not code]:
        raise forms.ValidationError(
            _("No country is called %(name)s. Check the spelling.") % {"name": unknown[0]}
        )
    return tuple(dict.fromkeys(codes.values()))


def topics_of(typed: str) -> tuple[str, ...]:
    topics = [one.strip().lower() for one in typed.split(",")]
    if any(len(one) > 80 for one in topics):
        raise forms.ValidationError(_("A topic is longer than 80 signs. Separate with commas."))
    return tuple(dict.fromkeys(one for one in topics if one))


def lines_of(typed: str) -> list[str]:
    lines = [line.strip() for line in typed.splitlines()]
    if any(len(line) > 250 for line in lines):
        raise forms.ValidationError(_("A name is longer than 250 signs. One per line, please."))
    return [line for line in lines if line]

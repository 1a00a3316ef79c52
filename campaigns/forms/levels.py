from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.levels import Visibility


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class LevelForm(forms.Form):
    """Who may see something, and from when. Fields are the keywords of `set_level`."""

    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see it"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    embargo_until = forms.DateTimeField(
        label=gettext_lazy("Not before"),
        required=False,
        widget=MomentInput(),
        help_text=gettext_lazy("Only with “Everyone”. Leave it empty for at once. Time in UTC."),
    )
    releases_itself = forms.ChoiceField(
        label=gettext_lazy("When that moment comes"),
        choices=[
            ("", gettext_lazy("It waits until somebody releases it.")),
            ("1", gettext_lazy("It becomes public by itself.")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_releases_itself(self) -> bool:
        return bool(self.cleaned_data["releases_itself"])

    def clean_embargo_until(self) -> datetime | None:
        until = self.cleaned_data["embargo_until"]
        if until and until.year > timezone.now().year + 10:
            raise forms.ValidationError(_("This is more than ten years ahead. Check the year."))
        return until

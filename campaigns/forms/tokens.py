from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import ApiToken

LONGEST = timedelta(days=366)


class TokenForm(forms.ModelForm):
    class Meta:
        model = ApiToken
        fields = ["name", "scope", "expires_on"]
        help_texts = {
            "name": _("What will use it, so that you know it again."),
            "expires_on": _("A year from now at the latest."),
        }
        widgets = {"expires_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def clean_expires_on(self) -> object:
        day = self.cleaned_data["expires_on"]
        if day > timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("Choose a day within the next year."))
        return day

from django import forms
from django.utils.translation import gettext_lazy as _


class SnapshotForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What it shows, for people who find it cited. Everybody can read it."),
    )

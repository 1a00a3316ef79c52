from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.levels import Role
from campaigns.models import Coalition, OperatorVisit


class VisitForm(forms.ModelForm):
    """Fields are keywords of `services.visits.open_visit`."""

    minutes = forms.TypedChoiceField(
        label=_("For how long"),
        choices=[(15, _("15 minutes")), (30, _("30 minutes")), (60, _("an hour"))],
        coerce=int,
    )
    role = forms.TypedChoiceField(
        label=_("What you may do there"),
        choices=[
            (Role.OBSERVER, _("look, as an observer")),
            (Role.COORDINATOR, _("mend, as a coordinator")),
        ],
        coerce=int,
    )

    class Meta:
        model = OperatorVisit
        fields = ["coalition", "reason"]
        help_texts = {"reason": _("The coalition's people read it, on their record and by mail.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["coalition"]
        chosen.queryset = Coalition.objects.order_by("name")

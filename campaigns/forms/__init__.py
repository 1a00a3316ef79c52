from campaigns.forms.levels import LevelForm
from campaigns.forms.people import (
    EraseForm,
    InvitePersonForm,
    JoinForm,
    LeavingForm,
    ProfileForm,
    RoleForm,
    RulesForm,
)
from campaigns.forms.tokens import TokenForm
from campaigns.forms.visits import VisitForm

__all__ = [
    "EraseForm",
    "InvitePersonForm",
    "JoinForm",
    "LeavingForm",
    "LevelForm",
    "ProfileForm",
    "RoleForm",
    "RulesForm",
    "TokenForm",
    "VisitForm",
]

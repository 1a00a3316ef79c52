from news.forms.desk import (
    AssignForm,
    ConfirmForm,
    DismissForm,
    JoinForm,
    RuleForm,
    first_error,
)
from news.forms.saving import ProblemForm, SaveForm, SettleForm, TipForm, TipRefusalForm
from news.forms.sources import ListForm, SearchForm, SourceChangeForm, SourceForm

__all__ = [
    "AssignForm",
    "ConfirmForm",
    "DismissForm",
    "JoinForm",
    "ListForm",
    "ProblemForm",
    "RuleForm",
    "SaveForm",
    "SearchForm",
    "SettleForm",
    "SourceChangeForm",
    "SourceForm",
    "TipForm",
    "TipRefusalForm",
    "first_error",
]

from news.forms.desk import AssignForm, ConfirmForm, DismissForm, RuleForm, first_error
from news.forms.saving import SaveForm, TipForm, TipRefusalForm
from news.forms.sources import ListForm, SearchForm, SourceChangeForm, SourceForm

__all__ = [
    "AssignForm",
    "ConfirmForm",
    "DismissForm",
    "ListForm",
    "RuleForm",
    "SaveForm",
    "SearchForm",
    "SourceChangeForm",
    "SourceForm",
    "TipForm",
    "TipRefusalForm",
    "first_error",
]

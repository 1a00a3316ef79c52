from campaigns.forms.levels import LevelForm
from campaigns.forms.tokens import TokenForm

__all__ = ["LevelForm", "TokenForm"]

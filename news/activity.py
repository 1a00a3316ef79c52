from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Did(TextChoices):
    """What people do on this floor, in the past tense, as the record stores it."""

    ADDED_SOURCE = "source.added", _("added the source")
    TOOK_LIST = "sources.listed", _("took over a list of sources for")
    PAUSED_SOURCE = "source.paused", _("paused the source")
    RESUMED_SOURCE = "source.resumed", _("resumed the source")
    CHANGED_SOURCE = "source.changed", _("changed the source")
    SAVED_ARTICLE = "article.saved", _("saved the article")
    TOOK_TIP = "tip.taken", _("put on the desk what a reader suggested")
    REFUSED_TIP = "tip.refused", _("refused what a reader suggested")
    CONFIRMED_ARTICLE = "article.confirmed", _("confirmed as evidence")
    DISMISSED_ARTICLE = "article.dismissed", _("dismissed")
    SET_RULE = "rule.set", _("set what articles are suggested for")
    UNDID_VERDICT = "article.undone", _("took back the verdict on")
    SETTLED_PROBLEM = "problem.settled", _("settled what a reader said of")
    JOINED_STORY = "story.joined", _("joined to another story")
    PARTED_STORY = "story.parted", _("parted again from another story")
    SPLIT_STORY = "story.split", _("took out of its story")

"""Words that several rooms of this floor share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reading(TextChoices):
    """What became of fetching an article's page, in sentences for the desk."""

    FULL = "full", _("The text of the page is on file.")
    PAYWALL = "paywall", _("The page is behind a paywall; only what is free to read is on file.")
    CONSENT = "consent", _("The site asks for consent first. Open the page in a browser.")
    NO_TEXT = "no_text", _("No article was found on the page. Open it in a browser.")
    NO_PAGE = "no_page", _("The address leads to a file without text. Open it in a browser.")
    REFUSED = "refused", _("The page cannot be had. What the source said of it is on file.")
    ROBOTS = "robots", _("The site asks programs not to read the page. Open it in a browser.")
    UNREACHABLE = "unreachable", _("The site did not answer. What the source said is on file.")


class LinkState(TextChoices):
    WORKS = "works", _("The link works.")
    CHANGED = "changed", _("The page has changed since it was filed.")
    UNSEEN = "unseen", _("The link could not be checked. Open it in a browser.")
    DEAD = "dead", _("The page can no longer be had.")

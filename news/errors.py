class NewsError(Exception):
    """A rule of this app said no. The message is fit to show to the person who asked."""


class TooLate(NewsError):
    """Somebody else was first, or is at it."""

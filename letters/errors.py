class LetterError(Exception):
    """A rule of this app said no. The message is fit to show to the person who asked."""


class NotAllowedYet(LetterError):
    """Right in itself, but not by this person or not at this moment."""


class AlreadyDecided(LetterError):
    """Somebody else was faster."""


class ChangedSince(LetterError):
    """What was looked at is no longer what would be done."""


class AlreadyOnFile(LetterError):
    """The same thing was put on file before, by a second click or by somebody else."""

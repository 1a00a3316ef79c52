"""Why a page was not fetched, in sentences that are fit to show."""


class FetchError(Exception):
    """The page was not fetched. The message is fit to show."""


class Refused(FetchError):
    """Trying again will not help."""


class Gone(Refused):
    """The site answers, and has no such page."""


class Unreachable(FetchError, OSError):
    """It may work later; `retry_after` seconds where the server said so."""

    def __init__(self, message: str, retry_after: int = 0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NoSuchSite(Unreachable):
    """No address is known for its name."""

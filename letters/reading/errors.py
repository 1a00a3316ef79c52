class CannotRead(Exception):
    """The document cannot be read. The message says what to do, and is fit to show."""

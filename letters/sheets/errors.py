class CannotReadSheet(Exception):
    """The whole file is refused. The message is fit to show to the person who sent it."""


class CellFault(Exception):
    """What stands in one cell cannot be taken. The message says why and what to do."""

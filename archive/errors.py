class ArchiveError(Exception):
    """A "no" in words for whoever typed the command."""

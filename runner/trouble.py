class Trouble(Exception):
    """Something that a person has to put right. The message says what to do."""

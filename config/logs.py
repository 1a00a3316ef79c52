import logging
import re

LINKS = re.compile(r"/(sign|confirm|signature|calendars)/[^/\s]+")


class WithoutLinks(logging.Filter):
    """Personal links are keys: a log tells which page was asked for, and not by which link."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        hidden = LINKS.sub(r"/\1/…", told)
        if hidden != told:
            record.msg, record.args = hidden, ()
        return True

import re
from dataclasses import dataclass


def pattern(source: str) -> re.Pattern[str]:
    """A case-blind pattern; white space in `source` is for the eye, "␣" stands for spaces."""
    joined = "".join(line.strip() for line in source.splitlines())
    return re.compile(joined.replace("␣", r"\s+"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of one language. Each is searched in one sentence or heading unless said."""

    performative: re.Pattern[str]  # "we urge"; group `who` is the subject where it is not "we"
    reported: re.Pattern[str]  # the same in the past: said elsewhere, not asked here
    modal: re.Pattern[str]  # "<government> should"; group `who` is the subject
    modal_any: re.Pattern[str]  # the modal verb alone, whoever should do it
    needed: re.Pattern[str]  # "it is essential that the government"
    governing: re.Pattern[str]  # words for those who govern and are asked
    you: re.Pattern[str]  # the reader of a letter, spoken to
    outsiders: re.Pattern[str]  # the public, spoken to by a campaign
    we: re.Pattern[str]  # begins a subject that is those who ask
    not_names: re.Pattern[str]  # a row of names holds none of these
    ours: re.Pattern[str]  # those who ask
    others: re.Pattern[str]  # bodies whose words are reported
    ask_heading: re.Pattern[str]
    aside_heading: re.Pattern[str]  # sections that ask nothing
    ask_lead: re.Pattern[str]  # before a list of asks
    other_lead: re.Pattern[str]  # before a list of something else
    pleasantry: re.Pattern[str]
    elaboration: re.Pattern[str]  # begins a sentence that goes on about the ask before
    also: re.Pattern[str]
    hedge: re.Pattern[str]  # a general rule rather than an ask
    report: re.Pattern[str]  # marks of a page about a letter
    salutation: re.Pattern[str]
    closing: re.Pattern[str]
    begins_act: re.Pattern[str]  # an item's first words, if it is a thing to be done
    names_act: re.Pattern[str]  # the same as a noun: "the release of"
    signed: re.Pattern[str]
    subject_line: re.Pattern[str]
    offices: re.Pattern[str]
    honorific: re.Pattern[str]
    asked_of: re.Pattern[str]  # "we wrote to <office> about", group `who`
    copies: re.Pattern[str]
    dated: re.Pattern[str]  # "letter dated", "we wrote on"
    organisation: re.Pattern[str]
    strip_ask: re.Pattern[str]  # what stands before the act itself in a prose ask

"""How each word is drawn wherever it stands: one colour and one shape for a code of any axis, on
pages, in charts, frames, pictures and reports.

Colours stand out from the paper, and neighbours from each other for those who see few colours
(tests/house/test_colours.py); the shape tells what the colour does not.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    light: str
    dark: str


# static/house.css and static/embed.css say the same.
TONES: dict[str, Tone] = {
    "good": Tone("#0b5a5e", "#6fc3c0"),
    "part": Tone("#4a9396", "#3f8f8d"),
    "agreed": Tone("#62751f", "#869f3a"),
    "moving": Tone("#23598f", "#8ab8ea"),
    "coming": Tone("#5e8fca", "#5584c0"),
    "heard": Tone("#6a4a9c", "#c9bcf0"),
    "none": Tone("#918d83", "#8d8f90"),
    "aside": Tone("#6d5a45", "#cdbd9c"),
    "warn": Tone("#b5790f", "#e0b25c"),
    "bad": Tone("#8f2a1f", "#ef938a"),
    "undone": Tone("#d0604f", "#c25a4c"),
    "outside": Tone("#5b5e63", "#a9aca9"),
}
NOTHING = ("outside", "dashed")
LOOKS: dict[str, tuple[str, str]] = {
    "implemented": ("good", "disc"),
    "partially_implemented": ("part", "half"),
    "in_progress": ("moving", "arrow"),
    "announced": ("coming", "ring"),
    "stalled": ("warn", "bars"),
    "no_action": ("none", "dash"),
    "not_implemented": ("bad", "cross"),
    "reversed": ("undone", "triangle"),
    "superseded": ("aside", "square"),
    "not_assessed": NOTHING,
    "accepted": ("good", "disc"),
    "accepted_in_part": ("part", "half"),
    "accepted_in_principle": ("agreed", "ring"),
    "already_done": ("moving", "square"),
    "under_consideration": ("coming", "dots"),
    "acknowledged": ("heard", "triangle"),
    "noted": ("none", "dash"),
    "not_addressed": ("aside", "bars"),
    "not_competent": ("warn", "arrow"),
    "not_accepted": ("bad", "barred"),
    "no_response": NOTHING,
    "rejected": ("bad", "barred"),
    "accepted_awaiting_action": ("agreed", "dots"),
    "answered_no_commitment": ("none", "frame"),
    "no_response_overdue": ("warn", "hourglass"),
    "supports": ("good", "disc"),
    "reports_on_letter": ("coming", "square"),
    "context": ("none", "ring"),
    "contradicts": ("bad", "cross"),
    "well": ("good", "disc"),
    "failing": ("bad", "cross"),
    "paused": ("none", "bars"),
    "new": NOTHING,
}
# Outlines in a square from -1 to 1, filled; what is hollow runs back along its inside.
_RING = "M.9 0A.9.9 0 1 1-.9 0A.9.9 0 1 1 .9 0Z"
SHAPES: dict[str, str] = {
    "disc": _RING,
    "ring": _RING + "M.5 0A.5.5 0 1 0-.5 0A.5.5 0 1 0 .5 0Z",
    "half": _RING + "M0 .6A.6.6 0 0 0 0-.6Z",
    "square": "M-.8-.8H.8V.8H-.8Z",
    "bars": "M-.75-.85H-.15V.85H-.75ZM.15-.85H.75V.85H.15Z",
    "frame": "M-.8-.8H.8V.8H-.8ZM-.42-.42V.42H.42V-.42Z",
    "dash": "M-.85-.22H.85V.22H-.85Z",
    "dots": "M-1-.22H-.56V.22H-1ZM-.22-.22H.22V.22H-.22ZM.56-.22H1V.22H.56Z",
    "barred": _RING + "M-.52-.2V.2H.52V-.2Z",
    "hourglass": "M-.75-.85H.75L-.75.85H.75Z",
    "cross": (
        "M-.85-.55L-.55-.85L0-.3L.55-.85L.85-.55L.3 0L.85.55L.55.85L0 .3L-.55.85L-.85.55L-.3 0Z"
    ),
    "triangle": "M0-.9L.95.8H-.95Z",
    "arrow": "M.95 0L.05-.85V-.3H-.9V.3H.05V.85Z",
    "dashed": (
        "M.9 0A.9.9 0 0 1 .45.78L.3.52A.6.6 0 0 0 .6 0Z"
        "M-.45.78A.9.9 0 0 1-.9 0L-.6 0A.6.6 0 0 0-.3.52Z"
        "M-.45-.78A.9.9 0 0 1 .45-.78L.3-.52A.6.6 0 0 0-.3-.52Z"
    ),
}


def tone(code: str) -> str:
    return LOOKS.get(code, NOTHING)[0]


def colour(code: str) -> str:
    """On light paper."""
    return TONES[tone(code)].light


def shape(code: str) -> str:
    """The outline that stands beside its words."""
    return SHAPES[LOOKS.get(code, NOTHING)[1]]

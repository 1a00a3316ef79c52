"""An ask as it will be shown: without its list's punctuation and without "we urge you to"."""

import re

from letters.reading.sentences import sentences
from letters.reading.words import Words

LONGEST = 420  # signs of an ask that are shown; the quote keeps all
TAIL = re.compile(r"[;,]?\s*(?:\b(?:and|or|et|ou|y|o|und|e)\b)?\s*[;,]?\s*$", re.IGNORECASE)


def tidied(text: str) -> str:
    text = TAIL.sub("", " ".join(text.split())).strip(" -–—:")
    text = re.sub(r"^(?:and|also|that|to|finally,?)\s+(?=[a-z])", "", text)
    text = _shortened(text)
    if text and text[-1] not in '.!?。！？…"”’)':
        text += "." if text.isascii() or text[-1].isalpha() else ""
    return text[:1].upper() + text[1:]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = ""
    for sentence in sentences(text):
        if kept and len(kept) + len(sentence) > LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept if len(kept) <= 2 * LONGEST else kept[: 2 * LONGEST].rsplit(" ", 1)[0] + " …"


def act_of(sentence: str, words: Words) -> str:
    """The act that a sentence asks for: "We urge you to publish the list" → "Publish the list"."""
    found = words.strip_ask.match(sentence)
    if not found:
        return tidied(sentence)
    act = re.sub(
        r"^you\s+(?!should|must|will|would|are|have)", "", found["to"] or found["that"] or ""
    )
    return tidied(act if len(act.split()) > 2 else sentence)

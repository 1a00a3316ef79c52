"""An ask as it will be shown: without its list's punctuation and without "we urge you to"."""

import re

from letters.reading.sentences import sentences
from letters.reading.words import Words
from world.places import mentions

LONGEST = 420  # signs of an ask that are shown; the quote keeps all
SUBJECT = re.compile(r"(?:the\s+)?(?:\w+\s+){1,3}?(?=[a-z])")
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
    act = found["to"] or _without_subject(found["that"] or "", words)
    return tidied(act if len(act.split()) > 2 else sentence)


def _without_subject(clause: str, words: Words) -> str:
    """ "Japan offer food aid" is to be shown as "Offer food aid"."""
    subject = SUBJECT.match(clause)
    if subject is None or not words.begins_act.match(clause[subject.end() :]):
        return clause
    who = subject[0]
    asked = words.governing.search(who) or words.you.search(who) or mentions(who)
    return clause[subject.end() :] if asked else clause

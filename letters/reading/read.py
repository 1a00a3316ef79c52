"""From a file, a page or pasted text to a reading. Opens no connection and touches no database."""

import re

from letters.reading.addressees import addressees
from letters.reading.asks import find_asks
from letters.reading.dates import sent_on
from letters.reading.errors import CannotRead
from letters.reading.formats import docx, markdown, odt, pdf, text, webpage
from letters.reading.greetings import greeting_of
from letters.reading.sentences import sentences
from letters.reading.signers import signatories
from letters.reading.sniff import decoded, kind_of
from letters.reading.structure import Part, arranged, body_of, parts
from letters.reading.types import Document, Reading
from letters.reading.words import Words, words_for
from world.languages import detect

MOST_BYTES = 20 * 1024 * 1024
MOST_SIGNS = 1_000_000
LONGEST_SUBJECT = 250
TOO_LARGE = "This file is larger than 20 MB. Upload the letter alone, without pictures."
TOO_LONG = "This text is longer than any letter. Paste the letter alone."
EMPTY = "There is no text in this file. Choose another one, or paste the text."
NO_ASKS = "No recommendation was recognised. Mark them in the text."
BY_LISTS = "In this language only lists are recognised. Please check what the letter asks."


def read(content: bytes, name: str = "") -> Reading:
    """A file's letter. `name` only helps to tell Markdown from plain text.

    Raises CannotRead with a sentence that says what to do.
    """
    return reading_of(document_of(content, name))


def read_text(pasted: str) -> Reading:
    if not pasted.strip():
        raise CannotRead("There is nothing to read yet. Paste the letter.")
    looks_marked = re.search(r"(?m)^(#{1,4} \S|\*\*\S|> )", pasted)
    return reading_of(
        markdown.read(_limited(pasted)) if looks_marked else text.read(_limited(pasted))
    )


def document_of(content: bytes, name: str = "") -> Document:
    if len(content) > MOST_BYTES:
        raise CannotRead(TOO_LARGE)
    kind = kind_of(content, name)
    if kind in {"docx", "odt", "pdf"}:
        return {"docx": docx, "odt": odt, "pdf": pdf}[kind].read(content)
    source = _limited(decoded(content))
    return {"html": webpage, "md": markdown, "txt": text}[kind].read(source)


def _limited(source: str) -> str:
    if len(source) > MOST_SIGNS:
        raise CannotRead(TOO_LONG)
    return source.replace("\x00", "")


def reading_of(document: Document) -> Reading:
    if sum(len(block.text) for block in document.blocks) > MOST_SIGNS:
        raise CannotRead(TOO_LONG)
    blocks = arranged(document.blocks)
    if not any(block.flat for block in blocks):
        raise CannotRead(EMPTY)
    language = detect(document.words[:4000], declared=document.language)
    words = words_for(language)
    numbered = parts(blocks)
    people = addressees(numbered, words)
    asks = find_asks(numbered, words, {one.country for one in people if one.country})
    notes = ([BY_LISTS] if words is None else []) + ([] if asks else [NO_ASKS])
    return Reading(
        subject=_subject(document, numbered, words)[:LONGEST_SUBJECT],
        sent_on=sent_on(numbered, words, document.dated),
        language=language,
        addressees=people,
        signatories=signatories(numbered, words),
        recommendations=asks,
        body=body_of(blocks),
        notes=notes,
    )


def _subject(document: Document, numbered: list[Part], words: Words | None) -> str:
    """Its own subject line, else the title, else the first heading or sentence."""
    lines = [line for part in numbered[:30] for line in part.block.lines]
    for line in lines:
        if words and (found := words.subject_line.match(line)):
            return found["subject"].strip(" *")
    if document.title:
        return document.title
    for part in numbered[:3]:
        if part.block.kind == "paragraph" and part.block.is_all_bold:
            return part.block.flat
    for part in numbered[:12]:
        if part.block.kind == "heading" and not (words and words.salutation.match(part.block.flat)):
            return part.block.flat
    greeted = [part.number for part in numbered[:40] if words and greeting_of(part.block, words)]
    letter = numbered[greeted[0] :] if greeted else numbered
    told = [one for part in letter for one in sentences(part.block.flat) if len(one.split()) > 5]
    return told[0] if told else (lines[0] if lines else "")

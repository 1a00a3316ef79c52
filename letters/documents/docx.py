import io
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from letters.documents.shapes import FinalLetter, Signatory

ACCENT = RGBColor(0x0B, 0x5A, 0x5E)
SOFT = RGBColor(0x5B, 0x5E, 0x63)
IN_A_ROW = 2


def as_docx(letter: FinalLetter) -> bytes:
    """The same letter for a word processor, on A4, naming no author."""
    letter = letter.printable()
    document = docx.Document()
    _prepare(document, letter)
    if letter.notice:
        _soft(document.add_paragraph(letter.notice))
    for words in (letter.day, "\n".join(letter.to)):
        if words:
            document.add_paragraph(words)
    if letter.copies:
        document.add_paragraph("\n".join([letter.labels["copies"], *letter.copies]))
    document.add_heading(letter.subject, level=1)
    _text(document, letter)
    if letter.asks:
        document.add_heading(letter.labels["asks"], level=2)
        for ask in letter.asks:
            document.add_paragraph(ask, style="List Number")
    _signatories(document, letter)
    return _written(document)


def _prepare(document: Document, letter: FinalLetter) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Georgia", RGBColor(0x1C, 0x1D, 0x1F)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title, about.language = letter.subject[:250], letter.language
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)


def _text(document: Document, letter: FinalLetter) -> None:
    for pieces in letter.paragraphs:
        paragraph = document.add_paragraph()
        for piece in pieces:
            if piece.number:
                mark = paragraph.add_run(f"{piece.number} ")
                mark.font.superscript, mark.font.color.rgb = True, ACCENT
            paragraph.add_run(piece.text)


def _signatories(document: Document, letter: FinalLetter) -> None:
    labels = letter.labels
    _names(document, labels["organisations"], letter.organisations)
    _names(document, labels["people"], letter.people)
    if letter.unnamed:
        _soft(document.add_paragraph(letter.unnamed))
    _names(document, labels["withdrew"], letter.withdrew)
    if letter.late:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _names(document, labels["late"], letter.late)


def _names(document: Document, title: str, names: list[Signatory]) -> None:
    """In columns, without lines, read from left to right."""
    if not names:
        return
    document.add_heading(title, level=2)
    table = document.add_table(rows=-(-len(names) // IN_A_ROW), cols=IN_A_ROW)
    cells = iter(table._cells)
    for name in names:
        paragraph = next(cells).paragraphs[0]
        paragraph.add_run(name.name)
        if name.note:
            note = paragraph.add_run(f"\n{name.note}")
            note.font.size, note.font.color.rgb = Pt(9), SOFT


def _soft(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = SOFT


def _written(document: Document) -> bytes:
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()

"""A letter in Markdown as Word, OpenDocument, PDF and HTML files, made on the spot."""

import io
import re
import zipfile
from html import escape

import docx
import typst

from letters.reading.formats import markdown
from letters.reading.types import Block

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def blocks_in(source: str) -> list[Block]:
    return list(markdown.read(source).blocks)


def as_docx(source: str, *, author: str = "Jane Roe", typed_markers: bool = False) -> bytes:
    document = docx.Document()
    document.core_properties.author = author
    for block in blocks_in(source):
        if block.kind == "heading":
            document.add_heading(block.text, level=min(block.level, 6))
        elif block.kind == "item" and not typed_markers:
            style = "List Number" if block.is_numbered else "List Bullet"
            document.add_paragraph(block.text, style=style)
        else:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{block.marker} " if block.marker else "")
            paragraph.add_run(block.text[: len(block.lead)]).bold = bool(block.lead)
            paragraph.add_run(block.text[len(block.lead) :])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(source: str) -> bytes:
    body = "".join(map(_odt_block, blocks_in(source)))
    content = (
        f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def _odt_block(block: Block) -> str:
    text = escape(block.text).replace("\n", "<text:line-break/>")
    if block.kind == "heading":
        return f'<text:h text:outline-level="{block.level}">{text}</text:h>'
    if block.kind == "item":
        return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    return f"<text:p>{text}</text:p>"


def as_pdf(source: str) -> bytes:
    parts = []
    for block in blocks_in(source):
        marker = f"{block.marker} " if block.marker else ""
        lines = " #linebreak() ".join(_typst(line) for line in block.lines)
        if block.lead and block.text.startswith(block.lead):
            rest = _typst(block.text[len(block.lead) :]).replace("\n", " #linebreak() ")
            lines = f"#strong[{_typst(block.lead)}]{rest}"
        size = '#text(weight: "bold", size: 13pt)' if block.kind == "heading" else "#par"
        parts.append(f"{size}[{_typst(marker)}{lines}]\n\n")
    return typst.compile("".join(["#set par(justify: false)\n\n", *parts]).encode())


def _typst(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\#$*_`<>@[]=~-+./\"'" else sign for sign in text)


def as_html(source: str) -> bytes:
    tags = {"heading": "h2", "paragraph": "p", "row": "p", "footnote": "p", "item": "li"}
    body = ""
    for block in blocks_in(source):
        lead = f"<b>{escape(block.lead)}</b>" if block.text.startswith(block.lead) else ""
        text = lead + escape(block.text[len(block.lead) if lead else 0 :]).replace("\n", "<br>")
        body += f"<{tags[block.kind]}>{text}</{tags[block.kind]}>"
    body = re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", body, flags=re.DOTALL)
    menu = "<nav><a href='/'>Home</a> <a href='/news'>We urge you to subscribe</a></nav>"
    return f"<!doctype html><title>A letter</title><body>{menu}<article>{body}</article>".encode()

"""OpenDocument texts (.odt)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from letters.reading.errors import CannotRead
from letters.reading.formats.markup import BULLET, Run
from letters.reading.formats.zipped import members
from letters.reading.types import Block, Document, Kind

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
BROKEN = "This OpenDocument file is damaged and cannot be opened. Save it again, or paste the text."


def read(content: bytes) -> Document:
    names = members(content)
    try:
        tree = fromstring(names["content.xml"], forbid_dtd=True)
        styles = fromstring(names["styles.xml"], forbid_dtd=True) if "styles.xml" in names else None
        meta = fromstring(names["meta.xml"], forbid_dtd=True) if "meta.xml" in names else None
    except (KeyError, ParseError, DefusedXmlException, ValueError) as error:
        raise CannotRead(BROKEN) from error
    bold = _bold_styles(tree) | (_bold_styles(styles) if styles is not None else set())
    numbered = _numbered_styles(tree) | (_numbered_styles(styles) if styles is not None else set())
    body = tree.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    if body is None:
        raise CannotRead(BROKEN)
    title = meta.findtext(f".//{DC}title") if meta is not None else ""
    blocks = [one for one in _Walker(bold, numbered).blocks(body) if one.text]
    return Document(blocks=blocks, title=title or "")


def _bold_styles(tree: Element) -> set[str]:
    return {
        style.get(f"{STYLE}name", "")
        for style in tree.iter(f"{STYLE}style")
        for look in style.iter(f"{STYLE}text-properties")
        if look.get(f"{FO}font-weight") == "bold"
    }


def _numbered_styles(tree: Element) -> set[str]:
    return {
        style.get(f"{STYLE}name", "")
        for style in tree.iter(f"{TEXT}list-style")
        if style.find(f"{TEXT}list-level-style-number") is not None
    }


class _Walker:
    def __init__(self, bold: set[str], numbered: set[str]) -> None:
        self.bold, self.numbered = bold, numbered

    def blocks(self, node: Element, depth: int = 0, marker: str = "") -> Iterator[Block]:
        for child in node:
            if child.tag == f"{TEXT}h":
                yield Block(
                    "heading",
                    self._run(child).text(),
                    level=int(child.get(f"{TEXT}outline-level") or 1),
                )
            elif child.tag == f"{TEXT}p":
                run = self._run(child)
                kind: Kind = "item" if marker else "paragraph"
                yield Block(kind, run.text(), level=depth, marker=marker, lead=run.lead())
                marker = ""
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, depth + 1)
            elif child.tag == f"{TABLE}table-row":
                cells = (" ".join("".join(cell.itertext()).split()) for cell in child)
                yield Block("row", "\t".join(cell for cell in cells if cell))
            elif not child.tag.startswith(f"{TEXT}tracked"):
                yield from self.blocks(child, depth, marker)

    def _list(self, node: Element, depth: int, style: str = "") -> Iterator[Block]:
        style = node.get(f"{TEXT}style-name", style)
        for number, item in enumerate(node.findall(f"{TEXT}list-item"), start=1):
            marker = f"{number}." if style in self.numbered else BULLET
            yield from self.blocks(item, depth, marker)

    def _run(self, node: Element) -> Run:
        run = Run()
        is_bold = node.get(f"{TEXT}style-name", "") in self.bold
        self._gather(node, run, is_bold=is_bold)
        return run

    def _gather(self, node: Element, run: Run, *, is_bold: bool) -> None:
        run.add(node.text, is_bold=is_bold)
        for child in node:
            if child.tag == f"{TEXT}line-break":
                run.add("\n", is_bold=is_bold)
            elif child.tag in {f"{TEXT}s", f"{TEXT}tab"}:
                run.add(" ", is_bold=is_bold)
            elif child.tag not in {
                f"{TEXT}note",
                "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
            }:
                bold = is_bold or child.get(f"{TEXT}style-name", "") in self.bold
                self._gather(child, run, is_bold=bold)
            run.add(child.tail, is_bold=is_bold)

"""HTML as a row of blocks; what Word and Markdown files are turned into on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from letters.reading.types import Block, Kind

DROPPED = {
    "script", "style", "form", "iframe", "nav", "aside", "button", "svg", "noscript", "template",
    "figure", "head", "select", "object", "embed", "audio", "video", "img",
}  # fmt: skip
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
BOLD = {"b", "strong"}
HOLDERS = {
    "html", "body", "div", "section", "article", "main", "header", "footer", "blockquote", "ul",
    "ol", "table", "tbody", "thead", "tfoot", "center", "dl", "figure", "details", "address",
}  # fmt: skip
FOOTNOTE = re.compile(r"^(footnote|endnote|fn|ftn|sdfootnote)", re.IGNORECASE)
BULLET = "•"


@dataclass
class Run:
    """Inline text as it is gathered, with what of its beginning is bold."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str | None, *, is_bold: bool) -> None:
        if text:
            self.pieces.append((text, is_bold))

    def text(self) -> str:
        whole = "".join(text for text, _bold in self.pieces)
        lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in whole.split("\n")]
        return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()

    def lead(self) -> str:
        """The bold words at the very beginning."""
        bold = []
        for text, is_bold in self.pieces:
            if not is_bold and text.strip():
                break
            bold.append(text)
        return " ".join("".join(bold).split())


def blocks_of(source: str | html.HtmlElement) -> list[Block]:
    root = html.fromstring(source or "<p></p>") if isinstance(source, str) else source
    return [block for block in _walk(root, _Place()) if block.text]


@dataclass(frozen=True)
class _Place:
    """Where in the tree we are."""

    depth: int = 0
    marker: str = ""
    is_quoted: bool = False
    kind: Kind = "paragraph"


def _walk(node: html.HtmlElement, place: _Place) -> Iterator[Block]:
    """Blocks in reading order. Loose text between block elements becomes paragraphs."""
    run = Run()
    run.add(_own(node.text, node), is_bold=False)
    for child in node:
        if not isinstance(child.tag, str) or child.tag in DROPPED:
            run.add(_own(child.tail, node), is_bold=False)
            continue
        if _is_inline(child):
            _gather(child, run, is_bold=False)
        else:
            yield from _flush(run, place)
            yield from _block(child, place)
            if place.kind == "item":  # only the first piece of an item carries its marker
                place = _Place(place.depth, "", place.is_quoted, "paragraph")
        run.add(_own(child.tail, node), is_bold=False)
    yield from _flush(run, place)


def _own(text: str | None, node: html.HtmlElement) -> str:
    """Line ends of the source are spaces, except where a converter has meant them."""
    return text or "" if node.get("data-lines") else re.sub(r"\s+", " ", text or "")


def _is_inline(node: html.HtmlElement) -> bool:
    if node.tag in {*HOLDERS, *HEADINGS, "p", "li", "tr", "pre", "hr", "dt", "dd", "td", "th"}:
        return False
    return all(_is_inline(child) for child in node if isinstance(child.tag, str))


def _flush(run: Run, place: _Place) -> Iterator[Block]:
    text = run.text()
    if text:
        yield Block(place.kind, text, level=place.depth, marker=place.marker, lead=run.lead(),
                    is_quoted=place.is_quoted)  # fmt: skip
    run.pieces.clear()


def _block(node: html.HtmlElement, place: _Place) -> Iterator[Block]:
    if node.tag in HEADINGS:
        run = Run()
        _gather(node, run, is_bold=False)
        yield Block("heading", run.text(), level=HEADINGS[node.tag], is_quoted=place.is_quoted)
    elif node.tag == "li":  # outside a list
        yield from _walk(node, _Place(place.depth + 1, BULLET, place.is_quoted, "item"))
    elif node.tag in {"ul", "ol"}:
        yield from _list(node, place)
    elif node.tag == "tr":
        yield _row(node)
    elif node.tag in {"p", "pre"} and all(
        _is_inline(one) for one in node if isinstance(one.tag, str)
    ):
        run = Run()
        _gather(node, run, is_bold=False)
        yield from _flush(run, place)
    else:
        is_quoted = place.is_quoted or node.tag == "blockquote"
        yield from _walk(node, _Place(place.depth, place.marker, is_quoted, place.kind))


def _list(node: html.HtmlElement, place: _Place) -> Iterator[Block]:
    number = int(node.get("start") or 1) if (node.get("start") or "1").isdigit() else 1
    for item in node:
        if item.tag != "li":
            continue
        note = FOOTNOTE.match(item.get("id") or "")
        marker = f"{_numeral(number, node.get('type'))}." if node.tag == "ol" else BULLET
        inside = _Place(place.depth + 1, marker, place.is_quoted, "footnote" if note else "item")
        yield from _walk(item, inside)
        number += 1


def _numeral(number: int, style: str | None) -> str:
    if style in {"a", "A"} and number <= 26:
        return chr(ord(style) + number - 1)
    return str(number)


def _row(node: html.HtmlElement) -> Block:
    cells = [" ".join(cell.text_content().split()) for cell in node if cell.tag in {"td", "th"}]
    return Block("row", "\t".join(cell for cell in cells if cell))


def _gather(node: html.HtmlElement, run: Run, *, is_bold: bool) -> None:
    """The inline text below `node`; notes' numbers are left out, line breaks kept."""
    if node.tag in DROPPED:
        return
    if node.tag == "br":
        run.add("\n", is_bold=is_bold)
        return
    if node.tag == "sup" and re.fullmatch(r"[\[(]?\w{1,3}[\])]?", node.text_content().strip()):
        return
    bold = is_bold or node.tag in BOLD
    run.add(_own(node.text, node), is_bold=bold)
    for child in node:
        if isinstance(child.tag, str):
            _gather(child, run, is_bold=bold)
        run.add(_own(child.tail, node), is_bold=bold)

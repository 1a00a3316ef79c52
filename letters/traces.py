"""Documents without what tells who wrote, changed or read them. Plain Python, no Django."""

import io
import re
import zipfile

from lxml import etree
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

OOXML = b"http://schemas.openxmlformats.org"
OASIS = b"urn:oasis:names:tc:opendocument:xmlns"
EMPTIED = {
    "core.xml": b'<cp:coreProperties xmlns:cp="%b/package/2006/metadata/core-properties"/>' % OOXML,
    "app.xml": b'<Properties xmlns="%b/officeDocument/2006/extended-properties"/>' % OOXML,
    "custom.xml": b'<Properties xmlns="%b/officeDocument/2006/custom-properties"/>' % OOXML,
    "meta.xml": b'<office:document-meta xmlns:office="%b:office:1.0"/>' % OASIS,
}
PROPERTIES = re.compile(r"^(?:docProps/(?:core|app|custom)\.xml|(?:.*/)?meta\.xml)$")
DROPPED = re.compile(
    r"^(?:docProps/thumbnail\..*|Thumbnails/.*|customXml/.*|"
    r"word/(?:comments\w*|people)\.xml|word/_rels/(?:comments\w*|settings)\.xml\.rels)$"
)
# Files within the file.
FOREIGN = re.compile(r"(?:/embeddings/|vbaProject|/activeX/|^Basic/|^Scripts/)")
REMOVED = {  # what is struck out or said in the margin, and where the author's machine is named
    "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference",
    "attachedTemplate", "mailMerge", "annotation", "annotation-end", "tracked-changes", "change",
    "change-start", "change-end",
}  # fmt: skip
NAMES = {"author", "initials", "userId"}  # attributes
NAMED = {"creator", "initial-creator", "author-name", "author-initials", "creator-initials"}
PATH = re.compile(r"\\|^file:|^/(?:home|Users)/")
KEPT = {
    "/Type", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/Resources", "/Group", "/UserUnit",
}  # fmt: skip
TOLD = {"/Metadata", "/PieceInfo", "/LastModified"}


def without_traces(content: bytes, kind: str) -> bytes:
    """`kind` is "pdf", "docx" or "odt". Raises ValueError for what cannot be cleaned for sure."""
    return _pdf(content) if kind == "pdf" else _archive(content)


def _pdf(content: bytes) -> bytes:
    """Its pages as they look, and nothing else: no attachments, notes, forms or scripts."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(_bare(page))
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _bare(page: PageObject) -> PageObject:
    for key in set(page) - KEPT - {"/Parent"}:
        del page[key]
    waiting: list[PdfObject | None] = [page.get("/Resources")]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        one = one.get_object() if one is not None else None
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, DictionaryObject):
            for key in TOLD & set(one):
                del one[key]
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one
    return page


def _archive(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        if any(FOREIGN.search(name) for name in names):
            raise ValueError("There are other files inside.")
        dropped = {name for name in names if DROPPED.match(name)}
        for entry in old.infolist():
            if entry.filename in dropped:
                continue
            plain = zipfile.ZipInfo(entry.filename)
            plain.compress_type = entry.compress_type
            new.writestr(plain, _member(entry.filename, old.read(entry.filename), dropped))
    return out.getvalue()


def _member(name: str, inner: bytes, dropped: set[str]) -> bytes:
    if PROPERTIES.match(name):
        return EMPTIED[name.rpartition("/")[2]]
    if not name.endswith((".xml", ".rels")) or not inner.strip():
        return inner
    try:
        root = etree.fromstring(inner, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError("A part of it is broken.") from error
    for node in list(root.iter(etree.Element)):
        _clean(node, dropped)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean(node: etree._Element, dropped: set[str]) -> None:
    tag = etree.QName(node).localname
    if tag in REMOVED or _points_to(node, dropped) or _is_of_printer(node):
        _remove(node)
        return
    if tag in NAMED:
        node.text = ""
    for key, value in node.attrib.items():
        name = etree.QName(key).localname
        if name in NAMES or (name in {"descr", "title"} and PATH.search(value)):
            node.set(key, "")


def _points_to(node: etree._Element, dropped: set[str]) -> bool:
    """A relationship, content type or line of the manifest for a member that is left out."""
    ends = {one.rpartition("/")[2] for one in dropped}
    if node.get("TargetMode") == "External":
        return False
    for key, value in node.attrib.items():
        name = etree.QName(key).localname
        if name in {"Target", "PartName", "full-path"} and value.rpartition("/")[2] in ends:
            return bool(value)
    return False


def _is_of_printer(node: etree._Element) -> bool:
    return (
        any(
            etree.QName(key).localname == "name" and value.startswith("Printer")
            for key, value in node.attrib.items()
        )
        and etree.QName(node).localname == "config-item"
    )


def _remove(node: etree._Element) -> None:
    """Without the words inside, with those that follow."""
    above, before = node.getparent(), node.getprevious()
    if above is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        above.text = (above.text or "") + (node.tail or "")
    above.remove(node)

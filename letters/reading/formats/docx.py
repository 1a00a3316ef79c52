"""Word files (.docx), opened by mammoth."""

import io
import zipfile

import mammoth
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from letters.reading.errors import CannotRead
from letters.reading.formats.markup import blocks_of
from letters.reading.formats.zipped import members
from letters.reading.types import Document

BROKEN = "This Word file is damaged and cannot be opened. Save it again, or paste the text."
CORE = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(content: bytes) -> Document:
    names = members(content)
    try:
        for name in names:
            fromstring(names[name], forbid_dtd=True)
        page = mammoth.convert_to_html(
            io.BytesIO(_only(names)), convert_image=mammoth.images.img_element(_none)
        )
    except DefusedXmlException as error:
        raise CannotRead(BROKEN) from error
    except (ParseError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            zipfile.BadZipFile, RecursionError) as error:  # fmt: skip
        raise CannotRead(BROKEN) from error
    title = fromstring(names[CORE]).findtext(f".//{TITLE}") if CORE in names else ""
    return Document(blocks=blocks_of(f"<div>{page.value}</div>"), title=title or "")


def _only(names: dict[str, bytes]) -> bytes:
    """The document without any member that was not checked, whatever points to it."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name, inner in names.items():
            archive.writestr(name, inner)
    return found.getvalue()


def _none(_image: object) -> dict[str, str]:
    return {"src": ""}

"""What is published of an original tells nothing of those who wrote it."""

import io
import zipfile
from itertools import chain

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from letters.errors import LetterError
from letters.reading import read
from letters.services.files import stripped
from letters.traces import without_traces
from tests.letters.reading import files

SOURCE = "Dear Minister,\n\nWe urge you to publish the list of prisons.\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
BODY = f"""<w:document xmlns:w="{WORD}" xmlns:w15="urn:15"><w:body><w:p>
<w:ins w:id="1" w:author='Jane Doe'><w:r><w:t>Kept words.</w:t></w:r></w:ins>
<w:del w:id="2" w:author="Jane Doe"><w:r><w:delText>Struck words.</w:delText></w:r></w:del>
<w:commentRangeStart w:id="0"/><w:r><w:t>More words.</w:t></w:r></w:p></w:body></w:document>"""
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT = f"""<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXT}"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><o:body><o:text>
<t:tracked-changes><dc:creator>Jane Doe</dc:creator>Struck words.</t:tracked-changes>
<t:p>Kept <o:annotation><dc:creator>Jane Doe</dc:creator><t:p>Margin words.</t:p></o:annotation>
More words.<t:author-name>Jane Doe</t:author-name></t:p></o:text></o:body></o:document-content>"""


def archive(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, inner in members.items():
            made.writestr(name, inner)
    return out.getvalue()


def whole(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return b"".join(chain(*((name.encode(), found.read(name)) for name in found.namelist())))


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        (
            "docx",
            {
                "docProps/core.xml": "<x>Jane Doe</x>",
                "docProps/thumbnail.jpeg": "Jane Doe",
                "word/document.xml": BODY,
                "word/comments.xml": f'<w:comments xmlns:w="{WORD}">Margin words.</w:comments>',
                "word/people.xml": '<p:people xmlns:p="urn:15" p:author="Jane Doe"/>',
                "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELS}"><Relationship '
                f'Id="r" Type="{LINK}" Target="file:///C:/Users/Jane Doe/a.dotx"/></Relationships>',
            },
        ),
        (
            "odt",
            {
                "content.xml": ODT,
                "meta.xml": "<x>Jane Doe</x>",
                "Thumbnails/thumbnail.png": "Jane Doe",
            },
        ),
    ],
)
def test_names_margins_and_what_was_struck_out_do_not_leave_the_house(kind, members):
    told = whole(without_traces(archive(members), kind))

    assert b"Kept" in told
    assert b"More words." in told
    for hidden in (b"Jane", b"Margin words", b"Struck words", b"thumbnail", b"comments.xml"):
        assert hidden not in told


def test_a_pdf_is_published_as_its_pages_alone():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(files.as_pdf(SOURCE))))
    writer.add_metadata({"/Author": "Jane Doe"})
    notes = StreamObject()
    notes.set_data(b"<x>Jane Doe</x>")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(notes)
    writer.add_attachment("jane.docx", b"Jane Doe")
    page = writer.pages[0]
    told = DictionaryObject({NameObject("/T"): TextStringObject("Jane Doe")})
    page[NameObject("/PieceInfo")] = writer._add_object(told)
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(told)])
    out = io.BytesIO()
    writer.write(out)

    found = without_traces(out.getvalue(), "pdf")

    assert b"Jane" in out.getvalue()
    assert b"Jane" not in found
    assert not PdfReader(io.BytesIO(found)).attachments
    assert "publish the list of prisons" in read(found, "a.pdf").body


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_the_copy_reads_as_the_original(kind):
    original = getattr(files, f"as_{kind}")(SOURCE)

    copy = without_traces(original, kind)

    assert read(copy, f"a.{kind}").body == read(original, f"a.{kind}").body
    assert kind != "docx" or docx.Document(io.BytesIO(copy)).paragraphs


@pytest.mark.parametrize("name", ["word/embeddings/budget.xlsx", "word/vbaProject.bin"])
def test_a_file_within_the_file_keeps_it_hidden(name):
    with pytest.raises(LetterError, match="stays hidden"):
        stripped(archive({"word/document.xml": BODY, name: "Jane Doe"}), "docx")

"""Files that cannot be read: each gets a sentence that says what to do."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from letters.reading import CannotRead, read, read_text
from tests.letters.reading import files

SOURCE = "Dear Minister,\n\nWe urge you to publish the list of prisons.\n"
PASTE = "paste"


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(files.as_pdf(SOURCE))))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def laughing() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{entities}]><w>&l9;</w>'
    return zipped(word__document_xml=document)


def reaching_out() -> bytes:
    document = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    return zipped(word__document_xml=document)


def bomb() -> bytes:
    return zipped(word__document_xml="<w>" + " " * 90_000_000 + "</w>")


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {WORD}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"


def pointing_elsewhere() -> bytes:
    """Harmless where one looks; what the document points to holds the bomb."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    link = f'<Relationship Id="r1" Type="{kind}" Target="word/evil.dat"/>'
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    entity = '<!DOCTYPE w [<!ENTITY a "We urge you to release the prisoners of the camp. ">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{links}">{link}</Relationships>')
        archive.writestr("word/document.xml", BODY % "Hello.")
        archive.writestr("word/evil.dat", entity + BODY % ("&a;" * 50))
    return out.getvalue()


def endless() -> bytes:
    return zipped(word__document_xml=BODY % ("We urge you to release them now. " * 40_000))


SIGN_IN = b"<!doctype html><title>Sign in</title><form>Name <input><input type=password></form>"

BAD = {
    "empty": (b"", "letter.pdf", "empty"),
    "blank": (b" \n\t ", "letter.txt", "empty"),
    "locked PDF": (locked(), "letter.pdf", "without the password"),
    "scanned PDF": (scanned(), "letter.pdf", "text recognition"),
    "broken PDF": (b"%PDF-1.7\nnothing of use", "letter.pdf", "damaged"),
    "old Word file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "a.docx",
        "save it as .docx",
    ),
    "rich text": (b"{\\rtf1 hello}", "letter.docx", "Save it as .docx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "letter.pdf", "picture"),
    "programme": (b"MZ\x90\x00\x03" + b"\x00" * 90, "letter.txt", "not a letter"),
    "spreadsheet": (zipped(xl__workbook_xml="<x/>"), "letter.docx", "not a letter"),
    "cut Word file": (files.as_docx(SOURCE)[:4000], "letter.docx", "not a letter"),
    "entities": (laughing(), "letter.docx", "damaged"),
    "outside entity": (reaching_out(), "letter.docx", "damaged"),
    "zip bomb": (bomb(), "letter.docx", "unpacks to far more"),
    "endless Word file": (endless(), "letter.docx", "longer than any letter"),
    "sign-in page": (SIGN_IN, "letter.html", "asks for a password"),
    "60 MB": (b"a" * 60_000_000, "letter.txt", "larger than 20 MB"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_says_what_to_do(case):
    content, name, says = BAD[case]

    with pytest.raises(CannotRead, match=says):
        read(content, name)


def test_the_content_tells_the_kind_and_not_the_name():
    found = read(files.as_pdf(SOURCE), "letter.docx")

    assert [ask.text for ask in found.recommendations] == ["Publish the list of prisons."]


def test_letters_of_other_alphabets_and_encodings_are_decoded():
    text = "Señora Ministra:\n\nInstamos a su gobierno a publicar la lista de cárceles del país.\n"

    found = read(text.encode("latin-1"), "carta.txt")

    assert "cárceles" in found.recommendations[0].quote


def test_a_word_file_is_read_only_where_it_was_checked():
    assert "prisoners" not in read(pointing_elsewhere(), "letter.docx").body


def test_a_paragraph_of_thousands_of_asks_is_read_to_its_end():
    found = read_text("We urge the minister to release them. " * 6000)

    assert len(found.recommendations) == 6000


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from(["", "%PDF-1.4\n", "PK\x03\x04", "<html>", "+++\n"])
)
def test_nothing_but_a_sentence_comes_of_rubbish(content, start):
    said = "A letter."
    try:
        read(start.encode("latin-1") + content, "letter.md")
    except CannotRead as error:
        said = str(error)

    assert said.endswith(".")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="We urge,you to and the (a)1.;:\n-•ab", max_size=3000))
def test_every_ask_of_any_text_stands_in_it(text):
    try:
        found = read_text(text)
    except CannotRead:
        return

    whole = " ".join(found.body.split())
    assert all(ask.quote in whole for ask in found.recommendations)


def test_programs_get_what_was_agreed_and_notes_apart(tmp_path: Path):
    path, told, notes = tmp_path / "letter.md", io.StringIO(), io.StringIO()
    path.write_text(f"4 May 2020\n\nMinister of Justice, Japan\n\n{SOURCE}", encoding="utf-8")

    call_command("read_letter", str(path), "--json", stdout=told, stderr=notes)

    found = json.loads(told.getvalue())
    assert list(found) == [
        "subject", "sent_on", "language", "addressees", "signatories", "recommendations",
    ]  # fmt: skip
    assert found["sent_on"] == "2020-05-04"
    assert found["addressees"] == [
        {"name": None, "office": "Minister of Justice, Japan", "country": "JP"}
    ]
    assert set(found["recommendations"][0]) == {
        "text", "quote", "paragraph", "page", "form", "reason",
    }  # fmt: skip
    assert not notes.getvalue()
    path.write_text("Dear Minister,\n\nThe sun shone on the harbour all day long.", "utf-8")
    call_command("read_letter", str(path), "--json", stdout=io.StringIO(), stderr=notes)
    assert "No recommendation was recognised" in notes.getvalue()


def test_the_command_says_it_too(tmp_path: Path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(locked())

    with pytest.raises(CommandError, match="without the password"):
        call_command("read_letter", str(path), "--json")

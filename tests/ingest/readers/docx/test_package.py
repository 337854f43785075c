"""Files that are no Word documents, that are broken, and that mean harm: a PaperError that names them, and soon."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import (
    DamagedArchive,
    EmptyPaper,
    EncryptedPaper,
    PaperError,
    UnknownFormat,
    UnsafeArchive,
    UnsafeXml,
)
from ingest.readers import choose
from ingest.readers.docx import DocxReader
from ingest.readers.docx.package import MAX_MEMBERS
from ingest.source import File
from tests.ingest.readers.docx.material import docx, note, notes, p, packed, part, read, ref, tbl, tr

LETTER = docx(
    p("De brug", ref(1), " is open voor al het verkeer."), tbl(tr("Jaar", "Aantal"), tr("2023", "4")),
    p("Vraag 1"), p("Kent u de brug?"), p("Antwoord"), p("Ja."), footnotes=notes(note(1, "Zie bijlage.")),
)
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'


def changed(parts: dict[str, str]) -> bytes:
    """A letter with the text of some members replaced."""
    with zipfile.ZipFile(io.BytesIO(LETTER)) as archive:
        members = {name: archive.read(name).decode().partition("?>\n")[2] for name in archive.namelist()}
    return packed(members | parts)


def test_a_word_file_is_known_by_what_is_in_it() -> None:
    assert DocxReader().takes(File("brief", LETTER))
    assert not DocxReader().takes(File("papers.zip", packed({"a.md": "x"})))
    assert not DocxReader().takes(File("pagina.docx", b" <html><p>Een pagina</p></html>"))
    assert choose(File("brief.zip", LETTER)).name == "DOCX"


def test_an_archive_of_word_files_is_none() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("brief.docx", LETTER)
    assert not DocxReader().takes(File("papers.zip", archive.getvalue()))


@pytest.mark.parametrize(("members", "found"), [
    ({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}, "an Excel workbook"),
    ({"ppt/presentation.xml": "<p/>"}, "a PowerPoint presentation"),
    ({"a.txt": "niets"}, "a ZIP file without a document in it"),
])
def test_other_containers_are_named(members: dict[str, str], found: str) -> None:
    with pytest.raises(UnknownFormat, match=rf"brief\.docx: expected a Word document, found {found}; save"):
        read(packed(members))


def test_an_encrypted_file_is_told_from_an_old_one() -> None:
    container = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedPaper, match=r"brief\.docx.*password"):
        choose(File("brief.docx", container))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(LETTER)
    with zipfile.ZipFile(io.BytesIO(LETTER)) as archive:
        names = archive.namelist()
    at, place = 0, data.find(b"PK\x01\x02")
    while at < len(names):  # the flag in the directory
        data[place + 8] |= 1
        at, place = at + 1, data.find(b"PK\x01\x02", place + 4)
    with pytest.raises(EncryptedPaper, match="password"):
        read(bytes(data))


@pytest.mark.parametrize("data", [b"PK\x03\x04", LETTER[:300], LETTER[:-40], b"geen zip", b"PK\x03\x04" + bytes(500)])
def test_damaged_containers(data: bytes) -> None:
    with pytest.raises(DamagedArchive, match=r"brief\.docx: a damaged ZIP container"):
        read(data)


def test_an_empty_file() -> None:
    with pytest.raises(EmptyPaper, match=r"brief\.docx"):
        read(b"")


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    huge = part("document", "<w:body>", " " * 8_000_000, "</w:body>")
    with pytest.raises(UnsafeArchive, match=r"word/document\.xml is packed"):
        read(changed({"word/document.xml": huge}))


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UnsafeArchive, match="parts"):
        read(packed({f"word/{at}.xml": "" for at in range(MAX_MEMBERS + 1)}))


@pytest.mark.parametrize("name", ["document", "footnotes"])
def test_entities_are_refused(name: str) -> None:
    with pytest.raises(UnsafeXml, match=r"brief\.docx"):
        read(changed({f"word/{name}.xml": f"{BOMB}<w:{name} xmlns:w='x'>&c;</w:{name}>"}))


def test_nothing_outside_the_file_is_followed() -> None:
    outside = (
        '<Relationships xmlns="x"><Relationship Id="f" Type="a/footnotes" Target="file:///etc/passwd" '
        'TargetMode="External"/><Relationship Id="s" Type="a/styles" Target="../../../../etc/passwd"/></Relationships>'
    )
    assert read(changed({"word/_rels/document.xml.rels": outside})).notes == []


def test_deep_nesting_ends_in_an_error() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 2000 + p("x") + "</w:tc></w:tr></w:tbl>" * 2000
    with pytest.raises(UnsafeXml, match=r"brief\.docx"):
        read(docx(nested))


def test_many_small_elements_take_little_time() -> None:
    started = time.perf_counter()
    lines = "".join(p(f"Regel {at}.") for at in range(6000))
    rows = [tr(*"abcdefgh") for _ in range(700)]
    read(docx("<w:tbl><w:tr><w:tc>" * 12 + lines + "</w:tc></w:tr></w:tbl>" * 12, tbl(*rows)))
    assert time.perf_counter() - started < 8


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(LETTER) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_mutated_files_read_or_fail_with_an_error_that_names_them(changes: list[tuple[int, int]]) -> None:
    data = bytearray(LETTER)
    for place, byte in changes:
        data[place] = byte
    _reads(bytes(data))


DOCUMENT = zipfile.ZipFile(io.BytesIO(LETTER)).read("word/document.xml").decode().partition("\n")[2]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(DOCUMENT)), st.integers(0, 400), st.sampled_from([
    "", "<w:p/>", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", '<w:footnoteReference w:id="x"/>',
    "<w:r><w:t>Vraag 99</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<mc:AlternateContent/>", "<w:sdt/>", "\ue000" + "9\ue001",
    '<w:numPr><w:numId w:val="-99999999999999"/></w:numPr>', '<w:gridSpan w:val="999999999"/>',
]))
def test_mutated_text_reads_or_fails_with_an_error_that_names_it(place: int, size: int, insert: str) -> None:
    _reads(changed({"word/document.xml": DOCUMENT[:place] + insert + DOCUMENT[place + size:]}))
    _reads(changed({"word/document.xml": DOCUMENT[:place] + insert + DOCUMENT[place:]}))


def _reads(data: bytes) -> None:
    failure = None
    try:
        assert read(data).blocks
    except PaperError as error:
        failure = str(error)
    assert failure is None or "brief.docx" in failure

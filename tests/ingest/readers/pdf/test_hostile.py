"""Files that are no paper, or are made to break a reader: a typed error that names the file, soon."""

from __future__ import annotations

import io
import time
import zlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DamagedPaper, EmptyPaper, EncryptedPaper, PaperError, PaperTooLarge, ScannedPaper
from ingest.model import Paper
from ingest.read import paper_of
from ingest.readers import choose
from ingest.readers.pdf import PdfReader
from ingest.readers.pdf.process import Worker
from ingest.source import File
from tests.ingest.readers.pdf.typesetter import LEFT, Press, read, shown

WORDS = "De Minister heeft de Kamer in het voorjaar een brief over de wachttijden in het onderwijs gestuurd.{1}"


@cache
def good() -> bytes:
    press = Press()
    press.paragraph(WORDS)
    press.notes(["1 Kamerstuk 41 234, nr. 3."])
    return press.pdf()


def raw(content: bytes, pages: int = 1, more: str = "", resources: str = "") -> bytes:
    """A PDF of one content stream that every page shows, written by hand."""
    packed = zlib.compress(content, 9)
    kids = " ".join(f"{10 + at} 0 R" for at in range(pages))
    font = "/Font << /F 4 0 R >>"
    parts = [
        b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {pages} >> endobj".encode(),
        f"3 0 obj << /Length {len(packed)} /Filter /FlateDecode >> stream\n".encode() + packed + b"\nendstream endobj",
        b"4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
        more.encode(),
    ]
    shows = f"/Contents 3 0 R /Resources << {font} {resources} >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {shows} >>"
    parts += [f"{10 + at} 0 obj {page} endobj".encode() for at in range(pages)]
    return b"%PDF-1.7\n" + b"\n".join(parts) + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def outcome(data: bytes) -> Paper | str:
    """The paper in a file, or the message of the error that it gives."""
    try:
        return paper_of(File("ander.pdf", data))
    except PaperError as error:
        return str(error)


def test_a_pdf_is_known_by_its_content_whatever_its_name() -> None:
    assert choose(File("brief.txt", good())).name == "PDF"
    assert choose(File("brief", b"\xef\xbb\xbf junk before\n" + good())).name == "PDF"


def test_a_picture_of_a_page_is_refused_with_the_advice_to_recognise_its_text() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 300))
    image = io.BytesIO()
    Image.new("L", (60, 60), 200).save(image, "PNG")
    canvas.drawImage(ImageReader(image), 0, 0, 300, 300)
    canvas.showPage()
    canvas.save()
    with pytest.raises(ScannedPaper, match=r"scan\.pdf: no text on 1 page\(s\), perhaps pictures of it.*ocrmypdf"):
        read(buffer.getvalue(), "scan.pdf")


def test_a_password_is_asked_for_in_words() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("geheim", "eigenaar"))
    canvas.drawString(100, 700, "Vertrouwelijk")
    canvas.save()
    with pytest.raises(EncryptedPaper, match=r"slot\.pdf: a PDF locked with a password; save it without one"):
        read(buffer.getvalue(), "slot.pdf")


def test_a_file_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", "eigenaar"))
    canvas.drawString(100, 700, "De Minister schrijft de Kamer.")
    canvas.save()
    assert shown(read(buffer.getvalue())) == ["De Minister schrijft de Kamer."]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"geen pdf " * 50, good()[:300]])
def test_a_file_that_is_cut_off_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedPaper, match=r"stuk\.pdf: begins like a PDF but is none that can be opened"):
        read(data, "stuk.pdf")


def test_more_pages_than_a_paper_has() -> None:
    with pytest.raises(PaperTooLarge, match=r"dik\.pdf: 3,001 pages; a paper has at most 3,000"):
        read(raw(b"BT /F 9 Tf 50 700 Td (Brief) Tj ET", pages=3001), "dik.pdf")


def test_pages_without_anything_but_a_footer_are_empty() -> None:
    press = Press()
    press.footer("Tweede Kamer, vergaderjaar 2030–2031, 41 234, nr. 5", 1)
    with pytest.raises(EmptyPaper, match=r"leeg\.pdf: only headers and footers"):
        read(press.pdf(), "leeg.pdf")


def test_a_page_with_more_characters_than_a_newspaper() -> None:
    with pytest.raises(PaperTooLarge, match=r"vol\.pdf: page 1 brings \d+,\d+ characters"):
        read(raw(b"BT /F 9 Tf 50 700 Td " + b"(De brief aan de Kamer) Tj " * 5000 + b"ET"), "vol.pdf")


def refused_soon(data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(PaperError, match=r"bom\.pdf: pdfium (did not finish it in time|broke down on it); print"):
        PdfReader(Worker(patience=1.0)).read(File("bom.pdf", data))
    assert time.monotonic() - start < 5


def test_a_content_stream_that_unpacks_to_gigabytes() -> None:
    refused_soon(raw(b"BT /F 9 Tf (a) Tj ET " * 3_000_000))


def test_forms_within_forms_that_draw_each_other_over_and_over() -> None:
    forms = []
    for at in range(9):
        draws = f"/X{at + 1} Do " * 10 if at < 8 else "BT /F 9 Tf 10 10 Td (a) Tj ET"
        inner = f"/XObject << /X{at + 1} {101 + at} 0 R >>" if at < 8 else "/Font << /F 4 0 R >>"
        forms.append(
            f"{100 + at} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {inner} >> "
            f"/Length {len(draws)} >> stream\n{draws}\nendstream endobj"
        )
    refused_soon(raw(b"/X0 Do", more="\n".join(forms), resources="/XObject << /X0 100 0 R >>"))


def test_the_reader_goes_on_after_a_file_that_broke_it() -> None:
    with pytest.raises(DamagedPaper, match=r"stuk\.pdf"):
        read(good()[:300], "stuk.pdf")
    assert len(read(good()).notes) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=30), st.integers(0, 5000))
def test_changed_bytes_give_a_paper_or_a_typed_error(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(good())
    for at, value in changes:
        data[at % len(data)] = value
    if end % 3 == 0:
        del data[end % len(data):]
    data[:5] = b"%PDF-"
    paper = outcome(bytes(data))
    if isinstance(paper, str):
        assert paper.startswith("ander.pdf: ")
    else:
        assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(
    st.text(st.characters(min_codepoint=32, max_codepoint=255), min_size=1, max_size=30),
    st.floats(-50, 650), st.floats(-50, 900), st.sampled_from([2.0, 5.0, 7.0, 9.0, 30.0, 200.0]),
), min_size=1, max_size=40))
def test_words_anywhere_give_a_paper_or_a_typed_error(words: list[tuple[str, float, float, float]]) -> None:
    press = Press()
    for text, x, y, size in words:
        press.text(x, y, text.replace("{", "").replace("}", ""), size)
    press.rule(LEFT, 400, 300)
    press.rule(LEFT, 200, 300)
    paper = outcome(press.pdf())
    assert paper.passages if isinstance(paper, Paper) else paper.startswith("ander.pdf: ")

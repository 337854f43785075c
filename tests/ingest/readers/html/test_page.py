"""What is a page, how it is encoded, pages that hold no paper, and bounds."""

from __future__ import annotations

import contextlib
import time

import pytest

from ingest.errors import EmptyPaper, ErrorPage, NotText, PaperTooLarge, WrongEncoding
from ingest.readers import choose
from ingest.readers.html import HtmlReader
from ingest.source import File
from tests.ingest.readers.html.making import page, read, texts

SMALL = (
    "<!doctype html><html><head>{head}<title>Brief</title></head><body><main><p>De coördinatie kost € 5.</p></main>"
    "</body></html>"
)


@pytest.mark.parametrize("name", ["kst-1.html", "kst-1", "kst-1.txt", "kst-1.pdf", "kst-1.md"])
@pytest.mark.parametrize("lead", ["", "\ufeff", "\n\n  ", "<!-- bewaard -->\n", '<?xml version="1.0"?>\n'])
def test_a_page_is_known_by_its_first_bytes(name: str, lead: str) -> None:
    file = File(name, (lead + page("<p>Het peil stijgt.</p>")).encode())
    assert HtmlReader().takes(file)
    assert choose(file).name == "HTML"


@pytest.mark.parametrize(
    ("name", "text"),
    [("brief.md", "<span id='x'></span>\n# Brief\n"), ("brief.txt", "De <html> wordt genoemd."),
     ("x.html", "Alleen woorden"), ("stuk.xml", "<?xml version='1.0'?><officiele-publicatie/>"), ("leeg.html", "")],
)
def test_what_is_no_page_is_not_taken(name: str, text: str) -> None:
    assert not HtmlReader().takes(File(name, text.encode()))


def test_a_fragment_is_a_page_where_its_name_says_so() -> None:
    assert texts(read("<div id='broodtekst'><p>Het peil stijgt.</p></div>", "deel.htm")) == ["Het peil stijgt."]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"), ("", "utf-8"), ("", "utf-8-sig"), ("", "utf-16"), ("", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"), ('<meta charset="iso-8859-15">', "iso-8859-15"),
        ('<meta charset="iso-8859-1">', "utf-8"), ('<meta charset="onbekend">', "utf-8"),
        ('<meta charset="zlib">', "utf-8"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    assert texts(read(SMALL.format(head=head).encode(encoding))) == ["De coördinatie kost € 5."]


def test_bytes_that_are_not_in_the_encoding_are_refused() -> None:
    data = SMALL.format(head='<meta charset="utf-8">').encode().replace(b"\xc3\xb6", b"\xff\x81")
    with pytest.raises(WrongEncoding, match=r"stuk\.html: UTF-8 as the page says, but not all of it; save the page"):
        read(data)
    with pytest.raises(NotText, match=r"stuk\.html: binary content \(a NUL byte\)"):
        read(SMALL.format(head="").replace("kost", "\x00").encode())


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>Document niet gevonden</title></head><body><main class='global-main'><h1>Document niet "
        "gevonden</h1><p>Het document bestaat niet.</p></main></body></html>",
        "<!DOCTYPE html><html><body><h1>404</h1><p>De pagina is weg.</p></body></html>",
        "<html><head><title>503 Service Unavailable</title></head><body><center>nginx</center></body></html>",
        "<html><head><title>Overheid.nl</title></head><body><h1>Er is een fout opgetreden</h1></body></html>",
        "<html><head><title>Error 429: Too Many Requests</title></head><body>Later.</body></html>",
    ],
)
def test_an_error_page_is_refused(html: str) -> None:
    with pytest.raises(ErrorPage, match=r"kst-1\.html: no paper but a page that says «.+»; fetch the paper again"):
        read(html, "kst-1.html")


def test_a_paper_about_something_not_found_is_no_error_page() -> None:
    front = "<h1 class='stuktitel'>Vragen over wapens die niet gevonden zijn</h1>"
    assert texts(read(page("<p>Kent u het bericht?</p>", front=front))) == ["Kent u het bericht?"]
    long = "<p>" + "De wapens zijn niet gevonden. " * 60 + "</p>"
    assert read(f"<html><body><main><h1>Wapens niet gevonden</h1>{long}</main></body></html>").passages


@pytest.mark.parametrize(
    "html",
    ["<html><body></body></html>", "<!doctype html>", page("", front=""),
     "<html><body><nav><p>Menu</p></nav></body></html>",
     "<html><head></head><frameset><frame src='x'></frameset></html>", page("<h2>Alleen een kop</h2>", front="")],
)
def test_a_page_without_a_paragraph_is_refused(html: str) -> None:
    with pytest.raises(EmptyPaper, match=r"stuk\.html: "):
        read(html)


@pytest.mark.parametrize(
    ("body", "match"),
    [
        ("<div>" * 200 + "<p>Diep.</p>", "more than 150 deep"),
        ("<b>" * 250 + "<p>Diep.</p>", "more than 150 deep"),
        ("<p>x" * 600_000, "more than 250,000 elements"),
        ("<table><tr>" + "<td colspan=999>x" * 1000 + "<tr><td>y" * 1000 + "</table>", "a table of .* cells"),
        ("<table>" + "<tr><td rowspan=9999 colspan=900>x<td>y" * 500 + "</table>", "a table of .* cells"),
    ],
)
def test_more_than_a_paper_holds_is_refused(body: str, match: str) -> None:
    start = time.monotonic()
    with pytest.raises(PaperTooLarge, match=match):
        read(f"<html><body>{body}</body></html>")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "body",
    ["<a href='#x'>1" * 20_000, "<sup>1" * 20_000, "<p><b><i>" * 20_000, "<ul><li>" * 30 + "x",
     "<div class=noot id=n>" * 100 + "x",
     "<p>" + "<a class=nootnum href=#n>1</a> " * 20_000 + "</p><div class=noot id=n>N</div>"],
)
def test_strange_pages_take_no_long_time(body: str) -> None:
    start = time.monotonic()
    with contextlib.suppress(PaperTooLarge):
        assert read(f"<html><body><p>Tekst van het stuk.</p>{body}</body></html>").passages
    assert time.monotonic() - start < 10

"""Pages with bytes changed, cut off or doubled: a paper whose offsets hold, or a typed error."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import PaperError
from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.model import Paper
from ingest.read import paper_of
from ingest.readers.html import HtmlReader
from ingest.source import File
from tests.ingest.readers.html.making import marker, note, noten, page, read

WHOLE = page(
    f"<h2 class='divisiekop1'>1. Dijken</h2><p>Het peil{marker('a', '1')} {marker('b', '2')} stijgt.</p>"
    "<ul class='expliciet'><li class='li'><p class='labeled'><span class='ol'>a. </span>zand;</p></li></ul>"
    "<table><thead><tr><th rowspan='2'>Jaar</th><th>Peil</th></tr></thead><tbody><tr><td>2020</td><td>4</td></tr>"
    "</tbody></table><p class='ondertekening'><span class='functie'>De Minister van Waterzaken,</span>"
    "<span class='naam'>A.B. Duin</span></p>",
    notes=noten(note("a", "1", "Eerste."), note("b", "2", "Zie <a href='/kst-1'>x</a>.")),
).encode()
PIECES = [
    b"<table>", b"</table>", b"<td rowspan=0 colspan=-1>", b"<p>", b"</div>", b"<a class=nootnum href=#a>",
    b"&#xE000;0&#xE001;", b"<div class=noot>", b"<!--", b"<![CDATA[", b"&#0;", b"&nbsp;", b"<li value=x>", b"\xff",
    b"<svg>", b"<plaintext>", b"<h2>", b"<span class=ol>", b"\xc2\xad", b"<base href=x>", b"<frameset>", b"<template>",
]


def _paper(file: File) -> Paper | None:
    """The paper, or None where a typed error names the file, or another reader has to do with it."""
    try:
        return paper_of(file) if HtmlReader().takes(file) else None
    except PaperError as error:
        if file.name not in str(error):
            raise
        return None


def _holds(data: bytes) -> None:
    paper = _paper(File("stuk.html", data))
    for passage in paper.passages if paper else ():
        assert paper is not None
        assert paper.text[passage.span.start:passage.span.end] == passage.text
        assert all(0 <= one.at <= len(passage.text) for one in passage.footnotes)
        assert not re.search(f"[{MARK_OPEN}{MARK_CLOSE}\u00a0\u00ad\x00-\x1f]", passage.text.replace("\t", " "))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_changed_bytes_give_a_paper_or_a_typed_error(data: st.DataObject) -> None:
    changed = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(changed) - 1))
        if data.draw(st.booleans()):
            changed[at:at] = data.draw(st.sampled_from(PIECES))
        else:
            changed[at] = data.draw(st.integers(0, 255))
    _holds(bytes(changed))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_a_page_cut_off_or_with_a_hole_gives_a_paper_or_a_typed_error(one: int, other: int) -> None:
    start, end = sorted((one, other))
    _holds(WHOLE[:end])
    _holds(WHOLE[:start] + WHOLE[end:])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_words_come_back_as_they_are(words: str) -> None:
    _holds(b"<!doctype html><html><body><p>Tekst.</p><p>" + words.encode("utf-8", "ignore") + b"</p></body></html>")


def test_sentinels_written_as_entities_are_no_markers() -> None:
    paper = read(page("<p>Het peil&#xE000;0&#xE001; stijgt.</p>"))
    assert [passage.text for passage in paper.passages] == ["Het peil0 stijgt."]


def test_nothing_is_fetched() -> None:
    lead = '<!DOCTYPE html SYSTEM "http://elders.example/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    html = page("<p>Het peil &x; stijgt.</p><object data='http://elders.example'></object>")
    assert "root:" not in read(html.replace("<!DOCTYPE html>", lead)).text


def test_metadata_with_what_is_no_character_is_read_without_it() -> None:
    meta = '<meta name="DC.identifier" content="kst-99497-601&#xFFFE;"/><meta name="DC.title" content="Dijken\uffff"/>'
    paper = read(page("<p>Het peil stijgt.</p>", meta=meta))
    assert (paper.document.id, paper.document.title) == ("kst-99497-601", "Dijken")

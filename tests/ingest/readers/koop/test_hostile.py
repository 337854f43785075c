"""What is no paper is refused in words; what is broken does no harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.content import Content
from ingest.errors import BrokenXml, EmptyPaper, ErrorPage, PaperError, UnknownPublication, UnsafeXml
from ingest.joining import SENTINEL
from ingest.read import paper_of
from ingest.readers.koop import KoopReader
from ingest.source import File
from tests.ingest.readers.koop.making import SIGNED, kamerstuk, read
from tests.ingest.readers.koop.test_kamervragen import kamervragen
from tests.ingest.readers.koop.test_kamerwrk import OLD

NOTE = ('<noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al>Zie <extref doc="kst-99844-6">nr. 6</extref>.</noot.al>'
        "</noot>")
TABLE = ('<table><title>T</title><tgroup cols="2"><colspec colname="a"/><colspec colname="b"/><tbody><row>'
         '<entry namest="a" nameend="b" morerows="1">x</entry></row><row><entry colname="b"><al>1</al></entry></row>'
         "</tbody></tgroup></table>")
MODERN = kamerstuk(f"<tussenkop kopopmaak='cur'>Kop</tussenkop><al>Een{NOTE} zin.</al>{TABLE}"
                   "<lijst><li><li.nr>1.</li.nr><al>punt</al></li></lijst>", signed=SIGNED)
SEEDS = tuple(one.encode() for one in (MODERN, OLD, kamervragen()))


@pytest.mark.parametrize(("xml", "error", "said"), [
    ("<html><head><title>Pagina niet gevonden</title></head><body><p>404</p></body></html>", ErrorPage,
     "found a web page titled 'Pagina niet gevonden'"),
    ("<!DOCTYPE html>\n<html><p>Fout", ErrorPage, "found a web page; the paper was not there"),
    ("<officiele-publicatie><metadata/><staatsblad/></officiele-publicatie>", UnknownPublication,
     "found <officiele-publicatie> with <staatsblad>"),
    ("<gzd><record/></gzd>", UnknownPublication, "expected a Kamerstuk, Kamervragen or Handelingen, found <gzd>"),
    ("<officiele-publicatie/>", UnknownPublication, "found <officiele-publicatie>;"),
    (kamerstuk(""), EmptyPaper, "a head but no text"),
    (kamerstuk("<tussenkop>Kop</tussenkop>"), EmptyPaper, "no paragraph"),
    ("<kamerstuk>", BrokenXml, "line 1"), (kamerstuk("<al>" * 200 + "</al>" * 200), UnsafeXml, "more than 100 deep"),
    ("Dit is geen XML.", BrokenXml, "no well-formed XML"),
    (kamerstuk("<al>&b;</al>").replace("?>", "?><!DOCTYPE x [<!ENTITY b 'x'>]>", 1), UnsafeXml, "declarations"),
])
def test_refused_with_what_was_found(xml: str, error: type[PaperError], said: str) -> None:
    with pytest.raises(error, match=rf"^stuk\.xml: .*{said}"):
        read(xml)


@pytest.mark.parametrize(("name", "data", "takes"), [
    ("a.xml", b"<kamerwrk/>", True), ("a.bin", b'\xef\xbb\xbf<?xml version="1.0"?><officiele-publicatie>', True),
    ("a.html", b"<html>", False), ("a.xml", b'<html><div id="broodtekst">', False), ("a.xml", b"<html>Fout", True),
    ("a.txt", b"Een brief", False), ("a.md", b"", False), ("a.xml", b"", True),
])
def test_chosen_by_content(name: str, data: bytes, takes: bool) -> None:
    assert KoopReader().takes(File(name, data)) is takes


def test_depth_that_is_allowed_is_read() -> None:
    deep = "<divisie>" * 80 + "<al>Diep.</al>" + "</divisie>" * 80
    assert read(kamerstuk(deep, tekst=False)).passages[0].text == "Diep."
    nested = "<lijst><li><al>x</al>" * 40 + "</li></lijst>" * 40
    assert len(read(kamerstuk(nested)).passages) == 40


def test_large_papers_take_time_in_proportion() -> None:
    started = time.perf_counter()
    body = "".join(f"<al>Alinea {n}.</al>" for n in range(20_000))
    assert len(read(kamerstuk(body)).passages) == 20_000
    assert time.perf_counter() - started < 10


def test_one_large_paragraph_of_notes_and_one_large_table() -> None:
    notes = "".join(NOTE.replace('"a"', f'"{n}"').replace(">1<", f">{n}<") for n in range(3_000))
    rows = "".join(f"<row><entry>{n}</entry><entry>Rij</entry></row>" for n in range(5_000))
    started = time.perf_counter()
    paper = read(kamerstuk(f"<al>Veel{notes}.</al><table><tgroup cols='2'><tbody>{rows}</tbody></tgroup></table>"))
    assert len(paper.passages[0].footnotes) == 3_000
    assert time.perf_counter() - started < 10


_EDITS = st.tuples(st.integers(0, 5000), st.integers(0, 30), st.binary(max_size=8))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(_EDITS, max_size=4))
def test_mutated_bytes(seed: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    data = seed
    for at, gone, put in edits:
        data = data[:at % len(data)] + put + data[at % len(data) + gone:]
    _harmless(data)


_NAMES = st.sampled_from(
    "al al-groep noot noot.nr noot.al lijst li li.nr table tgroup tbody row entry tussenkop divisie kop titel artikel "
    "lid ondertekening functie naam deze extref nadruk sup br box plaatje bijlage definitielijst nootref vraag "
    "antwoord".split()
)
_WORDS = st.sampled_from(("", "Tekst.", "1.", "Kop", "\ue000", " "))


def _element(made: tuple[str, list[str]]) -> str:
    return f"<{made[0]}>{''.join(made[1])}</{made[0]}> staart"


def _around(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_NAMES, st.lists(inside, max_size=4)).map(_element)


_TREES = st.recursive(_WORDS, _around, max_leaves=20)


@settings(max_examples=150, deadline=None)
@given(_TREES, st.booleans())
def test_any_tree_of_known_elements(tree: str, question: bool) -> None:
    _harmless((kamervragen(tree) if question else kamerstuk(tree)).encode())


def _harmless(data: bytes) -> None:
    try:
        paper = paper_of(File("kst-1.xml", data))
    except PaperError as refused:
        error: PaperError | None = refused
    else:
        error = None
    if error is not None:
        assert str(error).startswith("kst-1.xml")
        return
    assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)
    assert "\ue000" not in paper.text
    assert_each_note_once(KoopReader().read(File("kst-1.xml", data)))


def assert_each_note_once(content: Content) -> None:
    """Every note has a place, and every marker a note."""
    said = (text for block in content.blocks for text in (block.text, *(cell for row in block.rows for cell in row)))
    placed = {int(marker[1]) for text in said for marker in SENTINEL.finditer(text)}
    assert placed == set(range(len(content.notes)))


def test_white_space_of_the_file_takes_time_in_proportion() -> None:
    body = "<lijst><li>" + "<al>hogere dijken.</al>\n \n" * 3000 + "</li></lijst>"
    began = time.process_time()
    assert len(read(kamerstuk(body)).passages) == 3000
    assert time.process_time() - began < 4

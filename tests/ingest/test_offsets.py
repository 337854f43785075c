"""Whatever the text: each passage stands where its span says, verbatim, and nothing but a PaperError is raised."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assemble import assemble
from ingest.errors import PaperError
from ingest.model import Paper, as_json, document_from_json, passage_from_json
from ingest.read import read_paper
from ingest.readers.plain import content_of
from ingest.readers.plain.body import read_body
from ingest.source import File


def check(paper: Paper) -> None:
    """Spans, ids, order and notes of a paper agree with its text."""
    for passage in paper.passages:
        assert passage.text
        assert passage.text == passage.text.strip()
        assert paper.text[passage.span.start:passage.span.end] == passage.text
        assert all(0 <= note.at <= len(passage.text) for note in passage.footnotes)
        assert passage.document_id == paper.document.id
        assert passage.table is None or passage.kind == "table-row"
    assert len({passage.id for passage in paper.passages}) == len(paper.passages) == paper.document.passages
    assert [passage.ordinal for passage in paper.passages] == list(range(1, len(paper.passages) + 1))
    assert all(one.span.end < other.span.start for one, other in pairwise(paper.passages))


def read_as(name: str, text: str) -> Paper:
    """The paper of any text, also of one without passages."""
    return assemble(content_of(read_body(text)), File(name, text.encode()), "text")


def read(text: str) -> Paper:
    return read_as("a.md", text)


def test_every_sample_paper(papers: Mapping[str, Paper]) -> None:
    assert len(papers) == 5
    for paper in papers.values():
        check(paper)
        assert not set("\ue000\ue001") & set(paper.text)


def test_a_paper_survives_json(papers: Mapping[str, Paper]) -> None:
    for paper in papers.values():
        assert document_from_json(as_json(paper.document)) == paper.document
        for passage in paper.passages:
            assert passage_from_json(as_json(passage)) == passage


def test_line_ends_and_the_name_of_the_file_do_not_change_the_text(verslag: Paper) -> None:
    text = "# Kop\n\nEen alinea met een noot.¹\n\n¹ Kamerstuk 26 695, nr. 134.\n"
    one, other = read(text), read_as("b.md", text)
    assert one.text == other.text
    assert [replace(p, id="", document_id="", citation="") for p in one.passages] == [
        replace(p, id="", document_id="", citation="") for p in other.passages
    ]


PIECES = st.sampled_from([
    "De leden van de VVD-fractie vragen dit.", "II Reactie van de minister", "I Vragen van de fracties", "26 695",
    "Nr. 12", "¹", "12", "¹ Kamerstuk 26 695, nr. 134.", "1 Noot.", "[1]", "[^1]", "[^1]: Noot.", "<sup>2</sup>", "*",
    "**", "# ", "- item", "1. Kop", "a)", "|", "| a | b |", "|---|---|", "\t", "cel\tcel", "Jaar\tAantal", "2019\t12",
    "samen-", "werking", "\f", "\n", "\n\n", " ", "A. Slob", "De Minister van Onderwijs,", "\u00ad", "\ue000",
    "\ue0010", "Inhoud", "Tabel 1: aantal", "Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422 3", "…", "?", "«",
    "\\", "&amp;", "Vraag 3", "Zo nee, waarom niet?",
    "een zin die doorloopt en lang genoeg is om een regel te vullen", "https://a.nl/b-",
])
LAYOUTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), LAYOUTS))
def test_any_text_reads_without_an_error(text: str) -> None:
    check(read(text))


@settings(max_examples=60, deadline=None)
@given(text=LAYOUTS)
def test_a_file_of_any_text_gives_a_paper_or_a_paper_error(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "kst-26695-1.txt"
    file.write_text(text, encoding="utf-8", errors="replace")
    try:
        paper = read_paper(file)
    except PaperError as error:
        message = str(error)
    else:
        check(paper)
        message = "" if paper.passages else "a paper without passages"
    assert not message or message.startswith(f"{file}: ")


@pytest.mark.parametrize("piece", ["31 497, ", "**a ", "*a ", "__a ", "[a](", "<http://", "# de leden van de "])
def test_marks_that_nothing_closes_take_time_in_proportion(piece: str) -> None:
    started = time.process_time()
    check(read(piece * 5000))
    assert time.process_time() - started < 5  # seconds; a search without bounds takes up to fifteen


def test_controls_and_soft_hyphens_at_the_end_of_a_block_are_gone() -> None:
    table = "Jaar\u00ad\tAantal\n2019\u00ad\t12\n"
    paper = read(f"# Kop\u00ad\n\nEen \x1balinea\x85 die ophoudt.\u00ad\n\n\u00ad\n\n{table}")
    check(paper)
    assert not set("\x1b\x85\u00ad") & set(paper.text)
    assert paper.passages[0].text == "Een alinea die ophoudt."

"""Mutants that are always the same, invariants that see what is wrong, and a run over every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from eval.bench.fuzz.__main__ import fuzz
from eval.bench.fuzz.invariants import faults
from eval.bench.fuzz.mutants import Mutant, mutant, mutants
from eval.bench.fuzz.reading import measured
from eval.bench.fuzz.seeds import ARCHIVE, METADATA, packed, seeds
from eval.bench.fuzz.tally import Finding, Tally, grouped, table
from ingest.errors import ReaderFailed
from ingest.model import Footnote, Paper, Passage, Span, Speaker
from ingest.read import paper_of
from ingest.source import File

TEXT = "36 000\n\nNr. 7 BRIEF VAN DE MINISTER\n\nVraag 1\n\nKlopt dit?\n\nAntwoord 1\n\nJa, dat klopt.¹\n\n¹ Noot.\n"


def paper() -> Paper:
    return paper_of(File("kst-36000-7.txt", TEXT.encode()))


def changed(**fields: object) -> Paper:
    """The paper with its last passage changed."""
    whole = paper()
    last: Passage = replace(whole.passages[-1], **fields)  # type: ignore[arg-type]
    return replace(whole, passages=(*whole.passages[:-1], last))


def test_seeds_are_whole_papers_in_every_format() -> None:
    known = seeds([])
    assert {"DOCX", "HTML", "KOOP XML", "PDF", "VLOS XML", "text", METADATA, ARCHIVE} <= set(known)
    for found in known.values():
        for one in found:
            outcome = measured(File(one.name, one.data, one.sidecar))
            assert (outcome.errors, outcome.failed, outcome.wrong) == ((), (), ()), one.name
            assert outcome.pieces >= outcome.papers >= 1


def test_a_folder_of_papers_is_mutated_too(tmp_path: Path) -> None:
    (tmp_path / "kst-36000-7.txt").write_text(TEXT, encoding="utf-8")
    assert [one.name for one in seeds([tmp_path])["text"]][-1] == "kst-36000-7.txt"


def test_a_number_makes_the_same_mutant_whatever_came_before() -> None:
    known = seeds([])
    first = list(islice(mutants(known, 7, 3), len(known)))
    assert [one.number for one in first] == [3] * len(known)
    for one in first:
        again: Mutant = mutant(one.format, known[one.format], 3, 7)
        assert again == one
    assert mutant("text", known["text"], 4, 7).broken != mutant("text", known["text"], 5, 7).broken


def test_a_run_over_every_format_finds_nothing() -> None:
    known = seeds([])
    tallies, findings = fuzz(islice(mutants(known, 7, 0), 6 * len(known)), known, 60)
    assert {form: one.files for form, one in tallies.items()} == dict.fromkeys(known, 6)
    assert findings == []
    assert any(one.errors for one in tallies.values())
    assert len(table(tallies)) == 1 + 2 * len(known)


@pytest.mark.parametrize(("make", "said"), [
    (paper, None),
    (lambda: changed(span=Span(0, 3)), "a span that is not its text"),
    (lambda: changed(answers=("kst-36000-7#9",)), "knows nothing of"),
    (lambda: changed(footnotes=(Footnote("1", 99, "Noot."),)), "note 1 at 99, outside the text"),
    (lambda: changed(footnotes=(Footnote("1", 2, "Noot."),) * 2), "note 1 2 times at 2"),
    (lambda: changed(speaker=Speaker("lid", "")), "a speaker of empty"),
    (lambda: changed(page=0), "page 0"),
    (lambda: changed(id="kst-36000-7#1"), "ids that are not unique"),
    (lambda: changed(section=("Kop\u00ad",)), "U+00AD in passages.section"),
    (lambda: changed(lead_in="\ue0001\ue001"), "U+E000 in passages.lead_in"),
])
def test_invariants_see_what_is_wrong(make: Callable[[], Paper], said: str | None) -> None:
    found = faults(make())
    assert found == [] if said is None else any(said in one for one in found)


def test_what_ends_a_process_is_a_crash() -> None:
    tally = Tally()
    assert tally.add(ReaderFailed("a.pdf", "the reader crashed on it (SIGSEGV)")) == [
        ("crash", "a.pdf: the reader crashed on it (SIGSEGV)")]
    assert tally.as_json()["findings"] == {"crash": 1}


def test_findings_of_one_kind_are_told_once() -> None:
    found = [Finding("text", at, "a.md", "invariant", f"page 0 in a#{at}") for at in (1, 2)]
    assert [(times, one.number) for times, one in grouped(found)] == [(2, 1)]


def test_members_of_a_container_come_with_a_fixed_date() -> None:
    assert packed({"a.txt": b"a"}) == packed({"a.txt": b"a"})

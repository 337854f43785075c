"""Headings, identity and line-end hyphens: each comparison fails on what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.errors import GoldError
from eval.headings import compare_headings, compare_levels, found_headings, load_headings
from eval.hyphens import Break, compare_breaks, load_breaks
from eval.identity import FIELDS, compare_identities, load_identities
from ingest.model import Footnote, Signatory, as_json
from tests.eval.material import document, passage

DEEP = (
    passage("a#1", "Vooraf."),
    passage("a#2", "x", section=("Cijfers",)),
    passage("a#3", "y", section=("Cijfers", "Oorzaken")),
    passage("a#4", "z", section=("Slot", "Oorzaken")),
    passage("a#5", "z", section=("Slot", "Oorzaken")),
)


def test_headings_are_what_a_path_adds() -> None:
    assert found_headings(DEEP) == [(1, "Cijfers"), (2, "Oorzaken"), (1, "Slot"), (2, "Oorzaken")]


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        ([(1, "Cijfers"), (2, "Oorzaken"), (1, "Slot"), (2, "Oorzaken")], 4),
        ([(1, "Cijfers"), (1, "Oorzaken"), (1, "Slot"), (2, "Oorzaken")], 3),
        ([(1, "Cijfers"), (2, "Oorzaken"), (1, "Slot")], 3),
        ([(1, "Cijfers"), (2, "Oorzaken"), (1, "Slot"), (2, "Oorzaken"), (1, "Bijlage")], 4),
        ([], 0),
    ],
)
def test_a_missing_spare_or_misplaced_heading(gold: list[tuple[int, str]], right: int) -> None:
    (score,) = compare_levels({"a.md": gold}, {"a.md": DEEP})
    assert score.right == right
    assert (score.f1 == 1) is (right == len(gold) == 4)
    assert len(score.wrong) == score.gold + score.found - 2 * right


def test_the_text_of_a_heading_counts_apart_from_its_level() -> None:
    gold = {"a.md": [(1, "Cijfers"), (1, "Oorzaken"), (3, "Slot"), (2, "Oorzaken")]}
    (score,) = compare_headings(gold, {"a.md": DEEP})
    assert (score.right, score.f1) == (4, 1.0)
    (less,) = compare_headings({"a.md": gold["a.md"][:3]}, {"a.md": DEEP})
    assert (less.right, less.found, less.wrong) == (3, 4, ("a.md: 'Oorzaken' is no heading",))


def test_identity_compares_each_field() -> None:
    signed = replace(document(), signatories=(Signatory("minister", "A. Slob", None),))
    gold: dict[str, Any] = {name: as_json(signed)[name] for name in FIELDS}
    (score,) = compare_identities({"brief.md": gold}, [signed])
    assert (score.right, score.gold) == (8, 8)
    (wrong,) = compare_identities({"brief.md": gold}, [replace(signed, date=None, signatories=())])
    assert wrong.right == 6
    assert wrong.wrong[0] == "brief.md: date is None, expected '2021-05-20'"
    (absent,) = compare_identities({"brief.md": gold}, [])
    assert absent.right == 0


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("De samenwerking loopt.", True),
        ("De samen- werking loopt.", False),
        ("De samen-werking loopt, en samenwerking.", False),
        ("Er loopt niets.", False),
    ],
)
def test_a_word_is_mended_everywhere(text: str, right: bool) -> None:
    gold = [Break("a.md", "samen-\nwerking", "samenwerking")]
    (score,) = compare_breaks(gold, {"a.md": (passage("a#1", text),)})
    assert (score.right == 1) is right
    assert len(score.wrong) == (not right)


def test_a_hyphen_that_belongs_there_stays_also_in_a_note() -> None:
    gold = [Break("a.md", "ouder- \nen kind", "ouder- en kind")]
    for text, right in (
        ("Het ouder- en kindplein.", 1),
        ("Het ouderen kindplein.", 0),
        ("Het ouder-en kind.", 0),
    ):
        noted = passage("a#1", "x", notes=(Footnote("1", 1, text),))
        assert compare_breaks(gold, {"a.md": (noted,)})[0].right == right


def test_the_committed_gold_is_readable_and_whole() -> None:
    assert {len(load_headings()), len(load_identities())} == {5}
    assert len(load_breaks()) >= 50


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"paper": "a.md", "headings": [[0, "x"]]}', "level from 1"),
        ('{"paper": "a.md", "headings": "x"}', "must be a list of"),
        ('{"paper": "a.md", "titles": []}', "unknown field titles"),
    ],
)
def test_a_wrong_heading_line(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "headings.jsonl"
    file.write_text(line)
    with pytest.raises(GoldError, match=message):
        load_headings(file)


def test_wrong_identity_and_hyphen_lines(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"paper": "a.md", "id": "a"}')
    with pytest.raises(GoldError, match=r"field title, kind, date, .* is missing"):
        load_identities(file)
    file.write_text('{"paper": "a.md", "broken": "samen-werking", "mended": "samenwerking"}')
    with pytest.raises(GoldError, match="must hold the line end"):
        load_breaks(file)

"""The papers that the scale of an ingest is measured on, and what is made of the figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.bench.ingest_scale import _is_flat, by_format
from eval.bench.scale_papers import BROKEN_EVERY, MAKERS, write_papers
from ingest.errors import PaperError
from ingest.finding import find_papers, paper_suffixes
from ingest.read import read_paper


def test_every_paper_but_the_broken_ones_can_be_read(tmp_path: Path) -> None:
    made = write_papers(tmp_path, 2 * BROKEN_EVERY, 7)
    assert set(made.values()) == set(MAKERS) & paper_suffixes()
    read, failed = [], 0
    for place in find_papers([tmp_path]):
        try:
            read.append(read_paper(place).document.id)
        except PaperError:
            failed += 1
    assert failed == 2
    assert sorted(read) == sorted(f"kst-36000-{at}" for at in range(1, 100) if at % BROKEN_EVERY)


def test_the_same_seed_makes_the_same_papers(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_papers(tmp_path / name, 12, 7)
    for file in (tmp_path / "a").rglob("kst-*"):
        if file.suffix != ".docx":  # a ZIP file holds the time
            assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()


def test_papers_a_second_by_format(tmp_path: Path) -> None:
    made = write_papers(tmp_path, 18, 7)
    found = by_format(tmp_path)
    assert {suffix: one["papers"] for suffix, one in found.items()} == Counter(made.values())
    assert all(one["passages_a_second"] > one["papers_a_second"] > 0 for one in found.values())


@pytest.mark.parametrize(("memory", "flat"), [
    ([], True), ([50, 400, 410, 405, 400, 420, 390, 380], True), ([50, 100, 200, 300, 400, 500, 600, 700], False),
])
def test_flat_memory(memory: list[float], flat: bool) -> None:
    assert _is_flat(memory) == flat

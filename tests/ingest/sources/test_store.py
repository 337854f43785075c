import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DiskFull, GriffierError
from ingest.sources.listing import FORMATS
from ingest.sources.provenance import Origin, Provenance, from_line, read_provenance, to_line, write_provenance
from ingest.sources.store import open_store

words = st.none() | st.text()
origins = st.builds(Origin, st.just("kst-1-2.xml"), st.text(), st.text(), st.text(), st.integers(), words, words)
papers = st.builds(Provenance, st.text(), st.text(), st.lists(st.text()).map(tuple), words, st.sampled_from(FORMATS),
                   words, origins, st.none() | origins)


@given(papers)
def test_a_line_of_provenance_reads_back(paper: Provenance) -> None:
    line = to_line(paper)
    assert line.count("\n") == 1
    assert from_line(line) == paper


def test_a_title_of_any_characters_reads_back(tmp_path: Path) -> None:
    origin = Origin("kst-1-2.xml", "", "", "", 0, None, None)
    papers = [Provenance(f"kst-1-{number}", "odata", (), title, "xml", None, origin, None)
              for number, title in enumerate(["\u2028\x85\r", "\ud800", "é"])]
    write_provenance(tmp_path, papers)
    assert list(read_provenance(tmp_path).values()) == papers


@given(papers, st.data())
def test_part_of_a_line_is_nothing(paper: Provenance, data: st.DataObject) -> None:
    line = to_line(paper).rstrip("\n")
    assert from_line(line[:data.draw(st.integers(0, len(line) - 1))]) is None


@pytest.mark.parametrize("line", ["", "null", "7", "[]", "{}", '{"id": 1}', "[" * 100_000])
def test_a_line_of_another_make_is_nothing(line: str) -> None:
    assert from_line(line) is None


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="what was fetched is whole"), open_store(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_drafts_of_a_fetch_that_was_killed_are_cleared(tmp_path: Path) -> None:
    (tmp_path / ".fetching").mkdir()
    (tmp_path / ".fetching" / "kst-1-2.xml").write_text("half")
    with open_store(tmp_path):
        assert list((tmp_path / ".fetching").iterdir()) == []


def test_a_link_in_place_of_the_drafts_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious").write_text("mine")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / ".fetching").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(GriffierError, match="cannot be written"), open_store(tmp_path / "papers"):
        pass
    assert (tmp_path / "elsewhere" / "precious").read_text() == "mine"

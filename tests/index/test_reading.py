"""Papers read in processes, from folders and ZIP files, on their way into the index."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from index.build import IngestReport, Readers, update_index
from index.snapshot import open_index
from ingest.isolated_worker import Limits
from tests.index.ingesting import context, ingest, run
from tests.index.making import HashEncoder, letter, write_letter, write_letters
from tests.ingest.hostile import read_hostile

HOSTILE = Readers(read_hostile, Limits(seconds=3.0), 2)


def _ids(index: Path) -> list[str]:
    return [one.id for one in open_index(index, HashEncoder(), verify=True).everything()]


def _ingest(index: Path, *paths: Path, prune: bool = False) -> IngestReport:
    return update_index(index, paths, HashEncoder(), prune=prune)


def _pack(path: Path, *numbers: int, words: str = "Een brief.") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for number in numbers:
            file.writestr(f"map/kst-36000-{number}.md", letter(number, words))
    return path


def test_a_crash_and_a_hang_are_two_failures_among_many(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    write_letters(papers, 24, paragraphs=1)
    (papers / "kst-36000-7.md").write_text("CRASH")
    (papers / "kst-36000-9.md").write_text("HANG")
    report = update_index(tmp_path / "index", [papers], HashEncoder(), readers=HOSTILE)
    assert [Path(one.file).name for one in report.failed] == ["kst-36000-7.md", "kst-36000-9.md"]
    assert report.read == 22
    assert report.failed[0].reason == "the reader crashed on it (SIGSEGV); please report this paper"
    assert report.failed[1].reason.startswith("not read within 3 seconds; leave it out, or give it more time")
    again = update_index(tmp_path / "index", [papers], HashEncoder(), readers=HOSTILE)
    assert (again.skipped, again.failed, again.generation) == (22, report.failed, report.generation)


def test_processes_and_none_make_the_same_index(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    write_letters(papers, 20, paragraphs=2)
    found = []
    for name, files in (("many", [papers]), ("few", sorted(papers.iterdir())[:10])):
        update_index(tmp_path / name, files, HashEncoder())
        update_index(tmp_path / name, [papers], HashEncoder())
        snapshot = open_index(tmp_path / name, HashEncoder(), verify=True)
        found.append([one for name in _ids(tmp_path / name) for one in snapshot.passages(name)])
    assert found[0] == found[1]


@pytest.mark.parametrize("die_at", [2, 9, 27])
def test_killed_while_processes_read(tmp_path: Path, die_at: int) -> None:
    papers = tmp_path / "papers"
    write_letters(papers, 30, paragraphs=2)
    (papers / "kst-36000-5.md").write_bytes(b"\x00\x01" * 400)
    assert run(context().Process(target=ingest, args=(tmp_path / "index", papers, die_at))) == -9
    assert run(context().Process(target=ingest, args=(tmp_path / "index", papers))) == 0
    assert _ids(tmp_path / "index") == sorted(f"kst-36000-{at}" for at in range(1, 31) if at != 5)


def test_papers_in_zip_files(tmp_path: Path) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    papers.mkdir()
    archive = _pack(papers / "archief.zip", 1, 2)
    write_letter(papers, 3, "Een brief.")
    assert _ingest(index, papers).read == 3
    snapshot = open_index(index, HashEncoder())
    assert [one.file for one in snapshot.documents()] == ["kst-36000-1.md", "kst-36000-2.md", "kst-36000-3.md"]
    assert _ingest(index, papers).skipped == 3
    _pack(archive, 2, 4, words="Een andere brief.")
    report = _ingest(index, archive, prune=True)
    assert (report.read, report.replaced, report.removed) == (1, 1, 1)
    assert _ids(index) == ["kst-36000-2", "kst-36000-3", "kst-36000-4"]
    archive.unlink()
    assert _ingest(index, papers, prune=True).removed == 2
    assert _ids(index) == ["kst-36000-3"]


def test_a_broken_archive_is_one_failure(tmp_path: Path) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letter(papers, 1, "Een brief.")
    archive = _pack(papers / "a.zip", 2)
    _ingest(index, papers)
    archive.write_bytes(archive.read_bytes()[:-30])
    report = _ingest(index, papers, prune=True)
    assert (report.skipped, report.removed, len(report.failed)) == (1, 0, 1)
    assert report.failed[0].file == str(archive)
    assert report.failed[0].reason.startswith("no ZIP file that can be opened (its end is missing)")
    assert _ids(index) == ["kst-36000-1", "kst-36000-2"]


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letter(papers / "a", 1, "Een brief.")
    write_letter(papers / "b", 1, "Een brief.")
    first = _ingest(index, papers)
    assert (first.read, first.skipped, first.older) == (1, 1, 0)
    assert _ingest(index, papers).skipped == 2
    (papers / "a" / "kst-36000-1.md").unlink()
    report = _ingest(index, papers, prune=True)
    assert (report.replaced, report.removed, report.documents) == (1, 0, 1)


def test_metadata_that_changes_has_its_paper_read_again(tmp_path: Path) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letter(papers, 1, "Een brief.")
    _ingest(index, papers)
    sidecar = papers / "kst-36000-1.metadata.xml"
    for content in ("<metadata_gegevens/>", "<metadata_gegevens> </metadata_gegevens>"):
        sidecar.write_text(content)
        assert _ingest(index, papers).replaced + _ingest(index, papers).skipped == 2
    sidecar.unlink()
    assert _ingest(index, papers).replaced == 1

"""What is left of an index when an ingest ends by SIGKILL or by a full disk: always the old generation, whole."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import update_index
from index.snapshot import open_index
from ingest.errors import DiskFull, NoIndex
from tests.index.ingesting import context, ingest, ingest_within, run
from tests.index.making import HashEncoder, near, worded, write_letter, write_letters

LAST = 11  # steps after everything has been embedded: two of words, two of vectors, seven of publishing
QUESTION = "gemeente 7 punt 2 school 702"
State = tuple[dict[str, str], list[str]]


def _state(index: Path) -> State | None:
    """Every passage's text by id, and the best for a question by vectors and by words, all checksums verified.

    None without an index.
    """
    encoder = HashEncoder()
    try:
        snapshot = open_index(index, encoder, verify=True)
    except NoIndex:
        return None
    passages = {one.id: one.text for document in snapshot.documents() for one in snapshot.passages(document.id)}
    assert snapshot.counts() == snapshot.store.counts()
    assert len(passages) == snapshot.lexical.passages == snapshot.counts()[1]
    found = near(snapshot, encoder, QUESTION, 5) + worded(snapshot, QUESTION, 5)
    snapshot.close()
    return passages, found


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers that the second ingest finds: of the first's one changed, one gone, ten new."""
    folder = tmp_path_factory.mktemp("crash") / "papers"
    write_letters(folder, 15, paragraphs=12)
    write_letter(folder, 2, "In gemeente 2 is alles anders.")
    (folder / "kst-36000-3.md").unlink()
    return folder


@pytest.fixture(scope="module")
def begun(papers: Path) -> Path:
    """An index of the first ingest, before the papers changed."""
    first = papers.parent / "first"
    write_letters(first, 5, paragraphs=12)
    index = papers.parent / "begun"
    holding = papers.parent / "holding"
    papers.rename(holding)
    first.rename(papers)  # the index knows papers by where they are
    update_index(index, [papers], HashEncoder())
    papers.rename(first)
    holding.rename(papers)
    return index


@pytest.fixture(scope="module")
def steps(begun: Path, papers: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int, State | None]:
    """Steps and texts of an undisturbed second ingest, and what it leaves."""
    folder = tmp_path_factory.mktemp("whole")
    index = shutil.copytree(begun, folder / "index")
    assert run(context().Process(target=ingest, args=(index, papers, None, folder / "told"))) == 0
    counted, texts = map(int, (folder / "told").read_text().split())
    return counted, texts, _state(index)


def _check(index: Path, papers: Path, told: Path, old: State | None, whole: State | None, texts: int) -> None:
    """After a crash: the old generation or the new, whole; then the next ingest ends as an undisturbed one."""
    assert _state(index) in (old, whole)
    assert run(context().Process(target=ingest, args=(index, papers, None, told))) == 0
    assert _state(index) == whole
    assert not (index / "building").exists()
    assert int(told.read_text().split()[1]) <= texts


@pytest.mark.parametrize("first", [True, False], ids=["without an index", "with an index"])
def test_killed_at_every_kind_of_step(
    begun: Path, papers: Path, steps: tuple[int, int, State | None], tmp_path: Path, first: bool
) -> None:
    counted, texts, whole = steps
    # The last eleven steps, from the words on, are each a kind of their own; of reading and embedding some will do.
    moments = [0, 1, counted - 15, counted - 13, *range(counted - LAST, counted, 3 if first else 1)]
    for moment in moments:
        index = tmp_path / f"{moment}"
        if not first:
            shutil.copytree(begun, index)
        assert run(context().Process(target=ingest, args=(index, papers, moment))) == -9, moment
        _check(index, papers, tmp_path / "told", None if first else _state(begun), whole, texts + 60 * first)


def test_killed_at_random_moments_again_and_again(
    begun: Path, papers: Path, steps: tuple[int, int, State | None], tmp_path: Path
) -> None:
    _, texts, whole = steps
    old = _state(begun)
    chance = random.Random(2021)
    index = shutil.copytree(begun, tmp_path / "0")
    killed = 0
    for number in range(1, 100):
        process = context().Process(target=ingest, args=(index, papers))
        process.start()
        process.join(chance.uniform(0.02, 0.3))
        if process.is_alive():
            process.kill()
        process.join(60)
        killed += process.exitcode == -9
        assert _state(index) in (old, whole)
        if killed == 12:
            break
        if process.exitcode == 0:
            index = shutil.copytree(begun, tmp_path / f"{number}")
    assert killed == 12
    _check(index, papers, tmp_path / "told", old, whole, texts)


def test_what_was_embedded_before_the_kill_is_kept(
    begun: Path, papers: Path, steps: tuple[int, int, State | None], tmp_path: Path
) -> None:
    counted, texts, _ = steps
    index = shutil.copytree(begun, tmp_path / "index")
    assert run(context().Process(target=ingest, args=(index, papers, counted - LAST))) == -9  # all is embedded
    assert (index / "building" / "store.sqlite").exists()
    assert run(context().Process(target=ingest, args=(index, papers, None, tmp_path / "told"))) == 0
    assert texts > 100
    assert int((tmp_path / "told").read_text().split()[1]) == 0


@pytest.mark.parametrize("most", [5_000, 40_000, 70_000, 100_000, 150_000])
def test_files_that_may_not_grow(begun: Path, papers: Path, tmp_path: Path, most: int) -> None:
    index = shutil.copytree(begun, tmp_path / "index")
    old = _state(index)
    assert run(context().Process(target=ingest_within, args=(index, papers, most, tmp_path / "told"))) == 0
    told = (tmp_path / "told").read_text()
    assert told.startswith(f"DiskFull: {index}: no space left to write the new generation")
    assert told.endswith("the one in use is untouched. Free some space and ingest again")
    assert _state(index) == old
    assert not (index / "building").exists()
    assert update_index(index, [papers], HashEncoder()).replaced > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A file system of 1 MiB; None where we may not mount one (the test above then has to do)."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode == 0
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("left", [0, 30_000, 60_000, 120_000, 200_000, 300_000])
def test_a_full_disk(begun: Path, papers: Path, small_disk: Path | None, tmp_path: Path, left: int) -> None:
    if small_disk is None:
        return
    index = shutil.copytree(begun, small_disk / "index")
    old = _state(index)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * max(0, shutil.disk_usage(small_disk).free - left))
    with pytest.raises(DiskFull, match="no space left to write the new generation"):
        update_index(index, [papers], HashEncoder())
    assert _state(index) == old
    assert not (index / "building").exists()
    filler.unlink()
    shutil.copytree(index, tmp_path / "roomy")
    report = update_index(tmp_path / "roomy", [papers], HashEncoder(), prune=True)
    assert report.documents == 14

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.build import update_index
from index.citations import Cited
from index.filters import Filters
from index.layout import Layout
from index.snapshot import open_index
from ingest.errors import BadRequest, Damaged, IndexUnusable, NoIndex, NotFound, WrongFormat, WrongModel
from tests.index.making import HashEncoder, near, write_letter


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two generations; letter 2 cites letter 1 in its text, letter 3 cites it twice."""
    folder = tmp_path_factory.mktemp("snapshot")
    write_letter(folder / "papers", 1, "De eerste brief over verzuim.")
    update_index(folder / "index", [folder / "papers"], HashEncoder())
    write_letter(folder / "papers", 2, "Zie Kamerstuk 36 000, nr. 1 en Kamerstuk 26 695, nr. 134.", "Over gymnastiek.")
    write_letter(folder / "papers", 3, "Eerder (Kamerstuk 36 000, nr. 1), en 2021D12574.", "Weer 36 000, nr. 1.")
    update_index(folder / "index", [folder / "papers"], HashEncoder())
    return folder / "index"


@pytest.fixture
def index(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return shutil.copytree(made, tmp_path / "index")


def _generation(index: Path) -> Path:
    return Layout(index).generation(Layout(index).read_current())


def test_cites_and_cited_by(made: Path, encoder: HashEncoder) -> None:
    snapshot = open_index(made, encoder)
    site = "https://zoek.officielebekendmakingen.nl"
    assert snapshot.cites("kst-36000-2#1") == [
        Cited("kst-36000-1", True, f"{site}/kst-36000-1.html", "kst-36000-1", None, ("kst-36000-1#1", "kst-36000-1#2")),
        Cited("kst-26695-134", False, f"{site}/kst-26695-134.html"),
    ]
    assert snapshot.cites("kst-36000-3#1")[1] == Cited("2021D12574", False, None)
    assert snapshot.cites("kst-36000-2#2") == []
    assert snapshot.cited_by("kst-36000-1#1") == ["kst-36000-2#1", "kst-36000-3#1", "kst-36000-3#2"]
    assert snapshot.cited_by("kst-36000-2#1") == []
    with pytest.raises(NotFound, match="no passage 'kst-1-1#1'"):
        snapshot.cites("kst-1-1#1")
    with pytest.raises(NotFound, match="no passage 'kst-1-1#1'"):
        snapshot.cited_by("kst-1-1#1")


def test_documents_passages_counts_and_stats(made: Path, encoder: HashEncoder) -> None:
    snapshot = open_index(made, encoder, verify=True)
    assert [one.id for one in snapshot.documents()] == ["kst-36000-1", "kst-36000-2", "kst-36000-3"]
    only = Filters(document=("kst-36000-2",))
    assert [one.id for one in snapshot.documents(only)] == ["kst-36000-2"]
    assert snapshot.counts(only) == (1, len(snapshot.passages("kst-36000-2")))
    assert snapshot.counts() == snapshot.counts(Filters()) == snapshot.store.counts()
    passage = snapshot.passage("kst-36000-2#2")
    assert passage.text == "Over gymnastiek."
    assert snapshot.text("kst-36000-2")[passage.span.start : passage.span.end] == passage.text
    stats = snapshot.stats()
    assert (stats.documents, stats.passages, stats.model, stats.dimension) == (*snapshot.counts(), "hash", 64)
    assert 0 < stats.bytes <= sum(file.stat().st_size for file in _generation(made).rglob("*"))
    assert snapshot.facets()["document"]["kst-36000-2"] == len(snapshot.passages("kst-36000-2"))
    with pytest.raises(BadRequest, match="unknown speaker"):
        snapshot.counts(Filters(speaker=("Wilders",)))


def test_many_threads_ask_one_snapshot(made: Path, encoder: HashEncoder) -> None:
    snapshot = open_index(made, encoder)
    filters = [Filters(), Filters(document=("kst-36000-2",)), Filters(speaker=("minister",), since="2021-01-01")]

    def ask(at: int) -> tuple[str, ...]:
        allowed, question = snapshot.allowed(filters[at % 3]), ("gymnastiek", "verzuim")[at % 2]
        rows, _ = snapshot.lexical.search(question, 3, allowed)
        return *(one.id for one in snapshot.passages_at(rows)), *near(snapshot, encoder, question, 3)

    expected = [ask(at) for at in range(6)]
    assert expected[0][0] == "kst-36000-2#2"
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(300))) == [expected[at % 6] for at in range(300)]


def test_no_index_says_how_to_make_one(tmp_path: Path, encoder: HashEncoder) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoIndex, match=r"no index here yet; make one with `griffier ingest PATH…`"):
            open_index(folder, encoder)
    (tmp_path / "file").write_text("")
    with pytest.raises(NoIndex, match="no index here yet"):
        open_index(tmp_path / "file", encoder)


def test_another_model_is_named(index: Path) -> None:
    with pytest.raises(WrongModel, match=r"made with the model hash .* now the model is other .*--model hash"):
        open_index(index, HashEncoder("other"))
    same_name = HashEncoder()
    same_name.fingerprint = "f" * 64
    with pytest.raises(WrongModel, match="of the same name but other weights"):
        open_index(index, same_name)


def test_another_format_is_named(index: Path, encoder: HashEncoder) -> None:
    path = _generation(index) / "manifest.json"
    data = json.loads(path.read_text())
    path.write_text(json.dumps({"format": 99, "griffier": "9.0", "anything": "else"}))
    with pytest.raises(WrongFormat, match=r"reads indexes of format \d+, this one has format 99 \(griffier 9\.0\)"):
        open_index(index, encoder)
    with pytest.raises(WrongFormat, match="this one has format 99"):
        update_index(index, [index], encoder)
    path.write_text(json.dumps({key: value for key, value in data.items() if key != "model"}))
    with pytest.raises(Damaged, match=r"manifest\.json: fields are missing"):
        open_index(index, encoder)
    path.write_text("[]")
    with pytest.raises(Damaged, match=r"manifest\.json: expected the manifest"):
        open_index(index, encoder)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize(("harm", "verify"), [(Path.unlink, False), (_truncate, False), (_flip, True)])
def test_every_damaged_file_is_named(
    index: Path, encoder: HashEncoder, harm: Callable[[Path], None], verify: bool
) -> None:
    folder = _generation(index)
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock" and file.stat().st_size]
    assert len(files) > 8
    for file in files:
        content = file.read_bytes()
        harm(file)
        with pytest.raises(Damaged, match=file.name):
            open_index(index, encoder, verify=verify)
        file.write_bytes(content)
    assert open_index(index, encoder, verify=True).counts()[0] == 3


def test_contents_damaged_unseen_raise_when_met(index: Path, encoder: HashEncoder) -> None:
    store = _generation(index) / "store.sqlite"
    content = store.read_bytes()
    store.write_bytes(content[:8192] + b"\x5a" * (len(content) - 8192))
    with pytest.raises(Damaged, match=r"store\.sqlite"):  # noqa: PT012
        snapshot = open_index(index, encoder)
        for document in snapshot.documents():
            snapshot.passages(document.id)


@pytest.mark.parametrize("content", [b"", b"../../etc", b"\xff\xfe", b"20210520T000000Z-00000000"])
def test_a_current_that_names_no_generation(index: Path, encoder: HashEncoder, content: bytes) -> None:
    (index / "CURRENT").write_bytes(content)
    with pytest.raises(Damaged, match=r"CURRENT|manifest"):
        open_index(index, encoder)
    with pytest.raises(IndexUnusable, match=r"CURRENT|manifest"):
        update_index(index, [index], encoder)


def test_opening_while_generations_come_and_go(index: Path, encoder: HashEncoder, tmp_path: Path) -> None:
    """A reader that read CURRENT just before two ingests came by opens the newest."""

    def ingest() -> None:
        for number in range(10, 16):
            update_index(index, [write_letter(tmp_path / "more", number, f"Brief {number}.")], HashEncoder())

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(ingest)
        counts = []
        while not writing.done():
            snapshot = open_index(index, encoder)
            counts.append(snapshot.counts()[0])
            assert len(snapshot.documents()) == snapshot.counts()[0]
            snapshot.close()
        writing.result()
    assert counts == sorted(counts)
    assert open_index(index, encoder, verify=True).counts()[0] == 9


def test_a_closed_snapshot_answers_no_more(made: Path, encoder: HashEncoder) -> None:
    snapshot = open_index(made, encoder)
    snapshot.close()
    with pytest.raises(Exception, match="closed database"):
        snapshot.document("kst-36000-1")

from __future__ import annotations

import fcntl
import json
import logging
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from index.build import IngestReport, update_index
from index.context import embedding_text
from index.layout import Layout
from index.manifest import read_manifest
from index.papers import fitted
from index.snapshot import Snapshot, open_index
from ingest.errors import BadRequest, Damaged, IndexBusy, IndexUnusable, MissingPath, WrongModel
from ingest.read import read_paper
from tests.index.making import PAPERS, HashEncoder, letter, near, worded, write_letter, write_letters


def _counts(report: IngestReport) -> tuple[int, int, int, int, int]:
    return report.read, report.skipped, report.replaced, report.removed, len(report.failed)


def _ids(snapshot: Snapshot) -> list[str]:
    return [document.id for document in snapshot.documents()]


def _best(snapshot: Snapshot, encoder: HashEncoder, question: str) -> str:
    """The text of the passage that vectors and words both rank first."""
    by_vector, by_words = near(snapshot, encoder, question), worded(snapshot, question)
    assert by_vector == by_words
    return snapshot.passage(by_words[0]).text


def _tree(folder: Path) -> dict[str, bytes]:
    """Every file but locks, by path."""
    files: Iterable[Path] = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_papers_in_passages_out(tmp_path: Path, encoder: HashEncoder) -> None:
    write_letters(tmp_path / "papers", 5)
    report = update_index(tmp_path / "index", [tmp_path / "papers"], encoder)
    assert _counts(report) == (5, 0, 0, 0, 0)
    snapshot = open_index(tmp_path / "index", encoder, verify=True)
    assert snapshot.generation == report.generation
    assert _ids(snapshot) == [f"kst-36000-{at}" for at in range(1, 6)]
    assert snapshot.counts() == (report.documents, report.passages) == snapshot.store.counts()
    assert snapshot.lexical.passages == report.passages
    assert len(set(encoder.texts)) == len(encoder.texts) == report.embedded  # closing lines are the same in all
    assert "punt 3 " in _best(snapshot, encoder, "gemeente 4 punt 3 verzuim school 403")


def test_unchanged_papers_make_no_generation(tmp_path: Path, encoder: HashEncoder) -> None:
    write_letters(tmp_path / "papers", 3)
    first = update_index(tmp_path / "index", [tmp_path / "papers"], encoder)
    before = _tree(tmp_path / "index" / "generations")
    again = update_index(tmp_path / "index", [tmp_path / "papers"], encoder)
    assert _counts(again) == (0, 3, 0, 0, 0)
    assert (again.generation, again.embedded, again.passages) == (first.generation, 0, first.passages)
    assert _tree(tmp_path / "index" / "generations") == before
    assert not (tmp_path / "index" / "building").exists()


def test_changed_papers_are_replaced(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 3)
    first = update_index(index, [papers], encoder)
    old = open_index(index, encoder)
    write_letter(papers, 2, "De inspectie kijkt in Appingedam naar zeldzame vakken.")
    write_letter(papers, 4, "Een nieuwe brief over schoolzwemmen.")
    encoder.texts.clear()
    second = update_index(index, [papers], encoder)
    assert _counts(second) == (1, 2, 1, 0, 0)
    assert second.generation != first.generation
    new = open_index(index, encoder, verify=True)
    assert _ids(new) == [f"kst-36000-{at}" for at in (1, 2, 3, 4)]
    assert "Appingedam" in _best(new, encoder, "Appingedam zeldzame vakken")
    assert not any("gemeente 2 " in one.text for one in new.passages("kst-36000-2"))
    assert new.lexical.search("gemeente 202", 9)[0].tolist() != []
    assert all("gemeente 2 " not in one.text for one in new.passages_at(new.lexical.search("gemeente 2", 99)[0]))
    assert len(encoder.texts) == second.embedded < 6  # closing lines are known
    assert any("gemeente 2 " in one.text for one in old.passages("kst-36000-2"))  # the reader keeps its generation
    assert "gemeente 2 " in _best(old, encoder, "gemeente 2 punt 1 school 201")


def test_nothing_is_embedded_twice(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 4)
    update_index(index, [papers], encoder)
    text = (papers / "kst-36000-3.md").read_text(encoding="utf-8")
    (papers / "kst-36000-3.md").unlink()
    assert _counts(update_index(index, [papers], encoder, prune=True)) == (0, 3, 0, 1, 0)
    (papers / "kst-36000-3.md").write_text(text, encoding="utf-8")
    back = update_index(index, [papers], encoder)
    assert _counts(back) == (1, 3, 0, 0, 0)
    assert back.embedded == 0
    assert len(encoder.texts) == len(set(encoder.texts))
    (index / "CURRENT").unlink()  # as after a damaged generation: all is read again
    whole = update_index(index, [papers], encoder)
    assert (whole.read, whole.embedded) == (4, 0)
    assert len(encoder.texts) == len(set(encoder.texts))


def test_lost_vectors_are_made_again(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 3)
    first = update_index(index, [papers], encoder)
    (index / "embeddings.sqlite").unlink()
    write_letter(papers, 4, "Een nieuwe brief.")
    report = update_index(index, [papers], encoder)
    assert report.embedded == len(set(encoder.texts)) > first.embedded
    assert "nieuwe" in _best(open_index(index, encoder, verify=True), encoder, "een nieuwe brief")


def test_prune_drops_only_what_lay_in_the_folders_given(tmp_path: Path, encoder: HashEncoder) -> None:
    here, there, index = tmp_path / "papers", tmp_path / "papers too", tmp_path / "index"
    for number, folder in enumerate((here, here / "deep", there), 1):
        write_letter(folder, number, f"Brief {number}.")
    write_letter(here, 4, "Brief 4.")
    update_index(index, [here, there], encoder)
    for number, folder in enumerate((here, here / "deep", there), 1):
        (folder / f"kst-36000-{number}.md").unlink()
    assert _counts(update_index(index, [here], encoder)) == (0, 1, 0, 0, 0)
    assert _counts(update_index(index, [here / "kst-36000-4.md"], encoder, prune=True)) == (0, 1, 0, 0, 0)
    assert _counts(update_index(index, [here], encoder, prune=True)) == (0, 1, 0, 2, 0)
    assert _ids(open_index(index, encoder)) == ["kst-36000-3", "kst-36000-4"]


def test_an_emptied_index_answers_nothing(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    path = write_letter(papers, 1, "Een brief.")
    update_index(index, [papers], encoder, vector_type="hnsw")
    path.unlink()
    report = update_index(index, [papers], encoder, prune=True)
    assert (report.removed, report.documents, report.passages) == (1, 0, 0)
    snapshot = open_index(index, encoder, verify=True)
    assert snapshot.stats().vector_type == "flat"
    assert near(snapshot, encoder, "een brief") == worded(snapshot, "een brief") == []
    write_letter(papers, 1, "Een brief.")
    assert update_index(index, [papers], encoder).read == 1
    assert open_index(index, encoder).stats().vector_type == "hnsw"


def test_a_moved_paper_stays_and_is_not_pruned(tmp_path: Path, encoder: HashEncoder) -> None:
    old, new, index = tmp_path / "old", tmp_path / "new", tmp_path / "index"
    path = write_letter(old, 1, "Een brief.")
    update_index(index, [old], encoder)
    new.mkdir()
    shutil.move(path, new)
    report = update_index(index, [old, new], encoder, prune=True)
    assert (_counts(report), report.embedded) == ((0, 0, 1, 0, 0), 0)
    assert _ids(open_index(index, encoder)) == ["kst-36000-1"]
    assert _counts(update_index(index, [old, new], encoder, prune=True)) == (0, 1, 0, 0, 0)


def test_two_files_with_one_id(tmp_path: Path, encoder: HashEncoder) -> None:
    index = tmp_path / "index"
    write_letter(tmp_path / "a", 1, "Een brief.")
    write_letter(tmp_path / "b", 1, "Een brief.")
    other = letter(1, "Een andere brief.", date="4 mei 2021")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "kst-36000-1.txt").write_text(other, encoding="utf-8")
    report = update_index(index, [tmp_path / "a", tmp_path / "b", tmp_path / "c"], encoder)
    assert (_counts(report), report.documents, report.older) == ((2, 1, 0, 0, 0), 1, 1)
    assert open_index(index, encoder).passage("kst-36000-1#1").text == "Een andere brief."
    again = update_index(index, [tmp_path / "a", tmp_path / "b", tmp_path / "c"], encoder)
    assert (_counts(again), again.generation) == ((0, 3, 0, 0, 0), report.generation)


def test_failures_stop_nothing(tmp_path: Path, encoder: HashEncoder, caplog: pytest.LogCaptureFixture) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 2)
    (papers / "empty.txt").write_text("")
    (papers / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (papers / "latin.md").write_bytes("Café financiële coördinatie".encode("latin-1") * 50)
    (papers / "gone.md").symlink_to(papers / "nowhere.md")
    (papers / "paper.odt").write_bytes(b"%OD")
    report = update_index(index, [papers, papers / "paper.odt", papers / "latin.md"], encoder)
    assert (report.read, report.documents) == (2, 2)
    assert sorted(Path(one.file).name for one in report.failed) == ["binary.txt", "empty.txt", "latin.md", "paper.odt"]
    assert all(one.reason and one.file not in one.reason for one in report.failed)
    assert _ids(open_index(index, encoder)) == ["kst-36000-1", "kst-36000-2"]


def test_only_failures_make_no_index(tmp_path: Path, encoder: HashEncoder) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "empty.txt").write_text("")
    report = update_index(tmp_path / "index", [papers], encoder)
    assert (report.generation, report.documents, len(report.failed)) == (None, 0, 1)


def test_a_paper_that_fails_when_read_again_stays(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 2)
    first = update_index(index, [papers], encoder)
    (papers / "kst-36000-2.md").write_bytes(b"\x00\x01" * 500)
    report = update_index(index, [papers], encoder, prune=True)
    assert (_counts(report), report.generation) == ((0, 1, 0, 0, 1), first.generation)
    assert report.failed[0].reason.endswith("; the version read earlier stays in the index")
    assert _ids(open_index(index, encoder)) == ["kst-36000-1", "kst-36000-2"]


class BrokenCounter(HashEncoder):
    """Fails on one paper, as a fault in a reader would."""

    def count_tokens(self, texts: object) -> list[int]:
        listed = list(texts)  # type: ignore[call-overload]
        if any("gemeente 2 " in text for text in listed):
            raise ZeroDivisionError("division by zero")
        return super().count_tokens(listed)


def test_a_fault_of_the_reader_is_one_papers_failure(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_letters(tmp_path / "papers", 3)
    with caplog.at_level(logging.ERROR):
        report = update_index(tmp_path / "index", [tmp_path / "papers"], BrokenCounter())
    assert (report.read, len(report.failed)) == (2, 1)
    assert "the reader failed on it (ZeroDivisionError: division by zero)" in report.failed[0].reason
    assert "Traceback" in caplog.text


def test_long_passages_are_split_with_room_for_their_context(tmp_path: Path) -> None:
    encoder = HashEncoder(max_tokens=60)
    sentences = " ".join(f"Zin nummer {at} gaat over de leerplicht in de gemeente." for at in range(30))
    path = write_letter(tmp_path / "papers", 1, "Een korte alinea.", sentences)
    paper = fitted(read_paper(path), encoder)
    parts = [one for one in paper.passages if "." in one.id]
    assert len(parts) > 4
    assert " ".join(one.text for one in parts) == sentences
    assert max(encoder.count_tokens([embedding_text(paper.document, one) for one in paper.passages])) <= 60
    update_index(tmp_path / "index", [path], encoder)
    snapshot = open_index(tmp_path / "index", encoder)
    text = snapshot.text("kst-36000-1")
    assert all(text[one.span.start : one.span.end] == one.text for one in snapshot.passages("kst-36000-1"))


def test_a_forced_vector_type_stays_until_told_otherwise(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 2)
    kinds = []
    for vector_type in (None, "ivf-sq8", None, "hnsw", "ivf-rabitq", "auto", "flat"):
        report = update_index(index, [papers], encoder, vector_type=vector_type)
        snapshot = open_index(index, encoder, verify=True)
        assert snapshot.generation == report.generation
        assert "gemeente 2 " in _best(snapshot, encoder, "gemeente 2 punt 4 school 204")
        kinds.append(snapshot.stats().vector_type)
    assert kinds == ["flat", "ivf-sq8", "ivf-sq8", "hnsw", "ivf-rabitq", "flat", "flat"]
    assert len(encoder.texts) == len(set(encoder.texts))
    with pytest.raises(BadRequest, match="unknown vector type 'annoy'"):
        update_index(index, [papers], encoder, vector_type="annoy")


def test_two_generations_are_kept_and_readers_outlive_theirs(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    readers, generations = [], []
    for number in range(1, 6):
        write_letter(papers, number, f"Brief {number} over onderwerp{number}.")
        generations.append(update_index(index, [papers], encoder).generation)
        readers.append(open_index(index, encoder))
    assert {path.name for path in (index / "generations").iterdir()} == set(generations[-2:])
    for number, reader in enumerate(readers, 1):
        assert _ids(reader) == [f"kst-36000-{at}" for at in range(1, number + 1)]
        assert f"onderwerp{number}." in _best(reader, encoder, f"Brief {number} over onderwerp{number}.")


def test_a_second_ingest_is_told_at_once(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 1)
    update_index(index, [papers], encoder)
    write_letters(papers, 2)
    with (index / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(IndexBusy, match=r"another ingest \(process \d+\) is writing to this index"):
            update_index(index, [papers], encoder)
        assert open_index(index, encoder).counts()[0] == 1
    assert update_index(index, [papers], encoder).documents == 2


def test_another_model_is_refused(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 1)
    update_index(index, [papers], encoder)
    before = _tree(index)
    with pytest.raises(WrongModel, match=r"was made with the model hash .* now the model is other"):
        update_index(index, [papers], HashEncoder("other", 32))
    assert _tree(index).keys() == before.keys()
    assert open_index(index, encoder).counts()[0] == 1


def test_what_was_built_for_another_base_is_not_gone_on_with(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 2)
    update_index(tmp_path / "other", [papers / "kst-36000-1.md"], encoder)
    update_index(tmp_path / "other", [papers], encoder)
    generation = Layout(tmp_path / "other").read_current()
    shutil.copytree(tmp_path / "other" / "generations" / generation, index / "building")
    (papers / "kst-36000-2.md").unlink()
    assert _counts(update_index(index, [papers], encoder)) == (1, 0, 0, 0, 0)
    (index / "building").mkdir()
    (index / "building" / "store.sqlite").write_bytes(b"garbage" * 1000)
    write_letter(papers, 3, "Nog een brief.")
    assert _counts(update_index(index, [papers], encoder)) == (1, 1, 0, 0, 0)
    assert _ids(open_index(index, encoder, verify=True)) == ["kst-36000-1", "kst-36000-3"]


def test_what_another_reader_read_is_read_again(tmp_path: Path, encoder: HashEncoder) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    write_letters(papers, 3)
    report = update_index(index, [papers], encoder)
    with closing(sqlite3.connect(index / "generations" / str(report.generation) / "store.sqlite")) as store, store:
        store.execute("UPDATE documents SET revision = 'of an older one' WHERE id <> 'kst-36000-3'")
    report = update_index(index, [papers], encoder)
    assert (_counts(report), report.embedded) == ((0, 1, 2, 0, 0), 0)


def test_the_last_ingest_is_kept_as_json(tmp_path: Path, encoder: HashEncoder) -> None:
    papers = tmp_path / "papers"
    write_letters(papers, 1)
    (papers / "leeg é.txt").write_text("")
    report = update_index(tmp_path / "index", [papers], encoder)
    kept = json.loads((tmp_path / "index" / "last-ingest.json").read_text(encoding="utf-8"))
    assert kept["failed"] == [{"file": str(papers / "leeg é.txt"), "reason": report.failed[0].reason}]
    assert (kept["read"], kept["generation"]) == (1, report.generation)


def test_progress_tells_every_stage_to_its_end(tmp_path: Path, encoder: HashEncoder) -> None:
    write_letters(tmp_path / "papers", 3)
    told: list[tuple[str, int, int]] = []
    report = update_index(
        tmp_path / "index", [tmp_path / "papers"], encoder, progress=lambda *one: told.append(one)
    )
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["read", "embed", "words", "vectors", "publish"]
    last = {stage: (done, total) for stage, done, total in told}
    assert last["read"] == (3, 3)
    assert last["embed"] == (report.embedded, report.embedded)
    assert all(done == total for done, total in last.values())


def test_paths_and_folders_that_cannot_be(tmp_path: Path, encoder: HashEncoder) -> None:
    papers = tmp_path / "papers"
    path = write_letter(papers, 1, "Een brief.")
    with pytest.raises(MissingPath, match="nowhere"):
        update_index(tmp_path / "index", [papers, tmp_path / "nowhere"], encoder)
    assert not (tmp_path / "index").exists()
    with pytest.raises(IndexUnusable, match="expected a folder for the index, found a file"):
        update_index(path, [papers], encoder)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "embeddings.sqlite").write_bytes(b"garbage" * 1000)
    with pytest.raises(Damaged, match=r"embeddings\.sqlite: .*; remove this file and ingest again"):
        update_index(tmp_path / "cache", [papers], encoder)


def test_a_name_that_is_no_utf8_fails_alone(tmp_path: Path, encoder: HashEncoder) -> None:
    papers = tmp_path / "papers"
    write_letters(papers, 1)
    Path(str(papers) + "/caf\udce9.md").write_text(letter(2, "Een brief."), encoding="utf-8")
    report = update_index(tmp_path / "index", [papers], encoder)
    assert (report.read, report.failed[0].reason) == (1, "the file's name is no UTF-8; rename it")
    assert "caf" in report.failed[0].file


def test_the_sample_papers(tmp_path: Path, encoder: HashEncoder) -> None:
    report = update_index(tmp_path / "index", [PAPERS], encoder)
    assert (report.read, report.failed) == (5, ())
    snapshot = open_index(tmp_path / "index", encoder, verify=True)
    manifest = read_manifest(Layout(tmp_path / "index").generation(snapshot.generation))
    assert (manifest.documents, manifest.passages) == (5, report.passages)
    cited = snapshot.cited_by("kst-26695-135#1")
    assert cited
    assert all(any(one.id == "kst-26695-135" for one in snapshot.cites(passage_id)) for passage_id in cited)

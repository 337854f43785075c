from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store import open_store
from index.store_writer import Source, StoreWriter, open_writer, start_store
from ingest.errors import Damaged, NotFound
from ingest.model import Footnote, Paper, Speaker
from ingest.read import read_paper
from tests.index.making import PAPERS, make_paper, make_passage, make_store, store_paper

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def _letter(document_id: str = "kst-1-1", words: str = "een twee", count: int = 3) -> Paper:
    return make_paper(document_id, [make_passage(document_id, at, f"{words} {at}") for at in range(1, count + 1)])


def test_real_papers_come_back_as_they_went_in(tmp_path: Path) -> None:
    papers = [read_paper(path) for path in sorted(PAPERS.glob("*.*")) if path.suffix in (".md", ".txt")]
    papers = [paper for paper in papers if paper.document.id != "README"]
    store = make_store(tmp_path / "store.sqlite", papers)
    assert len(papers) >= 5
    assert store.counts() == (len(papers), sum(len(paper.passages) for paper in papers))
    for paper in papers:
        assert store.document(paper.document.id) == paper.document
        assert store.passages(paper.document.id) == list(paper.passages)
        text = store.text(paper.document.id)
        assert all(text[one.span.start : one.span.end] == one.text for one in store.passages(paper.document.id))


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreWriter]:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    start_store(path, None, {})
    with closing(open_writer(path)) as opened:
        yield opened


@settings(deadline=None)
@given(text=ANY_TEXT, title=ANY_TEXT, name=ANY_TEXT, note=ANY_TEXT)
def test_any_text_comes_back_as_it_went_in(
    writer: StoreWriter, text: str, title: str, name: str, note: str
) -> None:
    passage = make_passage(
        "d", 1, text, speaker=Speaker("minister", name), footnotes=(Footnote("1", 0, note, ("kst-1-2",), ()),)
    )
    paper = make_paper("d", [passage], title=title, text=text)
    writer.replace(paper, Source("/papers/d.md", "1", "reader"), [{0: b"k"}])
    assert writer.store.document("d") == paper.document
    assert writer.store.passages("d") == [passage]
    assert writer.store.text("d") == text


def test_ministers_of_two_portfolios_are_two_speakers(tmp_path: Path) -> None:
    ministers = [Speaker("minister", None, portfolio=one) for one in ("Defensie", "Financiën")]
    said = [*ministers, ministers[0]]
    passages = [make_passage("d", at, "Ja.", speaker=one) for at, one in enumerate(said, start=1)]
    store = make_store(tmp_path / "store.sqlite", [make_paper("d", passages)])
    assert store.speakers() == ministers
    assert [one.speaker for one in store.passages("d")] == said


def test_a_paper_takes_the_place_of_its_file_and_of_what_it_is_told_to(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store_paper(path, [_letter("a"), _letter("b")])
    writer = open_writer(path)
    writer.replace(_letter("c", count=1), Source("/papers/a.md", "1", "reader"), [{0: b"k"}])  # another id, a's file
    assert [one.id for one in writer.store.documents()] == ["b", "c"]
    elsewhere = Source("/elsewhere.md", "2" * 64, "reader")
    writer.replace(_letter("b", "drie", 2), elsewhere, [{0: b"k"}, {0: b"l"}])  # b, of another file
    assert [one.id for one in writer.store.documents()] == ["b", "b@22222222", "c"]
    assert [one.id for one in writer.store.claimants("b")] == ["b@22222222", "b"]
    assert writer.store.passages("b@22222222")[1].id == "b@22222222#2"
    writer.replace(_letter("b", "drie", 2), elsewhere, [{0: b"k"}, {0: b"l"}], ["b"])
    assert [one.text for one in writer.store.passages("b")] == ["drie 1", "drie 2"]
    assert writer.store.counts() == (2, 3)
    assert writer.store.touched() == ["a", "b", "b@22222222", "c"]
    assert writer.store.paths() == ["/elsewhere.md", "/papers/a.md"]
    writer.close()


def test_rows_are_never_used_twice(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store_paper(path, [_letter("a"), _letter("b")])
    writer = open_writer(path)
    before = set(writer.store.rows().tolist())
    writer.remove("b")
    writer.commit()
    writer.close()
    start_store(tmp_path / "next.sqlite", path, {"base": "earlier"})
    store_paper(tmp_path / "next.sqlite", [_letter("b")])
    after = open_store(tmp_path / "next.sqlite")
    assert not before & {after.row_of(f"b#{at}") for at in (1, 2, 3)}
    assert after.origin() == {"base": "earlier"}


def test_passages_with_one_id_leave_the_old_paper(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store_paper(path, [_letter("a")])
    twice = make_paper("a", [make_passage("a", 1, "x"), make_passage("a", 1, "y")])
    writer = open_writer(path)
    with pytest.raises(sqlite3.IntegrityError, match=r"passages\.id"):
        writer.replace(twice, Source("/papers/a.md", "1", "reader"), [{0: b"k"}, {0: b"l"}])
    assert [one.text for one in writer.store.passages("a")] == ["een twee 1", "een twee 2", "een twee 3"]
    writer.close()


def test_rows_keep_reading_order_and_rank(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store.sqlite", [_letter("a", count=12), _letter("b", count=2)])
    rows = store.rows()
    assert [one.id for one in store.passages_at(rows[::-1])][:3] == ["b#2", "b#1", "a#12"]
    assert [one.ordinal for one in store.passages("a")] == list(range(1, 13))
    with pytest.raises(KeyError, match="999"):
        store.passages_at([999])


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store.sqlite", [_letter("a")])
    with pytest.raises(NotFound, match="no document 'z'"):
        store.document("z")
    with pytest.raises(NotFound, match="no document 'z'"):
        store.passages("z")
    with pytest.raises(NotFound, match="no document 'z'"):
        store.text("z")
    with pytest.raises(NotFound, match="no passage 'a#9'"):
        store.row_of("a#9")


def test_many_threads_read_one_store(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store.sqlite", [_letter(f"d{at}", count=5) for at in range(20)])
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda at: store.passages(f"d{at % 20}")[at % 5].id, range(400)))
    assert found == [f"d{at % 20}#{at % 5 + 1}" for at in range(400)]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store.sqlite", [_letter("a")])
    with pytest.raises(Damaged, match="readonly"):
        store.query("DELETE FROM documents")


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be taken for one" * 99])
def test_a_damaged_store_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a folder #1?" / "store.sqlite"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Damaged, match=r"store\.sqlite: expected the store of an index"):
        open_store(path)

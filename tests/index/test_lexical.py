from __future__ import annotations

import math
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import prepare, words_of
from index.lexical import LexicalIndex, open_lexical
from index.lexical_build import Entries, write_lexical
from ingest.errors import Damaged
from ingest.model import Document, Footnote, Passage, Speaker
from tests.index.making import make_paper, make_passage

WORDS = [f"begrip{at}" for at in range(60)]
MEANINGLESS = ['"', "(", "a AND", "tekst:", "tekst:x OR", "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /", "[a TO",
               "\\", "'"]


def _entries(*texts: str, document_id: str = "d", first: int = 1) -> list[tuple[Document, list[tuple[int, Passage]]]]:
    passages = [make_passage(document_id, at, text) for at, text in enumerate(texts, first)]
    paper = make_paper(document_id, passages)
    return [(paper.document, [(first + at, one) for at, one in enumerate(passages)])]


def _index(folder: Path, entries: Entries) -> LexicalIndex:
    write_lexical(folder, None, [], entries)
    return open_lexical(folder)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    """3,000 passages of words with a long tail, rows 1 to 3,000."""
    random = np.random.default_rng(5)
    shares = 1 / np.arange(1, len(WORDS) + 1)
    texts = [" ".join(random.choice(WORDS, 12, p=shares / shares.sum())) for _ in range(3000)]
    return _index(tmp_path_factory.mktemp("words") / "lexical", _entries(*texts))


def test_dutch_analysis() -> None:
    assert words_of("De leden vragen naar de THUISZITTERS") == ["leed", "vraag", "thuiszitter"]
    assert words_of("coördinatie, coo\u0308rdinatie, Ideeën, M@ZL") == ["coordineer", "coordineer", "ideeen", "m", "zl"]
    assert words_of("What did the minister say about it?") == ["mini", "say", "about"]
    assert words_of("het de een the of") == []


def test_numbers_in_groups_are_one_word() -> None:
    assert prepare("Kamerstuk 26\u00a0695 en 31 497, in 2021 12 500 leerlingen") == (
        "Kamerstuk 26695 en 31497, in 2021 12500 leerlingen"
    )
    assert words_of("26 695") == words_of("26695") == ["26695"]


@pytest.mark.parametrize("question", ["26 695, nr. 134", "Wat staat er in Kamerstuk 26695, nr. 134?", "kst-26695-134",
                                      "26695 nr 134"])
def test_a_paper_number_finds_who_cites_it(tmp_path: Path, question: str) -> None:
    note = Footnote("1", 0, "Kamerstuk 26 695, nr. 134.", ("kst-26695-134",), ())
    cited = make_passage("a", 1, "Zie de brief.", footnotes=(note,), references=("kst-26695-134",))
    other = make_passage("a", 2, "Over 134 leerlingen: Kamerstuk 26 695, nr. 135.", references=("kst-26695-135",))
    own = make_passage("kst-26695-134", 1, "De brief zelf.")
    papers = [make_paper("a", [cited, other]), make_paper("kst-26695-134", [own])]
    index = _index(tmp_path / "lexical", [
        (papers[0].document, [(1, cited), (2, other)]), (papers[1].document, [(3, own)]),
        *_entries(*(f"In dossier 26 695 staat nr. {at} van de stukken." for at in range(100, 150)), first=4),
    ])
    rows, scores = index.search(question, 2)
    assert rows.tolist() == [3, 1]  # the paper itself, then who refers to it
    assert index.scores_of(question, rows) == pytest.approx(scores, rel=1e-5)


def test_scores_are_bm25(tmp_path: Path) -> None:
    index = _index(tmp_path / "lexical", _entries("appel peer", "appel appel noot", "noot"))
    rows, scores = index.search("appel", 9, weights={"text": 2.0})
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))

    def bm25(times: int, length: int) -> float:
        return 2.0 * rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / 2))

    assert rows.tolist() == [2, 1]
    assert scores == pytest.approx([bm25(2, 3), bm25(1, 2)], rel=1e-4)
    assert index.search("appel appel", 1, weights={"text": 1.0})[1] == pytest.approx([bm25(2, 3)], rel=1e-4)


def test_context_and_notes_are_searched_by_weight(tmp_path: Path) -> None:
    passage = make_passage(
        "d", 1, "Dit is zo.", section=("Representativiteit",), speaker=Speaker("minister", "A. Slob"),
        footnotes=(Footnote("1", 3, "Zie het Kohnstamm-rapport.", (), ()),),
    )
    index = _index(tmp_path / "lexical", [(make_paper("d", [passage], title="Verzuim").document, [(7, passage)])])
    for question in ("representativiteit", "Slob", "verzuim", "Kohnstamm"):
        assert index.search(question, 5)[0].tolist() == [7], question
    assert index.search("Kohnstamm", 5, weights={"text": 1.0, "context": 1.0})[0].tolist() == []
    assert index.search("verzuim", 5, weights={"text": 1.0, "context": 0.0})[0].tolist() == []


@pytest.mark.parametrize("size", [0, 1, 20, 149, 151, 1500, 3000])
def test_a_filter_cuts_before_ranking(large: LexicalIndex, size: int) -> None:
    allowed = np.sort(np.random.default_rng(size).choice(np.arange(1, 3001), size, replace=False))
    question = f"{WORDS[2]} {WORDS[30]} {WORDS[50]}"
    everything, scores = large.search(question, 3000)
    kept = np.isin(everything, allowed)
    rows, found = large.search(question, 25, allowed)
    assert rows.tolist() == everything[kept][:25].tolist()
    assert found == pytest.approx(scores[kept][:25], rel=1e-5)


@settings(max_examples=50, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS, "onbekend"]), max_size=8),
       rows=st.lists(st.integers(1, 3500), unique=True))
def test_scores_of_rows_are_those_of_the_search(large: LexicalIndex, words: list[str], rows: list[int]) -> None:
    question = " ".join(words)
    found, scores = large.search(question, 3000)
    expected = dict(zip(found.tolist(), scores.tolist(), strict=True))
    given_rows = np.array(rows, dtype=np.int64)
    assert large.scores_of(question, given_rows) == pytest.approx([expected.get(row, 0.0) for row in rows], rel=1e-5)


@settings(max_examples=300, deadline=None)
@given(question=st.text(max_size=200) | st.sampled_from(MEANINGLESS))
def test_any_question_is_only_words(large: LexicalIndex, question: str) -> None:
    rows, scores = large.search(question, 5)
    assert len(rows) == len(scores) <= 5
    assert np.all(scores > 0)
    assert large.scores_of(question, rows) == pytest.approx(scores, rel=1e-5)


def test_a_question_of_a_megabyte(large: LexicalIndex) -> None:
    rows, _ = large.search(" ".join(f"{WORDS[at % 60]} uniek{at} \U0001d54f {'x' * 500}" for at in range(2000)), 5)
    assert len(rows) == 5


def test_what_is_asked_of_nothing_is_nothing(tmp_path: Path, large: LexicalIndex) -> None:
    empty = _index(tmp_path / "lexical", [])
    for index, question, k in ((empty, "appel", 5), (large, "de het", 5), (large, WORDS[0], 0), (large, "", 5)):
        rows, scores = index.search(question, k)
        assert (len(rows), len(scores)) == (0, 0)
        assert (rows.dtype, scores.dtype) == (np.dtype(np.int64), np.dtype(np.float32))
    assert large.scores_of(WORDS[0], np.empty(0, dtype=np.int64)).tolist() == []
    assert empty.search("appel", 5, np.empty(0, dtype=np.int64))[0].tolist() == []


def test_changes_leave_what_a_fresh_index_has(tmp_path: Path) -> None:
    base = tmp_path / "base"
    write_lexical(base, None, [], [*_entries("appel", "peer"), *_entries("noot", document_id="é d/2", first=3)])
    before = {file.name: file.read_bytes() for file in base.iterdir()}
    changed = tmp_path / "changed"
    write_lexical(changed, base, ["d"], _entries("appel kers", first=8))
    index = open_lexical(changed)
    assert index.passages == 2
    assert [index.search(word, 9)[0].tolist() for word in ("appel", "kers", "peer", "noot")] == [[8], [8], [], [3]]
    write_lexical(changed, base, ["é d/2"], [])
    assert open_lexical(changed).search("noot appel", 9)[0].tolist() == [1]
    assert {file.name: file.read_bytes() for file in base.iterdir()} == before


def test_threads_share_one_index_whose_files_are_gone(tmp_path: Path) -> None:
    index = _index(tmp_path / "lexical", _entries(*(f"{WORDS[at % 60]} {WORDS[at % 7]}" for at in range(600))))
    shutil.rmtree(tmp_path / "lexical")
    expected = [index.search(word, 10)[0].tolist() for word in WORDS]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda at: index.search(WORDS[at % 60], 10)[0].tolist(), range(600)))
    assert found == [expected[at % 60] for at in range(600)]


def test_a_folder_without_room_for_a_lock_opens(tmp_path: Path) -> None:
    folder = tmp_path / "lexical"
    write_lexical(folder, None, [], _entries("appel"))
    (folder / ".tantivy-meta.lock").unlink()
    (folder / ".tantivy-meta.lock").mkdir()  # as on a read-only disk, the lock file cannot be opened for writing
    assert open_lexical(folder).search("appel", 5)[0].tolist() == [1]


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "lexical"
    write_lexical(folder, None, [], _entries("appel"))
    (folder / "meta.json").write_text("{}")
    with pytest.raises(Damaged, match="lexical: expected a lexical index"):
        open_lexical(folder)
    with pytest.raises(Damaged, match="nowhere: expected a lexical index"):
        open_lexical(tmp_path / "nowhere")

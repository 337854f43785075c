"""What a reranker does to the ranking, over an index of the sample papers and by rules instead of a model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.arrays import FloatArray
from index.context import embedding_text
from index.filters import Filters
from index.reranker import PART, WEIGHT, Reranking
from index.search import Hit, SearchResult, search
from index.snapshot import Snapshot
from ingest.errors import ModelUnavailable
from tests.index.making import HashEncoder
from tests.index.samples import sample_snapshot

QUESTION = "Wat antwoordde de minister op de vraag van de SGP over ouders?"
QUESTIONS = [QUESTION, "What did the SGP ask the minister about the study?", "Hoeveel thuiszitters?", "zzz", ""]


@dataclass
class RuleReranker:
    """A reranker whose scores follow a rule; `read` are the texts it was given, call by call."""

    rule: Callable[[str, int], float]
    name: str = "rule"
    read: list[list[str]] = field(default_factory=list)

    def scores(self, question: str, texts: Sequence[str]) -> FloatArray:
        self.read.append(list(texts))
        return np.array([self.rule(text, at) for at, text in enumerate(texts)], dtype=np.float32)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("reranker") / "index") as made:
        yield made


@pytest.fixture(scope="module")
def plain(snapshot: Snapshot) -> dict[str, SearchResult]:
    """Every question without a reranker."""
    return {question: _search(snapshot, 100, None, question) for question in QUESTIONS}


def _search(snapshot: Snapshot, k: int, reranking: Reranking | None = None, question: str = QUESTION) -> SearchResult:
    return search(snapshot, HashEncoder(), question, k, Filters(), reranking=reranking)


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_certain_scores_turn_the_first_round_and_leave_the_others(snapshot: Snapshot) -> None:
    plain = _search(snapshot, 30)
    assert plain.hits[0].score - plain.hits[9].score < WEIGHT
    last = RuleReranker(lambda _, at: 30.0 if at == 9 else -30.0)
    found = _search(snapshot, 30, Reranking(last, 10))
    assert _ids(found.hits) == [_ids(plain.hits)[9], *_ids(plain.hits)[:9], *_ids(plain.hits)[10:]]
    assert [hit.rank for hit in found.hits] == list(range(1, 31))
    assert found.hits[10:] == plain.hits[10:]


def test_it_reads_the_first_passages_in_their_context_and_in_order(snapshot: Snapshot) -> None:
    plain = _search(snapshot, 7)
    rule = RuleReranker(lambda *_: 0.0)
    _search(snapshot, 3, Reranking(rule, 7))
    assert rule.read == [[embedding_text(hit.document, hit.passage) for hit in plain.hits]]


@pytest.mark.parametrize("logit", [-100.0, 0.0, 3.0, 100.0])
def test_equal_scores_leave_the_order_as_it_was(snapshot: Snapshot, logit: float) -> None:
    plain, found = _search(snapshot, 40), _search(snapshot, 40, Reranking(RuleReranker(lambda *_: logit), 20))
    assert _ids(found.ranked) == _ids(plain.ranked)
    part = WEIGHT / (1 + np.exp(-np.clip(logit, -30, 30)))
    assert [hit.parts.get(PART) for hit in found.hits[:20]] == pytest.approx([part] * 20)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_score_is_the_sum_of_its_parts_best_first(snapshot: Snapshot, question: str) -> None:
    found = _search(snapshot, 40, Reranking(RuleReranker(lambda text, _: len(text) % 7 - 3.0), 20), question)
    scores = [hit.score for hit in found.ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores == pytest.approx([sum(hit.parts.values()) for hit in found.ranked])
    assert [PART in hit.parts for hit in found.ranked] == [True] * 20 + [False] * (len(scores) - 20)
    assert all(0 <= hit.parts[PART] <= WEIGHT for hit in found.ranked[:20])


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_reranker_nothing_is_different(snapshot: Snapshot, question: str) -> None:
    plain = search(snapshot, HashEncoder(), question, 30, Filters())
    off = _search(snapshot, 30, None, question)
    assert (off.ranked, off.hits, off.searched) == (plain.ranked, plain.hits, plain.searched)
    assert all(PART not in hit.parts for hit in off.ranked)


@settings(max_examples=40, deadline=None)
@given(
    logits=st.lists(st.floats(-1e6, 1e6, width=32), min_size=100, max_size=100),
    first=st.integers(1, 100), below=st.integers(0, 99), question=st.sampled_from(QUESTIONS),
)
def test_nobody_enters_from_below(
    snapshot: Snapshot, plain: dict[str, SearchResult], logits: list[float], first: int, below: int, question: str
) -> None:
    """For any scores and k >= N the same passages are returned, and those under N stay where they were."""
    k = min(100, first + below)
    before = plain[question].hits[:k]
    found = _search(snapshot, k, Reranking(RuleReranker(lambda _, at: logits[at]), first), question)
    assert set(_ids(found.hits)) == set(_ids(before))
    assert found.hits[first:] == before[first:]
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)


def test_the_first_hits_do_not_depend_on_how_many_are_asked_for(snapshot: Snapshot) -> None:
    reranking = Reranking(RuleReranker(lambda text, _: -float(len(text))), 50)
    most = _search(snapshot, 100, reranking)
    for k in (1, 5, 60):
        fewer = _search(snapshot, k, reranking)
        assert (fewer.hits, fewer.ranked) == (most.hits[:k], most.ranked)


def test_nothing_found_is_nothing_to_read(snapshot: Snapshot) -> None:
    rule = RuleReranker(lambda *_: 0.0)
    none = search(snapshot, HashEncoder(), QUESTION, 5, Filters(since="2050-01-01"), reranking=Reranking(rule, 5))
    assert (none.hits, rule.read) == ((), [])


@pytest.mark.parametrize("logit", [float("nan"), float("inf")])
def test_scores_that_are_none_are_told(snapshot: Snapshot, logit: float) -> None:
    with pytest.raises(ModelUnavailable, match="rule: expected a finite score for each of 5 passages, found 0"):
        _search(snapshot, 5, Reranking(RuleReranker(lambda *_: logit), 5))


def test_the_slot_alone_brings_no_torch() -> None:
    program = (
        "import sys\nimport index.reranker, index.search, service.assemble\n"
        "print(*(name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import MEASURES, estimate, per_query

QRELS = {
    "first": {"a": 1},
    "third": {"a": 1, "b": 1},
    "low": {"z": 1},
    "absent": {"a": 1},
    "silent": {"a": 1},
}
RUN = {
    "first": ["a", "b", "c"],
    "third": ["c", "d", "a", "b"],
    "low": [f"d{n}" for n in range(10)] + ["z"],
    "absent": ["b", "c"],
    "other": ["a"],
}


def test_known_values_by_hand() -> None:
    values = per_query(QRELS, RUN, list(MEASURES))
    assert values["hit@1"] == {"first": 1, "third": 0, "low": 0, "absent": 0, "silent": 0}
    assert values["hit@5"] == {"first": 1, "third": 1, "low": 0, "absent": 0, "silent": 0}
    assert values["MRR@10"] == pytest.approx({"first": 1, "third": 1 / 3, "low": 0, "absent": 0, "silent": 0})
    assert values["R@100"] == {"first": 1, "third": 1, "low": 1, "absent": 0, "silent": 0}
    gained, ideal = 1 / log2(4) + 1 / log2(5), 1 / log2(2) + 1 / log2(3)
    assert values["nDCG@10"]["third"] == pytest.approx(gained / ideal)


def test_a_query_without_results_counts_as_zero() -> None:
    values = per_query(QRELS, RUN, ["hit@1"])
    whole = estimate(values, "all", list(QRELS))
    assert whole.queries == 5
    assert whole.estimates["hit@1"].value == pytest.approx(0.2)
    assert per_query(QRELS, {}, ["hit@1"])["hit@1"] == dict.fromkeys(QRELS, 0.0)


def test_a_slice_takes_its_own_queries() -> None:
    part = estimate(per_query(QRELS, RUN, ["hit@5"]), "good", ["first", "third"])
    assert (part.name, part.queries, part.estimates["hit@5"].value) == ("good", 2, 1.0)


@given(st.permutations([f"d{n}" for n in range(30)]), st.sets(st.integers(0, 29), min_size=1))
def test_measures_follow_the_rank_alone(ranking: list[str], right: set[int]) -> None:
    relevant = {f"d{n}" for n in right}
    values = per_query({"q": dict.fromkeys(relevant, 1)}, {"q": ranking}, ["hit@1", "hit@5", "MRR@10"])
    rank = next(place for place, one in enumerate(ranking, start=1) if one in relevant)
    assert values["hit@1"]["q"] == (rank <= 1)
    assert values["hit@5"]["q"] == (rank <= 5)
    assert values["MRR@10"]["q"] == pytest.approx(1 / rank if rank <= 10 else 0)

"""Matrices of scores against figures worked out by hand, and against the measures of the evaluation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from eval.measures import per_query
from eval.train.ranking import fused_scores, lexical_scores, ndcg


def test_ndcg_by_hand() -> None:
    scores = np.array([[0.9, 0.5, 0.7], [0.1, 0.2, 0.3]], dtype=np.float32)
    first, second = 1 / math.log2(3), (1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert ndcg(scores, [frozenset({2}), frozenset({0, 2})]) == pytest.approx((first + second) / 2)


def test_ndcg_agrees_with_ir_measures() -> None:
    numbers = np.random.default_rng(5)
    scores = numbers.random((20, 40), dtype=np.float32)
    right = [frozenset(numbers.choice(40, size=3, replace=False).tolist()) for _ in range(20)]
    qrels = {f"q{i}": {f"d{one}": 1 for one in known} for i, known in enumerate(right)}
    run = {f"q{i}": [f"d{one}" for one in np.argsort(-row)] for i, row in enumerate(scores)}
    expected = per_query(qrels, run, ["nDCG@10"])["nDCG@10"]
    assert ndcg(scores, right) == pytest.approx(sum(expected.values()) / 20)


def test_fused_is_the_convex_combination_over_the_candidates() -> None:
    dense = np.array([[0.9, 0.8, 0.7, 0.1]], dtype=np.float32)
    lexical = np.array([[0.0, 4.0, 2.0, 0.0]], dtype=np.float32)
    fused = fused_scores(dense, lexical, 0.5, depth=2)
    assert fused[0] == pytest.approx([0.5, 0.75, 0.25, -1.0], abs=1e-6)


def test_lexical_scores_reward_shared_words() -> None:
    texts = ["De leerplicht geldt tot zestien jaar.", "", "Het weer is mooi."]
    scores = lexical_scores(texts, ["Tot wanneer leerplicht?"])
    assert scores.shape == (1, 3)
    assert scores[0, 0] > 0
    assert scores[0, 2] == scores[0, 1] == 0

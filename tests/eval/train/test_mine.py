"""Negatives are wrong: what may be right as well is filtered out."""

from __future__ import annotations

import numpy as np

from eval.train.mine import hard_negatives

TEXTS = [
    "De subsidie voor isolatie van scholen loopt door tot eind volgend jaar.",
    "De subsidie voor isolatie van scholen loopt door tot eind volgend jaar!",
    "Gemeenten vragen isolatiesubsidie aan bij het loket van de provincie.",
    "De treinkaartjes worden volgend jaar niet duurder dan nu.",
    "Het onderzoek naar leerplicht verschijnt na de zomer.",
]


def test_the_right_one_its_double_and_what_scores_as_high_go() -> None:
    scores = np.array([[0.8, 0.7, 0.9, 0.5, 0.3]], dtype=np.float32)
    assert hard_negatives(scores, [frozenset({0})], TEXTS, 0.0, 5) == [[3, 4]]


def test_the_margin_takes_more_out() -> None:
    scores = np.array([[0.8, 0.1, 0.75, 0.5, 0.3]], dtype=np.float32)
    assert hard_negatives(scores, [frozenset({0})], TEXTS, 0.0, 5) == [[2, 3, 4]]
    assert hard_negatives(scores, [frozenset({0})], TEXTS, 0.1, 5) == [[3, 4]]


def test_best_first_up_to_the_count_and_no_further_than_the_candidates() -> None:
    scores = np.array([[0.9, -1.0, 0.2, 0.4, 0.3]], dtype=np.float32)
    assert hard_negatives(scores, [frozenset({0})], TEXTS, 0.0, 2) == [[3, 4]]
    assert hard_negatives(scores, [frozenset({0})], TEXTS, 0.0, 9) == [[3, 4, 2]]

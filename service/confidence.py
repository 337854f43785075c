"""How sure an answer is: a logistic model over what separates answerable questions from the rest.

    lexical   BM25 of the best-worded candidate, a word of the question
    coverage  share of the question's content words that the first passage, its headings and notes hold
    nearest   cosine of the words quoted
    margin    how far the first passage stands above the fifth
    speaker   -1 when somebody else speaks than the question wants

The coefficients are fitted on development questions (`python -m eval.fit`) and lie in `confidence.json`.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from index.analysis import words_of
from index.language import detect
from index.search import Hit, SearchResult

FEATURES = ("lexical", "coverage", "nearest", "margin", "speaker")
_FIFTH = 5


def confidence_of(question: str, result: SearchResult) -> float:
    """Between 0 and 1; 0 without hits."""
    if not result.hits:
        return 0.0
    model = coefficients(detect(question))
    values = measured(question, result)
    total = model["bias"] + sum(model[name] * values[name] for name in FEATURES)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold() -> float:
    """Below this an answer is not given."""
    return _file()["any"]["threshold"]


def coefficients(language: str) -> dict[str, float]:
    """Bias and one coefficient a feature, for questions in `nl` or `en`."""
    return _file()[language]


def measured(question: str, result: SearchResult) -> dict[str, float]:
    """The features of a result with at least one hit."""
    words = set(words_of(question))
    hits = result.hits
    fifth = hits[min(_FIFTH, len(hits)) - 1]
    best = max(hit.measured["lexical"] for hit in hits)
    return {
        "lexical": best / max(1, len(words)),
        "coverage": len(words & _words(hits[0])) / max(1, len(words)),
        "nearest": hits[0].measured["nearest"],
        "margin": hits[0].score - fifth.score,
        "speaker": min(0.0, hits[0].measured["speaker"]),
    }


def _words(hit: Hit) -> set[str]:
    passage = hit.passage
    table = (passage.table.caption or "", *passage.table.columns) if passage.table else ()
    notes = (note.text for note in passage.footnotes)
    return set(words_of(" ".join((passage.text, *passage.section, *notes, *table))))


@cache
def _file() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(files("service").joinpath("confidence.json").read_text("utf-8"))
    return found

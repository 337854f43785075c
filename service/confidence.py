"""How sure an answer is: a logistic model over what separates answerable questions from the rest.

    lexical    BM25 of the best-worded candidate, as a share of what the rarity of the question's words allows
    coverage   share of the question's words, each by its rarity, that the first passage, its headings and notes hold
    unknown    share of them that none of the first ten passages holds
    agreement  BM25 of the first passage as a share of the best-worded candidate's
    nearest    cosine of the words quoted
    standout   how far that is above the mean of all candidates: a question that fits nowhere fits all alike
    margin     how far the first passage stands above the fifth
    speaker    -1 when somebody else speaks than the question wants
    elsewhere  where the question wants a speaker: how much nearer the nearest words of others are than theirs
    pairs      share of the question's neighbouring words that stand together in the first passage
    names      names and numbers of the question that are in none of the first passages or their papers' identity
    year       1 when the question names a year that the first passage and its paper do not

A reranker changes nothing of how these are measured, only which passages come first: `nearest`, `standout`,
`agreement`, `coverage`, `speaker`, `elsewhere` and `year` are then of the passage it puts first, `unknown` and `names`
of its first ten. What it adds to the scores is left out of `margin`, which may then be below 0: the passage it put
first stood lower without it. The coefficients were fitted without one.

The coefficients are fitted on development questions (`python -m eval.fit`) and lie in `confidence.json`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from index.exact import exact_absent, exact_tokens
from index.inquiry import inquire
from index.language import detect
from index.reranker import PART
from index.search import Hit, SearchResult

FEATURES = (
    "lexical", "coverage", "unknown", "agreement", "nearest", "standout", "margin", "speaker", "elsewhere", "pairs",
    "names", "year",
)
_FIRST = 10  # passages in which names are looked for
_FIFTH = 5
_MOST_NAMES = 3  # more of them absent says no more
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d+)?")


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
    """The features of a result with at least one hit; the same for any number of hits asked for."""
    ranked = result.ranked or result.hits
    first = ranked[0]
    nearest = [hit.measured["nearest"] for hit in ranked]
    best = max(hit.measured["lexical"] for hit in ranked)
    inquiry = result.inquiry or inquire(question, {}, lambda _: 1.0)
    read = [hit.prepared.around for hit in ranked[:_FIRST]]
    return {
        "lexical": best / (inquiry.weight or 1.0),
        "coverage": inquiry.share(read[0]),
        "unknown": 1.0 - inquiry.share(frozenset().union(*read)) if inquiry.words else 0.0,
        "agreement": first.measured["lexical"] / best if best else 0.0,
        "nearest": nearest[0],
        "standout": nearest[0] - sum(nearest) / len(nearest),
        "margin": _fitted_score(first) - _fitted_score(ranked[min(_FIFTH, len(ranked)) - 1]),
        "speaker": min(0.0, first.measured["speaker"]),
        "elsewhere": _elsewhere(ranked),
        "pairs": first.measured["pairs"],
        **_absent(question, ranked[:_FIRST]),
    }


def _elsewhere(ranked: Sequence[Hit]) -> float:
    theirs = max((hit.measured["nearest"] for hit in ranked if hit.measured["speaker"] > 0), default=None)
    others = max((hit.measured["nearest"] for hit in ranked if hit.measured["speaker"] < 0), default=None)
    return others - theirs if theirs is not None and others is not None else 0.0


def _fitted_score(hit: Hit) -> float:
    """The score without what a reranker added."""
    return hit.score - hit.parts.get(PART, 0.0)


def _absent(question: str, hits: Sequence[Hit]) -> dict[str, float]:
    tokens = exact_tokens(question).tokens
    if not tokens:
        return {"names": 0.0, "year": 0.0}
    words = [hit.prepared.exact for hit in hits]
    years = [token for token in tokens if _YEAR.fullmatch(token)]
    names = len(exact_absent(tokens, " ".join(words)))
    return {"names": float(min(_MOST_NAMES, names)), "year": float(bool(exact_absent(years, words[0])))}


@cache
def _file() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(files("service").joinpath("confidence.json").read_text("utf-8"))
    return found

"""Questions and answers for training: the split that leaks nothing, and more pairs out of the same texts.

Questions that share an answer, or whose words are nearly the same, go to the same side, and so do all questions that
such ties connect: what validation asks has then no close relative among what was trained on.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.beir import Collection
from index.analysis import words_of

NEAR = 0.5  # share of words in common from which two texts are relatives
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z«\"(])")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage that answers it, by their ids in the collection."""

    query: str
    passage: str


@dataclass(frozen=True, slots=True)
class Split:
    """Training and validation pairs; no question or passage is in both."""

    train: tuple[Pair, ...]
    validation: tuple[Pair, ...]


def pairs_of(collection: Collection) -> list[Pair]:
    """Every judged pair of every qrels file, in order of ids."""
    found = {Pair(q, p) for qrels in collection.qrels.values() for q, judged in qrels.items() for p in judged}
    return sorted(found, key=lambda pair: (pair.query, pair.passage))


def split_pairs(collection: Collection, pairs: Sequence[Pair], share: float, seed: int) -> Split:
    """About `share` of the pairs for validation, whole families at a time."""
    texts = {document.id: document.text for document in collection.corpus}
    words = [
        (set(words_of(collection.queries[pair.query])), set(words_of(texts[pair.passage]))) for pair in pairs
    ]
    families = _families(pairs, words)
    order = sorted(families)
    random.Random(seed).shuffle(order)
    held: set[int] = set()
    for family in order:
        if len(held) >= share * len(pairs):
            break
        if len(families[family]) <= max(1, share * len(pairs) / 4):
            held.update(families[family])
    return Split(
        tuple(pair for i, pair in enumerate(pairs) if i not in held),
        tuple(pair for i, pair in enumerate(pairs) if i in held),
    )


def overlap(one: set[str], other: set[str]) -> float:
    """Words in common as a share of the smaller set; 0 for sets too small to tell."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= 5 else 0.0


def sentences(text: str) -> list[str]:
    """The sentences of a text, by punctuation before a capital."""
    return [one for one in _SENTENCE.split(text) if one.strip()]


def question_parts(text: str) -> list[str]:
    """The single questions of a question in several parts; empty if it has one part."""
    parts = [one for one in sentences(text) if one.endswith("?") and len(one.split()) >= 7]
    return parts if len(parts) > 1 else []


def answer_parts(text: str) -> list[str]:
    """First and second half of an answer of four sentences or more."""
    found = sentences(text)
    middle = len(found) // 2
    return [" ".join(found[:middle]), " ".join(found[middle:])] if len(found) >= 4 else []


def cloze(text: str, seed: int) -> tuple[str, str] | None:
    """A sentence as question and the rest as passage: the inverse cloze task (Lee, Chang and Toutanova, ACL 2019)."""
    found = sentences(text)
    asked = [i for i, one in enumerate(found) if 6 <= len(one.split()) <= 40]
    if len(found) < 3 or not asked:
        return None
    at = random.Random(f"{seed}{text}").choice(asked)
    return found[at], " ".join(found[:at] + found[at + 1 :])


def _families(pairs: Sequence[Pair], words: Sequence[tuple[set[str], set[str]]]) -> dict[int, list[int]]:
    """Connected components of the pairs: first member to all members."""
    head = list(range(len(pairs)))

    def find(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for i, j in _related(pairs, words):
        head[max(find(i), find(j))] = min(find(i), find(j))
    families: dict[int, list[int]] = {}
    for i in range(len(pairs)):
        families.setdefault(find(i), []).append(i)
    return families


def _related(pairs: Sequence[Pair], words: Sequence[tuple[set[str], set[str]]]) -> list[tuple[int, int]]:
    """Pairs of the same question or passage, near-duplicates, or with two words that hardly any other has."""
    counts = Counter(word for question, answer in words for word in question | answer)
    rare = [
        {w for w in question | answer if 2 <= counts[w] <= 4 and len(w) > 3} for question, answer in words
    ]
    return [
        (i, j)
        for i in range(len(pairs))
        for j in range(i)
        if pairs[i].query == pairs[j].query
        or pairs[i].passage == pairs[j].passage
        or overlap(words[i][0], words[j][0]) >= NEAR
        or overlap(words[i][1], words[j][1]) >= NEAR
        or len(rare[i] & rare[j]) >= 3
    ]

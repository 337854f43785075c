"""BM25 over the words of passages, with tantivy (Robertson's k1 = 1.2, b = 0.75).

Five fields, weighed apart: the passage's own `text`; the `context` it stands in (title, headings, speaker, lead-in,
table headings, the paper's id); its `notes`; the `questions` it answers; the `parts` of its compounds, by which the
parts of the question's compounds are found too (`index.compounds`). The score of a passage is the weighted sum of
the fields' BM25 scores over the words of the question. A paper that the question names, in any spelling
(`26 695, nr. 134`, `Kamerstuk 26695 nr. 134`, `kst-26695-134`), adds a fixed score to its own passages and to those
that refer to it.

A question is never parsed as a query: its words, analysed like the papers', become term queries, so brackets,
quotes, colons and the like mean nothing. The words of an English question count in Dutch too (`index.glossary`).
"""

from __future__ import annotations

import math
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from tantivy import Index, Occur, Query, Schema, SchemaBuilder, Searcher

from index.analysis import ANALYZER, analyzer, words_of
from index.arrays import BoolArray, FloatArray, IntArray, among
from index.compounds import parts_in
from index.glossary import Words, alternatives_of
from ingest.errors import Damaged
from ingest.references import find_references

FIELDS = ("text", "context", "notes", "questions", "parts")
WEIGHTS: Mapping[str, float] = {"text": 1.0, "context": 0.5, "notes": 0.5, "questions": 0.0, "parts": 0.0}
_PARTS_IN = ("text", "parts")  # where the parts of the question's compounds are looked for
_MOST_WORDS = 512  # distinct words of a question that count, from its start
_MOST_LETTERS = 20_000  # of a question that are searched for the names of papers
_NAMED: Mapping[str, float] = {"document_id": 12.0, "references": 8.0}  # about what two and one rare words score
_WIDE = 0.05  # share of passages allowed from which looking further beats looking up each


class LexicalIndex:
    """The words of one generation. Safe to search from several threads."""

    def __init__(self, searcher: Searcher, schema: Schema) -> None:
        self._searcher = searcher
        self._schema = schema

    @property
    def passages(self) -> int:
        """Number of passages."""
        return int(self._searcher.num_docs)

    def search(
        self, question: str, k: int, allowed: IntArray | None = None, weights: Mapping[str, float] = WEIGHTS,
        without: IntArray | None = None,
    ) -> tuple[IntArray, FloatArray]:
        """Rows, int64 (m,), and BM25 scores, float32 (m,), of the `k` best; m <= k: only passages with a word.

        Best first, equals by row. `allowed` are rows, ascending; None allows all but those `without`, ascending too.
        """
        query = self._query(question, weights)
        if query is None or k <= 0:
            return _nothing()
        if allowed is None:
            if without is None or not len(without):
                return self._ask(query, k)
            return self._ask_further(query, k, lambda rows: ~among(rows, without), self.passages - len(without))
        if len(allowed) > _WIDE * self.passages:
            return self._ask_further(query, k, lambda rows: among(rows, allowed), len(allowed))
        return self._ask(self._within(query, allowed), min(k, len(allowed)))

    def scores_of(self, question: str, rows: IntArray, weights: Mapping[str, float] = WEIGHTS) -> FloatArray:
        """BM25 scores of the given rows, float32 (n,), same rank in and out; 0 without a word of the question."""
        scores = np.zeros(len(rows), dtype=np.float32)
        query = self._query(question, weights)
        if query is None or len(rows) == 0:
            return scores
        found, values = self._ask(self._within(query, rows), len(rows))
        order = np.argsort(found)
        places = np.searchsorted(found, rows, sorter=order)
        known = places < len(found)
        known[known] = found[order[places[known]]] == rows[known]
        scores[known] = values[order[places[known]]]
        return scores

    def _query(self, question: str, weights: Mapping[str, float]) -> Query | None:
        words = list(Counter(alternatives_of(question)).items())[:_MOST_WORDS]
        clauses = [
            Query.boost_query(self._any_of(field, meant), weight * times)
            for meant, times in words
            for field, weight in weights.items()
            if weight > 0
        ]
        if (weight := weights.get("parts", 0.0)) > 0:
            for word, times in list(Counter(words_of(" ".join(parts_in(question)))).items())[:_MOST_WORDS]:
                clauses += [Query.boost_query(self._any_of(field, (word,)), weight * times) for field in _PARTS_IN]
        for paper in find_references(question[:_MOST_LETTERS]):
            for field, score in _NAMED.items():
                clauses.append(Query.const_score_query(Query.term_query(self._schema, field, paper, "basic"), score))
        return Query.boolean_query([(Occur.Should, clause) for clause in clauses]) if clauses else None

    def rarity(self, meant: Words) -> float:
        """Robertson's inverse document frequency of words that mean the same, in the text of passages."""
        known = min(self.passages, sum(self._searcher.doc_freq("text", word) for word in meant))
        return math.log1p((self.passages - known + 0.5) / (known + 0.5))

    def _any_of(self, field: str, meant: Words) -> Query:
        """The best of words that mean the same."""
        terms = [Query.term_query(self._schema, field, word, "freq") for word in meant]
        return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms)

    def _within(self, query: Query, rows: IntArray) -> Query:
        chosen = Query.const_score_query(Query.term_set_query(self._schema, "row", rows.tolist()), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, chosen)])

    def _ask(self, query: Query, k: int) -> tuple[IntArray, FloatArray]:
        if k <= 0:
            return _nothing()
        hits = self._searcher.search(query, k, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        found = np.array(rows, dtype=np.int64)
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        order = np.lexsort((found, -scores))
        return found[order], scores[order]

    def _ask_further(
        self, query: Query, k: int, passing: Callable[[IntArray], BoolArray], count: int
    ) -> tuple[IntArray, FloatArray]:
        """The same as cutting first: go down the ranking until `k` of the `count` passing are found or it ends."""
        limit = int(k * self.passages / max(count, 1) * 1.5) + 10
        while True:
            rows, scores = self._ask(query, limit)
            kept = passing(rows)
            if kept.sum() >= k or len(rows) < limit:
                return rows[kept][:k], scores[kept][:k]
            limit *= 4


def open_lexical(folder: Path) -> LexicalIndex:
    """Open the words of a generation. Raises Damaged."""
    try:
        searcher = _searcher(folder)
        schema = make_schema()
        searcher.search(Query.term_query(schema, "text", "griffier", "freq"), 1)
    except (ValueError, OSError) as error:
        raise Damaged(
            f"{folder}: expected a lexical index ({error}); remove the index folder and ingest again"
        ) from error
    return LexicalIndex(searcher, schema)


def make_schema() -> Schema:
    """The fields of the lexical index."""
    builder = SchemaBuilder().add_unsigned_field("row", indexed=True, fast=True)
    for field in _NAMED:
        builder = builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder = builder.add_text_field(field, tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()


def _searcher(folder: Path) -> Searcher:
    """tantivy takes a lock file to open an index; where it may not write one, it opens links to the files."""
    try:
        return _open(folder)
    except ValueError as error:
        if "Lockfile" not in str(error):
            raise
    with tempfile.TemporaryDirectory(prefix="griffier-") as links:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                Path(links, file.name).symlink_to(file.resolve())
        return _open(Path(links))  # the files are mapped by now


def _open(folder: Path) -> Searcher:
    index = Index.open(str(folder))
    index.register_tokenizer(ANALYZER, analyzer())
    index.config_reader("manual")
    return index.searcher()


def _nothing() -> tuple[IntArray, FloatArray]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)

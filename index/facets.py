"""Filter values with counts: how many passages choosing each would leave, given what is chosen in the other fields.

The values of a field are counted without that field's own choice, as several values of one field add up (any of them
will do). A value means here what it means as a filter (`index.filters`), so count and result agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from index.arrays import IntArray
from index.facet_names import named
from index.filters import Filters
from index.snapshot import Snapshot
from index.speakers import asked, fold, party_name, voices
from ingest.model import Speaker

FIELDS = ("dossier", "document", "kind", "speaker")


@dataclass(frozen=True, slots=True)
class Value:
    """One value and the passages it leaves. `of` says what a kind is of (`document`, `passage`) and what names a
    speaker (`role`, `name`, `party`); `title` and `date` are a document's."""

    value: str
    count: int
    of: str | None = None
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of a field, most passages first; `total` counts them all, also those over the limit."""

    values: list[Value]
    total: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of every field, and the first and last date of the papers that the filters but for the dates leave."""

    dossier: Facet
    document: Facet
    kind: Facet
    speaker: Facet
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Columns:
    """What passages can be filtered by, as columns: `rows` ascending int64 (n,), the others int64 (n,) of numbers.
    `in_use` are the places, int64 (m,), of the passages that are not of older versions.

    `speaker` is 0 for nobody. The dictionaries lead from these numbers to values, or from values to numbers.
    """

    rows: IntArray
    in_use: IntArray
    document: IntArray
    kind: IntArray
    speaker: IntArray
    kinds: list[str]
    documents: dict[int, tuple[str, str | None, str | None]]  # number: id, kind, date
    dossiers: dict[str, list[int]]
    speakers: dict[str, tuple[str, set[int]]]  # value: what it is, and whose passages it finds


_COLUMNS: WeakKeyDictionary[Snapshot, Columns] = WeakKeyDictionary()  # a generation never changes; gone with it


def facets(snapshot: Snapshot, filters: Filters, limit: int) -> Facets:
    """At most `limit` values a field, and those chosen in any case. Raises BadRequest for an unknown choice."""
    columns = _columns_of(snapshot)
    found = {field: _facet(snapshot, columns, filters, field, limit) for field in FIELDS}
    at = _places(snapshot, columns, replace(filters, since=None, until=None))
    dates = sorted(date for number in _sizes(columns.document[at]) if (date := columns.documents[number][2]))
    return Facets(**found, since=dates[0] if dates else None, until=dates[-1] if dates else None)


def facet(snapshot: Snapshot, filters: Filters, field: str, limit: int, contains: str) -> Facet:
    """The values of one field that are called something with `contains` in it, and those chosen in any case."""
    return _facet(snapshot, _columns_of(snapshot), filters, field, limit, named(snapshot, field, contains))


def _facet(snapshot: Snapshot, columns: Columns, filters: Filters, field: str, limit: int,
           wanted: Callable[[str], bool] = lambda _: True) -> Facet:
    at = _places(snapshot, columns, _choosing(filters, field))
    found = (one for one in _COUNTS[field](columns, at) if wanted(one.value))
    counted = sorted(found, key=lambda one: (-one.count, one.value))
    values = counted[:limit]
    shown = {one.value for one in values}
    for value in dict.fromkeys(getattr(filters, field)):
        if value not in shown:  # over the limit, out of reach of the other filters, or spelled in another way
            rows = snapshot.allowed(_choosing(filters, field, value))
            values.append(Value(value, len(rows) if rows is not None else 0))
    if field == "document":
        values = [_titled(snapshot, one) for one in values]
    return Facet(values, len(counted))


def _choosing(filters: Filters, field: str, *values: str) -> Filters:
    """The filters with these values in one field instead of its own."""
    changed: dict[str, Any] = {field: values}
    return replace(filters, **changed)


def _places(snapshot: Snapshot, columns: Columns, filters: Filters) -> IntArray:
    """Where in the columns the passages stand that the filters leave, int64 (m,)."""
    rows = snapshot.allowed(filters)
    return columns.in_use if rows is None else np.searchsorted(columns.rows, rows)


def _sizes(numbers: IntArray) -> Counter[int]:
    """How often each number of int64 (n,) is there."""
    counts = np.bincount(numbers)
    found = np.flatnonzero(counts)
    return Counter(dict(zip(found.tolist(), counts[found].tolist(), strict=True)))


def _by_dossier(columns: Columns, at: IntArray) -> Iterable[Value]:
    sizes = _sizes(columns.document[at])
    for dossier, numbers in columns.dossiers.items():
        if count := sum(sizes[number] for number in numbers):
            yield Value(dossier, count)


def _by_document(columns: Columns, at: IntArray) -> Iterable[Value]:
    for number, count in _sizes(columns.document[at]).items():
        yield Value(columns.documents[number][0], count)


def _by_kind(columns: Columns, at: IntArray) -> Iterable[Value]:
    sizes: Counter[str] = Counter()
    for number, count in _sizes(columns.document[at]).items():
        if kind := columns.documents[number][1]:
            sizes[kind] += count
    yield from (Value(kind, count, "document") for kind, count in sizes.items())
    for number, count in _sizes(columns.kind[at]).items():
        yield Value(columns.kinds[number], count, "passage")


def _by_speaker(columns: Columns, at: IntArray) -> Iterable[Value]:
    sizes = _sizes(columns.speaker[at])
    for value, (of, numbers) in columns.speakers.items():
        if count := sum(sizes[number] for number in numbers):
            yield Value(value, count, of)


_COUNTS = {"dossier": _by_dossier, "document": _by_document, "kind": _by_kind, "speaker": _by_speaker}


def _titled(snapshot: Snapshot, value: Value) -> Value:
    if not snapshot.store.query("SELECT 1 FROM documents WHERE id = ?", (value.value,)):
        return value  # another id of the paper: a filter knows it, a lookup does not
    document = snapshot.document(value.value)
    return replace(value, title=document.title, date=document.date)


def _columns_of(snapshot: Snapshot) -> Columns:
    columns = _COLUMNS.get(snapshot)
    if columns is None:
        columns = _COLUMNS[snapshot] = _columns(snapshot)
    return columns


def _columns(snapshot: Snapshot) -> Columns:
    store = snapshot.store
    kinds = [str(row[0]) for row in store.query("SELECT DISTINCT kind FROM passages ORDER BY kind")]
    places = {kind: place for place, kind in enumerate(kinds)}
    sql = "SELECT row, document, kind, coalesce(speaker, 0) FROM passages ORDER BY row"
    table = np.array([(row, document, places[kind], speaker) for row, document, kind, speaker in store.query(sql)],
                     dtype=np.int64).reshape(-1, 4)
    dossiers: dict[str, list[int]] = {}
    for number, dossier in store.query("SELECT document, dossier FROM dossiers ORDER BY dossier"):
        dossiers.setdefault(dossier, []).append(number)
    documents = {number: (name, kind, date) for number, name, kind, date
                 in store.query("SELECT number, id, kind, date FROM documents")}
    rows, document, kind, speaker = np.ascontiguousarray(table.T)
    in_use = np.flatnonzero(np.isin(rows, snapshot.older, invert=True))
    return Columns(rows, in_use, document, kind, speaker, kinds, documents, dossiers, _speakers(snapshot))


def _speakers(snapshot: Snapshot) -> dict[str, tuple[str, set[int]]]:
    terms: dict[str, set[int]] = {}
    for term, number in snapshot.store.query("SELECT term, speaker FROM speaker_terms"):
        terms.setdefault(term, set()).add(number)
    named = {name: of for speaker in snapshot.store.speakers() for of, name in _names(speaker)}
    found = {}
    for name, of in named.items():
        numbers = next((terms[term] for term in (fold(name), asked(name), party_name(name)) if term in terms), None)
        if numbers:
            found[name] = (of, numbers)
    return found


def _names(speaker: Speaker) -> Iterable[tuple[str, str]]:
    for one in voices(speaker):
        for of, name in (("role", one.role), ("name", one.name), ("party", one.party)):
            if name:
                yield of, name

"""Filters: which passages may be ranked at all. Those of older versions only when a filter names their document.

Within one field any value will do, and every field given must hold. A value the index does not know is an error
that names the nearest known ones: an empty answer to a misspelt filter would read as "the papers do not say".
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.arrays import IntArray
from index.speakers import asked, fold, party_name
from index.store import Store, as_rows
from ingest.errors import BadRequest

_SHORT, _FIRST = 12, 5  # lists up to this length are shown whole; of a longer one so many
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """Values a person asked for. Dates are ISO 8601 and inclusive; a document without a date matches no date."""

    dossier: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE clause over `passages p JOIN documents d`, with its values."""

    sql: str
    values: tuple[str | int, ...]


def resolve(filters: Filters, store: Store) -> IntArray | None:
    """Rows that pass, ascending int64 (m,); None when nothing is filtered. Raises BadRequest naming the field."""
    if not filters:
        return None
    where, values = _where(filters, store)
    sql = f"SELECT p.row FROM passages p JOIN documents d ON d.number = p.document WHERE {where} ORDER BY p.row"
    return as_rows(store.query(sql, values))


def matching_documents(filters: Filters, store: Store) -> list[int]:
    """Numbers of the documents with at least one passage that passes; all in use when nothing is filtered."""
    if not filters:
        return [int(row[0]) for row in store.query("SELECT number FROM documents WHERE replaced_by IS NULL")]
    where, values = _where(filters, store)
    sql = f"SELECT DISTINCT d.number FROM passages p JOIN documents d ON d.number = p.document WHERE {where}"
    return [int(row[0]) for row in store.query(sql, values)]


def facets(store: Store) -> dict[str, dict[str, int]]:
    """Known values of dossier, document, kind and speaker, each with the number of passages it leaves."""
    by_document = store.query(
        "SELECT d.number, d.id, d.kind, count(p.row) FROM documents d LEFT JOIN passages p ON p.document = d.number "
        "WHERE d.replaced_by IS NULL GROUP BY d.number ORDER BY d.id"
    )
    sizes = {number: size for number, _, _, size in by_document}
    dossiers: Counter[str] = Counter()
    for number, dossier in store.query("SELECT document, dossier FROM dossiers ORDER BY dossier"):
        if number in sizes:
            dossiers[dossier] += sizes[number]
    kinds: Counter[str] = Counter()
    for _, _, kind, size in by_document:
        if kind:
            kinds[kind] += size
    kinds.update(dict(store.query(
        "SELECT p.kind, count(*) FROM passages p JOIN documents d ON d.number = p.document "
        "WHERE d.replaced_by IS NULL GROUP BY p.kind ORDER BY p.kind"
    )))
    return {
        "dossier": dict(dossiers),
        "document": {name: size for _, name, _, size in by_document},
        "kind": dict(kinds),
        "speaker": _speaker_values(store),
    }


def _where(filters: Filters, store: Store) -> tuple[str, tuple[str | int, ...]]:
    conditions = [
        *_any_of(_dossier(value, store) for value in filters.dossier),
        *_any_of(_document(value, store) for value in filters.document),
        *_any_of(_kind(value, store) for value in filters.kind),
        *_any_of(_speaker(value, store) for value in filters.speaker),
        *_dates(filters),
        *([] if filters.document else [Condition("d.replaced_by IS NULL", ())]),
    ]
    where = " AND ".join(f"({one.sql})" for one in conditions)
    return where, tuple(value for one in conditions for value in one.values)


def _any_of(conditions: Iterable[Condition]) -> list[Condition]:
    found = list(conditions)
    if not found:
        return []
    return [Condition(" OR ".join(one.sql for one in found), tuple(v for one in found for v in one.values))]


def _in(column: str, values: Sequence[str | int]) -> Condition:
    return Condition(f"{column} IN ({','.join('?' * len(values))})", tuple(values))


def _dossier(value: str, store: Store) -> Condition:
    """`26695` and `26 695` alike; `35570` also stands for its chapters, `35570-VIII` for that one only."""
    known = [str(row[0]) for row in store.query("SELECT DISTINCT dossier FROM dossiers ORDER BY dossier")]
    wanted = _bare(value)
    found = [one for one in known if _bare(one) == wanted]
    found = found or [one for one in known if wanted.isdigit() and re.sub(r"\D.*", "", _bare(one)) == wanted]
    if not found:
        raise _unknown("dossier", value, known)
    listed = _in("dossier", found)
    return Condition(f"d.number IN (SELECT document FROM dossiers WHERE {listed.sql})", listed.values)


def _document(value: str, store: Store) -> Condition:
    numbers = [row[0] for row in store.query("SELECT number FROM documents WHERE id = ?", (value.strip(),))]
    if not numbers:
        known = store.query("SELECT number, id FROM documents ORDER BY id")
        numbers = [number for number, name in known if fold(name) == fold(value)]
        numbers = numbers or [row[0] for row in store.query(
            "SELECT document FROM aliases WHERE id = ?", (value.strip(),)
        )]
        if not numbers:
            raise _unknown("document", value, [name for _, name in known])
    return _in("d.number", numbers)


def _kind(value: str, store: Store) -> Condition:
    """A kind of document (`brief regering`) or of passage (`table-row`)."""
    sql = "SELECT kind FROM documents WHERE kind IS NOT NULL UNION SELECT kind FROM passages ORDER BY 1"
    known = [str(row[0]) for row in store.query(sql)]
    found = [one for one in known if fold(one) == fold(value)]
    if not found:
        raise _unknown("kind", value, known)
    of_document, of_passage = _in("d.kind", found), _in("p.kind", found)
    return Condition(f"{of_document.sql} OR {of_passage.sql}", of_document.values + of_passage.values)


def _speaker(value: str, store: Store) -> Condition:
    """Role, party, name or surname, as written first, then without `fractie`, `lid` and articles."""
    for wanted in (fold(value), asked(value), party_name(value)):
        found = [row[0] for row in store.query("SELECT speaker FROM speaker_terms WHERE term = ?", (wanted,))]
        if found:
            return _in("p.speaker", found)
    raise _unknown("speaker", value, list(_speaker_values(store)))


def _dates(filters: Filters) -> list[Condition]:
    since, until = _iso("since", filters.since), _iso("until", filters.until)
    if since and until and since > until:
        raise BadRequest("since", f"since ({since}) lies after until ({until}); swap the two")
    conditions = [Condition("d.date >= ?", (since,))] if since else []
    return conditions + ([Condition("d.date <= ?", (until,))] if until else [])


def _iso(field: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        if not _DATE.fullmatch(value):
            raise ValueError("other form")
        date.fromisoformat(value)
    except ValueError:
        raise BadRequest(field, f"expected a date as 2021-05-20, found {value[:40]!r}") from None
    return value


def _bare(dossier: str) -> str:
    return re.sub(r"[\s.\-–]", "", fold(dossier))


def _speaker_values(store: Store) -> dict[str, int]:
    sql = """SELECT s.json, count(p.row) FROM speakers s JOIN passages p ON p.speaker = s.number
             JOIN documents d ON d.number = p.document WHERE d.replaced_by IS NULL GROUP BY s.number ORDER BY s.json"""
    values: Counter[str] = Counter()
    for text, size in store.query(sql):
        speaker = json.loads(text)
        people = [speaker, *speaker["jointly_with"]]
        names = {person.get(field) for person in people for field in ("role", "name", "party")}
        names |= {one["portfolio"] for one in people[1:] if one["role"] in ("lid", "fractie")}  # their party
        values.update(dict.fromkeys(sorted(name for name in names if name), size))
    return dict(values)


def _unknown(field: str, value: str, known: Sequence[str]) -> BadRequest:
    shown = value if len(value) <= 60 else value[:60] + "…"
    if not known:
        return BadRequest(field, f"unknown {field} {shown!r}: no document in this index has one")
    parts = {part: one for one in reversed(known) for part in (*fold(one).split(), fold(one))}
    close = difflib.get_close_matches(fold(value)[:200], list(parts), n=3, cutoff=0.6)
    near = list(dict.fromkeys(parts[one] for one in close))
    hint = f"; nearest: {', '.join(near)}" if near else ""
    listed = sorted(known, key=fold)
    if len(known) <= _SHORT:
        hint += f"; known: {', '.join(listed)}"
    elif not near:
        hint = f"; known: {', '.join(listed[:_FIRST])}, … ({len(known)} in all)"
    return BadRequest(field, f"unknown {field} {shown!r}{hint}")

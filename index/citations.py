"""References between papers, led to the papers in the index: what a passage or document cites, and what cites it.

An older version, or another id of the same paper, leads to the version in use. What only older versions cite does not
count, nor what a paper says of itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.store import Store
from ingest.official import page_of

_FIRST = 3  # passages of a cited paper that are named


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper that a passage refers to, by the id the passage gives; `url` is where it can be read, if that is known.

    Of a paper in the index: the document to read (the current version), its title, and its first passages.
    """

    id: str
    in_index: bool
    url: str | None
    document_id: str | None = None
    title: str | None = None
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citing:
    """A paper that a document refers to, or that refers to it. `passages` are those in which that is done, `count` of
    them; the other fields are as in Cited.
    """

    id: str
    in_index: bool
    url: str | None
    document_id: str | None
    title: str | None
    count: int
    passages: tuple[str, ...]


def cited_in(store: Store, row: int) -> list[Cited]:
    """What the passage of a row refers to, in order."""
    sql = """SELECT r.target, d.number, d.id, json_extract(d.json, '$.url'), json_extract(d.json, '$.title')
             FROM reference r LEFT JOIN aliases a ON a.id = r.target LEFT JOIN documents d ON d.number = a.document
             WHERE r.passage = ? ORDER BY r.place"""
    return [
        Cited(target, name is not None, url or page_of(target), name, title, _first_passages(store, number))
        for target, number, name, url, title in store.query(sql, (row,))
    ]


def cites_of(store: Store, document_id: str) -> list[Citing]:
    """What a document refers to, in the order it first does; the same paper under two ids is one."""
    sql = """SELECT r.target, p.id, d.id, json_extract(d.json, '$.url'), json_extract(d.json, '$.title')
             FROM documents own JOIN passages p ON p.document = own.number JOIN reference r ON r.passage = p.row
             LEFT JOIN aliases a ON a.id = r.target LEFT JOIN documents d ON d.number = a.document
             WHERE own.id = ? AND (d.id IS NULL OR d.id NOT IN (own.id, coalesce(own.replaced_by, '')))
             ORDER BY p.row, r.place"""
    found: dict[str, tuple[str, str | None, str | None, str | None, list[str]]] = {}
    for target, passage, name, url, title in store.query(sql, (document_id,)):
        places = found.setdefault(name or target, (target, name, url or page_of(target), title, []))[4]
        if passage not in places:
            places.append(passage)
    return [
        Citing(target, name is not None, url, name, title, len(places), tuple(places))
        for target, name, url, title, places in found.values()
    ]


def cited_by(store: Store, document_id: str) -> list[Citing]:
    """What refers to a document, or to the paper that it is a version of, by id; passages in reading order."""
    sql = """SELECT d.id, json_extract(d.json, '$.url'), json_extract(d.json, '$.title'), p.id
             FROM documents own
             JOIN documents used ON used.id = coalesce(own.replaced_by, own.id)
             JOIN aliases a ON a.document = used.number
             JOIN reference r ON r.target = a.id JOIN passages p ON p.row = r.passage
             JOIN documents d ON d.number = p.document
             WHERE own.id = ? AND d.replaced_by IS NULL AND d.number NOT IN (own.number, used.number)
             GROUP BY p.row ORDER BY d.id, p.row"""
    found: dict[str, tuple[str | None, str | None, list[str]]] = {}
    for name, url, title, passage in store.query(sql, (document_id,)):
        found.setdefault(name, (url, title, []))[2].append(passage)
    return [
        Citing(name, True, url, name, title, len(places), tuple(places))
        for name, (url, title, places) in found.items()
    ]


def _first_passages(store: Store, number: int | None) -> tuple[str, ...]:
    if number is None:
        return ()
    found = store.query("SELECT id FROM passages WHERE document = ? ORDER BY row LIMIT ?", (number, _FIRST))
    return tuple(str(row[0]) for row in found)

"""Versions settled: after the papers of an ingest are in the store, each document gets the id and marks it should have.

Looked at are all documents, so that what is current does not depend on the order or the number of ingests; written
are only those that change.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations

from index.store import Store
from index.store_writer import StoreWriter
from index.versions import Standing, Version, erratum_base, is_provisional, standings
from ingest.model import document_from_json

_SHARED = 4  # of the few smallest hashes of two texts, for these to be compared
_COMMON = 30  # documents; a hash that more have is of a standing phrase
_PARKED = "\0parked "  # no id of a file begins so

Pair = tuple[int, ...]


def settle(writer: StoreWriter) -> None:
    """Say of every document whether it is current, and lead every id to the one to be read. Commits."""
    versions, pairs = _versions(writer.store)
    _write(writer, standings(versions, pairs))
    writer.alias(_aliases(writer.store))
    writer.commit()


def _versions(store: Store) -> tuple[list[Version], set[Pair]]:
    """The documents that may have another version or had one, and pairs of them that may be alike."""
    claims = {int(number): str(claimed) for number, claimed in store.query("SELECT number, claimed FROM documents")}
    pairs = _pairs(store, {number for number, claimed in claims.items() if is_provisional(claimed)})
    bases = Counter(map(erratum_base, claims.values()))
    marked = store.query("SELECT number FROM documents WHERE id <> claimed OR replaced_by IS NOT NULL "
                         "OR json_array_length(json, '$.replaces') > 0")
    chosen = {number for number, claimed in claims.items() if bases[erratum_base(claimed)] > 1}
    chosen |= {number for pair in pairs for number in pair} | {int(row[0]) for row in marked}
    return list(_read(store, chosen)), pairs


def _read(store: Store, chosen: AbstractSet[int]) -> Iterator[Version]:
    sql = "SELECT number, claimed, sha256, alike, sketch, json FROM documents WHERE number IN ({})"
    for number, claimed, sha256, alike, sketch, text in store.among(sql, sorted(chosen)):
        document = document_from_json(json.loads(text))
        yield Version(
            int(number), str(claimed), str(sha256), document.file, document.date, document.format, document.status,
            alike, bytes(sketch),
        )


def _pairs(store: Store, provisional: AbstractSet[int]) -> set[Pair]:
    """Documents that share a title, date and signatory, or their rarest words, one of them without a lasting id."""
    shared: Counter[Pair] = Counter()
    for group in _groups(store, "SELECT group_concat(document) FROM sketches GROUP BY hash"):
        shared.update(pair for pair in combinations(group, 2) if not provisional.isdisjoint(pair))
    found = {pair for pair, count in shared.items() if count >= _SHARED}
    for group in _groups(store, "SELECT group_concat(number) FROM documents WHERE alike IS NOT NULL GROUP BY alike"):
        found |= {pair for pair in combinations(group, 2) if not provisional.isdisjoint(pair)}
    return found


def _groups(store: Store, sql: str) -> Iterator[list[int]]:
    for (listed,) in store.query(f"{sql} HAVING count(*) BETWEEN 2 AND {_COMMON}"):
        yield sorted(map(int, str(listed).split(",")))


def _write(writer: StoreWriter, found: Mapping[int, Standing]) -> None:
    """Write what differs. A document that gives up its id to another is parked first: an id has one holder."""
    sql = "SELECT number, id, replaced_by, json FROM documents WHERE number IN ({})"
    held = {
        int(number): Standing(str(name), replaced_by, document_from_json(json.loads(text)).replaces)
        for number, name, replaced_by, text in writer.store.among(sql, sorted(found))
    }
    changed = {number: standing for number, standing in sorted(found.items()) if held[number] != standing}
    wanted = {standing.id for number, standing in changed.items() if standing.id != held[number].id}
    for number in changed:
        if held[number].id in wanted and held[number].id != changed[number].id:
            writer.stand(number, Standing(f"{_PARKED}{number}", None, ()))
    for number, standing in changed.items():
        writer.stand(number, standing)


def _aliases(store: Store) -> dict[str, int]:
    """Every id that a paper may be cited by, with the number of the document to be read.

    A paper in several dossiers is cited by any of them; an id that a document has itself goes before.
    """
    listed = store.query("SELECT number, id, claimed, replaced_by, json_extract(json, '$.number') FROM documents")
    numbers = {str(row[1]): int(row[0]) for row in listed}
    dossiers: dict[int, list[str]] = defaultdict(list)
    for number, dossier in store.query("SELECT document, dossier FROM dossiers"):
        dossiers[int(number)].append(str(dossier))
    found: dict[str, int] = {}
    weak: dict[str, set[int]] = defaultdict(set)
    for number, name, claimed, replaced_by, printed in listed:
        current = numbers[str(replaced_by)] if replaced_by else int(number)
        found[str(name)] = current
        weak[erratum_base(str(claimed))].add(current)
        if printed and str(claimed).startswith("kst-"):
            for dossier in dossiers[int(number)]:
                weak[f"kst-{dossier}-{printed}"].add(current)
    return found | {name: next(iter(to)) for name, to in weak.items() if len(to) == 1 and name not in found}

"""Finding a filter's value by what people call it: `26 695` the dossier 26695, `slob` the minister, words of a title or
citation the paper. Case, accents and marks do not matter, nor the order of words; each may be a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from index.snapshot import Snapshot
from index.speakers import fold, voices

Named = dict[str, str]  # value: its words, folded
_MARKS = re.compile(r"[\W_]+")
_SPACED = re.compile(r"\b(\d\d)[ .](\d{3})\b")  # a dossier as papers write it

_NAMED: WeakKeyDictionary[Snapshot, dict[str, Named]] = WeakKeyDictionary()  # gone with the generation


def named(snapshot: Snapshot, field: str, part: str) -> Callable[[str], bool]:
    """Whether a value of a field is called something with all words of `part` in it."""
    wanted = _words(part).split()
    known = _NAMED.setdefault(snapshot, {})
    if field in _NAMES and field not in known:
        found: Named = {}
        for value, name in _NAMES[field](snapshot):
            found[value] = f"{found.get(value, '')} {_words(name)}".strip()
        known[field] = found  # whole at once: other threads look too
    names = known.get(field, {})

    def matches(value: str) -> bool:
        name = names.get(value) or _words(value)
        return all(word in name for word in wanted)

    return matches


def _words(name: str) -> str:
    """Folded words with a space between: `kamerstukken ii 2020 21 26695 nr 135`."""
    return _MARKS.sub(" ", _SPACED.sub(r"\1\2", fold(name)))


def _documents(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    """Ids, each with the title and the citation, which the paper's passages carry."""
    sql = """SELECT d.id, json_extract(d.json, '$.title'), (SELECT json_extract(p.json, '$.citation')
             FROM passages p WHERE p.document = d.number ORDER BY p.row LIMIT 1) FROM documents d"""
    for name, title, citation in snapshot.store.query(sql):
        yield name, f"{name} {title or ''} {citation or ''}"


def _speakers(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    """Names, each with role and party; a role and a party are called what they are."""
    for speaker in snapshot.store.speakers():
        for one in voices(speaker):
            if one.name:
                yield one.name, " ".join(filter(None, (one.role, one.name, one.party)))


_NAMES: dict[str, Callable[[Snapshot], Iterable[tuple[str, str]]]] = {"document": _documents, "speaker": _speakers}

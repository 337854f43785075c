"""ZIP containers whose parts are mutated and packed again, and whose own records lie."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from random import Random

from eval.bench.fuzz.chance import blind
from eval.bench.fuzz.seeds import packed
from eval.bench.fuzz.tree_mutations import mutate_xml

_NAMES = (
    "../../etc/passwd", "/kst-1.xml", "a\\b.md", "metadata.xml", "binnen.zip", "x" * 5000+".md", "\0.md", "é.txt",
    "a/", "[Content_Types].xml", "word/document.xml", "leeg.txt", ".verborgen.md", "README.md", "kst-1",
    "WORD/Document.XML",
)
_FIELDS = ((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22))
_BOMB = 80 * 2**20  # bytes of nothing


def mutate_docx(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Mostly the XML of one part, sometimes its parts or records."""
    members = _members(data)
    if members is None or chance.random() < 0.15:
        return _records(data, chance, others)
    parts = [name for name in members if name.endswith((".xml", ".rels"))] or list(members)
    weights = [4 if "document.xml" in name or "notes" in name else 1 for name in parts]
    for name in chance.choices(parts, weights, k=chance.choice((1, 1, 2))):
        same = [found for one in others if (found := _part(one, name))] if chance.random() < 0.2 else []
        members[name] = mutate_xml(members[name], chance, same)
    if chance.random() < 0.1:
        _renamed(members, chance)
    return packed(members)


def mutate_archive(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Its members renamed, broken, nested; or its records."""
    members = _members(data)
    if members is None or chance.random() < 0.5:
        return _records(data, chance, others)
    for _ in range(chance.choice((1, 2, 4))):
        if chance.random() < 0.5:
            _renamed(members, chance)
        elif members:
            name = chance.choice(list(members))
            members[name] = blind(members[name], chance, others)
    if chance.random() < 0.02:
        members["bom.txt"] = bytes(_BOMB)
    return packed(members)


def _renamed(members: dict[str, bytes], chance: Random) -> None:
    if members:
        name = chance.choice(list(members))
        members[chance.choice((*_NAMES, name.upper(), f"map/{name}"))] = members.pop(name)


def _records(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A field of a record changed, else bytes anywhere."""
    magic, size = chance.choice(_FIELDS)
    found = data.count(magic)
    if not found or chance.random() < 0.4:
        return blind(data, chance, others)
    at = -1
    for _ in range(chance.randrange(found) + 1):
        at = data.index(magic, at + 1)
    field = at + chance.randrange(4, size - 3)
    value = chance.choice((0, 1, 8, 99, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.randrange(2**32)))
    return data[:field] + struct.pack("<L", value) + data[field + 4:]


def _members(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error):
        return None


def _part(data: bytes, name: str) -> bytes | None:
    return (_members(data) or {}).get(name)

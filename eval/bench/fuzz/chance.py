"""What all mutations share: their form, hostile values, and bytes changed without regard to what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]
"""(data, chance, data of other seeds of the format) -> data, broken in one place or some."""
MOST = 8 * 2**20  # bytes of a mutant; what grows beyond is cut
NUMBERS = (
    "0", "-1", "1", "2147483647", "4294967296", "99999999999999999999", "1e309", "NaN", "", "٣", "²", "0x10", "1.5",
)
TEXTS = (
    "", " ", "\u00a0", "\u00ad", "\ue000", "\ue0010\ue001", "\ue00099999\ue001", "\uf8ff", "\u200b", "\ufeff",
    "\u202e", "e\u0301", "\u2028", "\x85", "\U000f0041", "\U0001f600", "–", "samen-", "-", "¹", "²³", "12", "1)",
    "[1]", "*", "|", "Vraag 1", "Antwoord 1", "Antwoord 2, 3 en 999999999", "Vraag 99999999999999999999", "Vraag ²",
    "Mededeling", "De voorzitter:", "De heer Van Zand (VVD):", "Minister Sluis:", "II Reactie van de minister",
    "Inhoudsopgave", "Inbreng van de leden van de SGP-fractie", "De leden van de SGP-fractie vragen dit?", "1. Kop",
    "– punt", "a)", "Zie het antwoord op vraag 1", "Kamerstuk 26 695, nr. 134", "https://a.example/b-",
    "Tabel 1: aantal", "31 februari 2021", "Den Haag, 99 mei 0000", "A" * 3000, "a " * 2000, "(" * 400, "1" * 5000,
    "&lt;b&gt;", "<b>", "&#0;", "&#xD800;", "&nbsp;", "&shy;", "&#57344;1&#57345;", "&#xF0041;",
    "Zie het antwoord op de vorige vraag.", "Vergaderjaar 2021–2022", "Nr. ²", "26 695-²", "de minister",
    "[^1]: noot", "De Minister van Waterzaken,", "A.B. van Dijk",
    "Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422 3",
)
_BYTES = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b", b"\x0c", b"\r", b"\x85", b"<", b">", b"&", b"]]>", b"<!--",
    b"%", b"<![CDATA[", b"PK\x03\x04", b"PK\x01\x02", b"%PDF-", b"endstream", b"<?", b"\xef\xbb\xbf", b"\xff\xfe",
    b"<!DOCTYPE a [",
)


def flip(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """One to a hundred bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def delete(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A chunk less."""
    start, end = _chunk(data, chance)
    return data[:start] + data[end:]


def duplicate(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A chunk twice, or a thousand times."""
    start, end = _chunk(data, chance)
    times = chance.choice((1, 1, 1, 2, 10, 1000))
    times = min(times, max(1, MOST // 8 // max(end - start, 1)))
    return data[:end] + data[start:end] * times + data[end:]


def splice(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A chunk of another seed in the place of one."""
    start, end = _chunk(data, chance)
    other = chance.choice(others) if others else data
    first, last = _chunk(other, chance)
    return data[:start] + other[first:last] + data[end:]


def truncate(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Cut off somewhere, now and then at the front."""
    at = chance.randrange(len(data) + 1)
    return data[at:] if chance.random() < 0.1 else data[:at]


def insert(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Bytes that mean something to a parser, or a text that means something to a reader."""
    added = chance.choice(_BYTES) if chance.random() < 0.5 else chance.choice(TEXTS).encode("utf-8", "replace")
    at = chance.randrange(len(data) + 1)
    return data[:at] + added + data[at:]


BYTES: Sequence[Mutation] = (flip, delete, duplicate, splice, truncate, insert)


def blind(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """One of the mutations above."""
    return chance.choice(BYTES)(data, chance, others)


def _chunk(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 16, 64, 256, 1024, 8192)))

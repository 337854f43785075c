"""PDF with its objects dropped, doubled, exchanged and given other numbers, and its streams changed inside."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from random import Random

from eval.bench.fuzz.chance import NUMBERS, blind

_OBJECT = re.compile(rb"\b\d{1,7} \d{1,3} obj\b.*?\bendobj\b", re.S)
_STREAM = re.compile(rb"(?P<head>\bobj\b.{0,2000}?)\bstream\r?\n(?P<body>.*?)\r?\nendstream", re.S)
_NUMBER = re.compile(rb"-?\d+\.?\d*")
_LENGTH = re.compile(rb"/Length\s+\d+(?!\s+\d+\s+R)")
_WORD = re.compile(rb"/[A-Za-z0-9]+")
_OPERATORS = (
    b" q", b" Q", b" BT", b" ET", b" Tj", b" T*", b" 9999 0 Td", b" 0 0 0 0 0 0 Tm", b" /F9 9 Tf", b" BI", b" Do",
    b" re f",
)
_MOST = 2**22  # bytes of an unpacked stream


def mutate_pdf(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """One to four changes of objects and streams; now and then of bytes. Its table of objects is left as it was."""
    if chance.random() < 0.25:
        return blind(data, chance, others)
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: Random) -> bytes:
    if chance.random() < 0.5:
        streams = [found.span() for found in _STREAM.finditer(data)]
        return _with_stream(data, chance, chance.choice(streams)) if streams else data
    objects = [found.span() for found in _OBJECT.finditer(data)]
    if not objects:
        return data
    (start, end), (first, last) = chance.choice(objects), chance.choice(objects)
    what, kind = data[start:end], chance.randrange(5)
    if kind == 0:
        return data[:start] + data[end:]
    if kind == 1:
        return data[:end] + b"\n" + what * chance.choice((1, 2, 200 if len(what) < 2000 else 1)) + data[end:]
    if kind == 2:  # the number of one with the body of another
        body = data[first:last].partition(b"obj")[2]
        return data[:start] + what.partition(b"obj")[0] + b"obj" + body + data[end:]
    return data[:start] + _number(what, chance, _NUMBER if kind == 3 else _WORD) + data[end:]


def _with_stream(data: bytes, chance: Random, span: tuple[int, int]) -> bytes:
    found = _STREAM.match(data, span[0])
    if found is None:
        return data
    head, body = found["head"], found["body"]
    unpacked = _unpacked(body) if b"FlateDecode" in head else None
    body = _drawn(body if unpacked is None else unpacked, chance)
    if unpacked is not None:
        body = zlib.compress(body)
    head = _LENGTH.sub(b"/Length %d" % len(body), head) if chance.random() < 0.9 else head
    return data[:found.start()] + head + b"stream\n" + body + b"\nendstream" + data[found.end():]


def _drawn(body: bytes, chance: Random) -> bytes:
    """The content of a page, or of a font, changed."""
    kind = chance.randrange(6)
    if kind == 0:
        lines = body.split(b"\n")
        chance.shuffle(lines)
        return b"\n".join(lines)
    if kind == 1:
        at = chance.randrange(len(body) + 1)
        return body[:at] + chance.choice(_OPERATORS) * chance.choice((1, 3, 3000)) + body[at:]
    if kind == 2:
        return body * chance.choice((2, 40)) if len(body) < 20_000 else body
    if kind == 3:
        return blind(body, chance, ())
    return _number(body, chance, _NUMBER)


def _number(body: bytes, chance: Random, pattern: re.Pattern[bytes]) -> bytes:
    """Some numbers, or names, others than they were."""
    found = list(pattern.finditer(body))
    for one in sorted(chance.sample(found, min(len(found), chance.choice((1, 2, 10)))), key=lambda each: -each.start()):
        if pattern is _WORD:
            value = chance.choice(found)[0]
        else:
            numbers = [each.encode() for each in NUMBERS]
            value = chance.choice((*numbers, b"-%b" % one[0], b"%d" % chance.randrange(900)))
        body = body[:one.start()] + value + body[one.end():]
    return body


def _unpacked(body: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(body, _MOST)
    except zlib.error:
        return None

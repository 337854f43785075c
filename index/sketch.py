"""How alike two texts are, from a few hundred bytes of each: bottom-k sketches of word shingles (Broder, 1997)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

SIZE = 128  # hashes kept of a text: a share of shingles in common is known to about 0.04
FEW = 12  # of these the smallest, by which texts that are alike are found
_WORDS = 5  # in a shingle
_MIX, _MASK = 0x9E3779B1, 0xFFFFFFFF
_WORD = re.compile(r"\w+")
Hashes = npt.NDArray[np.uint32]


def sketch_of(texts: Iterable[str]) -> bytes:
    """The sketch of a paper's passages: at most `SIZE` hashes, ascending, uint32 little-endian.

    Case, punctuation and line ends do not count, so the same text in two formats has much the same sketch.
    """
    words = [word.encode() for text in texts for word in _WORD.findall(text.lower())]
    width = min(_WORDS, len(words)) or 1
    shingles = {b" ".join(words[at : at + width]) for at in range(len(words) - width + 1)}
    hashes = sorted({zlib.crc32(one) * _MIX & _MASK for one in shingles})[:SIZE]
    return np.array(hashes, dtype="<u4").tobytes()


def hashes_of(sketch: bytes) -> Hashes:
    """The hashes of a sketch, ascending, uint32 (n,), n <= SIZE."""
    return np.frombuffer(sketch, dtype="<u4")


def similarity(one: bytes, other: bytes) -> float:
    """The share of all shingles of two texts that both have, estimated; 0 where either has none."""
    a, b = hashes_of(one), hashes_of(other)
    if not len(a) or not len(b):
        return 0.0
    # Of a sketch that is full, larger hashes may have been left out: compare up to where both are complete.
    limit = min(int(part[-1]) if len(part) == SIZE else _MASK for part in (a, b))
    union = np.union1d(a, b)
    both = np.intersect1d(a, b, assume_unique=True)
    return float((both <= limit).sum() / (union <= limit).sum())

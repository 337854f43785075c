"""One spelling for what a model may spell otherwise without saying something else: white space, quotes, dashes."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys('“”„‟«»"‘’‚‛`´′″', "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SPACE = re.compile(r"\s+")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Mn", "Me"})


def plain(text: str) -> str:
    """Letters composed, every run of white space one blank."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def folded(text: str) -> str:
    """The same with one kind of quotation mark and one of dash; as long as `plain` of it, character for character."""
    return plain(text).translate(_QUOTES).translate(_DASHES)


def unseen(text: str) -> str | None:
    """The first character that changes what a reader sees, or is none: controls, direction marks, strokes through
    letters. None where there is none."""
    return next((f"U+{ord(one):04X}" for one in text if unicodedata.category(one) in _UNSEEN), None)


def stands_in(words: str, text: str) -> bool:
    """Whether `words` stand in `text` as whole words; numbers are not cut either (`4.79` is not in `4.790`)."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not _cuts(text, at) and not _cuts(text, end):
            return True
        at = text.find(words, at + 1)
    return False


def _cuts(text: str, at: int) -> bool:
    """Whether a cut before character `at` goes through a word or a number."""
    before, after = text[max(0, at - 2):at], text[at:at + 2]
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return True
    return (before[-1].isdigit() and re.match(r"[.,:]\d", after) is not None) or (
        after[0].isdigit() and re.fullmatch(r"\d[.,:]", before) is not None
    )

"""Cuts a stream of a model's words into sentences, each as soon as it is whole, with the citations that go with it."""

from __future__ import annotations

import re

from ingest.sentences import sentences
from service.generate.verify import CITATION

LONGEST = 2000  # characters; what has no end by then is no sentence
_MARKER = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*•]\s+|[0-9]{1,2}[.)]\s+)")
_CITING = re.compile(rf"(?:\s*{CITATION.pattern}[.,;]?)+")
_BEGUN = re.compile(r"\s*\[[0-9,\s]*$")


class Sentences:
    """Feed it pieces of text; it gives back sentences.

    A citation behind the full stop (`… scholen. [1] De …`) belongs to the sentence before it, if that has none yet.
    So a sentence is whole only when something else than a citation has come after it.
    """

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece makes whole."""
        self._rest += piece
        parts, offsets = _parts(self._rest)
        if len(parts) > 1 and not _BEGUN.fullmatch(parts[-1]):
            self._rest = self._rest[offsets[-1]:]
            return [_clean(part) for part in parts[:-1]]
        if len(self._rest) > LONGEST:
            return self.close()
        return []

    def close(self) -> list[str]:
        """What is left, when the model is done."""
        parts, _ = _parts(self._rest)
        self._rest = ""
        return [_clean(part) for part in parts if _clean(part)]


def _parts(text: str) -> tuple[list[str], list[int]]:
    """Sentences with their citations, and where each begins. A new line begins a new sentence."""
    parts: list[str] = []
    offsets: list[int] = []
    for line in re.finditer(r"[^\n]+", text):
        marker = _MARKER.match(line[0])
        said = line[0][marker.end():] if marker else line[0]
        for span in sentences(said):
            words = said[span.start:span.end]
            leading = _CITING.match(words)
            start = line.end() - len(said) + span.start
            if leading and parts and not CITATION.search(parts[-1]):
                parts[-1] = f"{parts[-1]} {leading[0].strip().rstrip('.,;')}"
                words, start = words[leading.end():].lstrip(), start + leading.end()
            if words:
                parts.append(words)
                offsets.append(start)
    return parts, offsets


def _clean(sentence: str) -> str:
    """Without bold, every run of white space one blank."""
    return " ".join(sentence.replace("**", "").split())

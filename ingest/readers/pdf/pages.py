"""The pages of a PDF: words and rules with their places, from pdfium in its own process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.errors import DamagedPaper, EncryptedPaper, PaperError, PaperTooLarge
from ingest.readers.pdf.messages import MAX_CHARACTERS, MAX_PAGES
from ingest.readers.pdf.process import Failed, Worker
from ingest.readers.pdf.rules import Rule
from ingest.readers.pdf.words import Word
from ingest.source import File

_CROWDED = f"a page has at most {MAX_CHARACTERS:,}. Is this a paper? Split it or leave it out"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, numbered from 1, of `width` × `height` points; the origin is its lower left corner."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    unmapped: int  # characters that have a shape but stand for none


def read_pages(file: File, worker: Worker) -> list[Page]:
    """All pages. Raises EncryptedPaper, DamagedPaper or PaperTooLarge."""
    try:
        return list(_pages(file, worker.ask(file.data)))
    except Failed as failed:
        raise DamagedPaper(file.name, f"pdfium {failed}; print it to a new PDF, or fetch it anew") from failed


def _pages(file: File, answers: Iterable[dict[str, Any]]) -> Iterator[Page]:
    for number, answer in enumerate(answers):
        if "error" in answer:
            raise _refused(file, answer, number)
        if "words" in answer:
            words = tuple(Word(*word) for word in answer["words"])
            rules = tuple(Rule(*rule) for rule in answer["rules"])
            yield Page(number, answer["width"], answer["height"], words, rules, answer["unmapped"])


def _refused(file: File, answer: dict[str, Any], number: int) -> PaperError:
    found = answer.get("found", 0)
    match answer["error"]:
        case "password" | "security":
            return EncryptedPaper(file.name, "a PDF locked with a password; save it without one (`qpdf --decrypt`)")
        case "pages" if found > 0:
            return PaperTooLarge(file.name, f"{found:,} pages; a paper has at most {MAX_PAGES:,}. Split it")
        case "characters":
            return PaperTooLarge(file.name, f"page {number} brings {found:,} characters; {_CROWDED}")
        case "words":
            return PaperTooLarge(file.name, f"{found:,} scattered words on page {number}; {_CROWDED}")
        case "page":
            return DamagedPaper(file.name, f"page {number} of this PDF cannot be read; fetch the file anew")
    tail = "" if b"%%EOF" in file.data[-2048:] else " and its end is missing"
    return DamagedPaper(
        file.name, f"begins like a PDF but is none that can be opened{tail} ({len(file.data):,} bytes); fetch it anew",
    )

"""The process in which pdfium runs: `python -m ingest.readers.pdf.worker`.

pdfium is C++ that reads hostile bytes and cannot be interrupted, so it gets a process of its own, with its memory
bounded, that the reader can end. Over stdin comes a PDF, over stdout go its state and then its pages, as JSON.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf.glyphs import Box, read_sheet
from ingest.readers.pdf.messages import MAX_CHARACTERS, MAX_PAGES, MAX_TOTAL, MAX_WORDS, receive, send
from ingest.readers.pdf.rules import Rule, read_rules
from ingest.readers.pdf.words import Word, words_of

_OF_WORD = attrgetter(*(field.name for field in fields(Word)))
_OF_RULE = attrgetter(*(field.name for field in fields(Rule)))
_MEMORY = 2 << 30  # bytes
# Names of pdfium's error codes (fpdfview.h) in the message of the state.
_STATES = {raw.FPDF_ERR_PASSWORD: "password", raw.FPDF_ERR_SECURITY: "security"}


def main() -> None:
    """Serve until stdin ends."""
    _bound_memory()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (data := receive(source)) is not None:
        for message in answers(data):
            send(sink, json.dumps(message).encode())


def answers(data: bytes) -> Iterator[dict[str, Any]]:
    """The state of a PDF, `{"pages": n}` or `{"error": …}`, then its pages up to the first error."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        yield {"error": _STATES.get(error.err_code or 0, "format")}
        return
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            yield {"error": "pages", "found": count}
            return
        yield {"pages": count}
        total = 0
        for at in range(count):
            page = _page(document, at)
            total += page.get("characters", 0)
            if total > MAX_TOTAL:
                page = {"error": "characters", "found": total}
            yield page
            if "error" in page:
                return
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, at: int) -> dict[str, Any]:
    try:
        page = document[at]
    except pdfium.PdfiumError:
        return {"error": "page"}
    text = None
    try:
        text = page.get_textpage()
        count = raw.FPDFText_CountChars(text.raw)
        if count > MAX_CHARACTERS:
            return {"error": "characters", "found": count}
        box = Box(*page.get_bbox())
        sheet = read_sheet(text.raw, count, box)
        words = words_of(sheet.glyphs)
        if len(words) > MAX_WORDS:
            return {"error": "words", "found": len(words)}
        rules = read_rules(page.raw, box) if sheet.turns == 0 else []
        return {
            "width": sheet.width, "height": sheet.height, "characters": count, "unmapped": sheet.unmapped,
            "words": [_OF_WORD(word) for word in words], "rules": [_OF_RULE(rule) for rule in rules],
        }
    except pdfium.PdfiumError:
        return {"error": "page"}
    finally:
        if text is not None:
            text.close()
        page.close()


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has such bounds
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()

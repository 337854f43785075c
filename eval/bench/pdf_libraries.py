"""Which library reads PDF: `python -m eval.bench.pdf_libraries FOLDER` measures four on the PDFs of a folder.

For each library: seconds of processor time a page, with the place and size of every character; the raised numbers that
these tell from the text around them, markers in the text and numbers of notes at the foot, against what pdfium's
reader of griffier resolves; letters with an accent that stay two characters; the size of its packages on disk.
pypdf, pdfminer.six and pdfplumber are no dependency: `pip install pypdf pdfplumber` first.
"""

from __future__ import annotations

import importlib.util
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

Run = tuple[str, float, float]  # characters, their size in points, their baseline (one page has the same origin)
_SPACING = "´`¨¸ˇ˘"


@dataclass(frozen=True, slots=True)
class Library:
    """A library: how it gives the runs of each page, and the packages it needs."""

    name: str
    runs: Callable[[Path], Iterator[list[Run]]]
    packages: tuple[str, ...]
    licence: str


def _pdfium(path: Path) -> Iterator[list[Run]]:
    from ingest.readers.pdf.worker import answers

    for answer in answers(path.read_bytes()):
        if "words" in answer:
            yield [(text, size, base) for text, _, _, base, size, *_ in answer["words"]]


def _pypdf(path: Path) -> Iterator[list[Run]]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)

    for page in pypdf.PdfReader(path).pages:
        runs: list[Run] = []

        def visit(text: str, _: Any, matrix: list[float], __: Any, size: float, runs: list[Run] = runs) -> None:
            if text.strip():
                runs.append((text.strip(), abs(size * matrix[3]), matrix[5]))

        page.extract_text(visitor_text=visit)
        yield runs


def _pdfminer(path: Path) -> Iterator[list[Run]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    for page in extract_pages(path):
        boxes = [box for box in page if isinstance(box, LTTextContainer)]
        lines = [line for box in boxes for line in box if isinstance(line, LTTextLine)]
        yield [(char.get_text(), char.matrix[3] * char.fontsize if hasattr(char, "fontsize") else char.size,
                char.matrix[5]) for line in lines for char in line if isinstance(char, LTChar)]


def _pdfplumber(path: Path) -> Iterator[list[Run]]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield [(char["text"], char["size"], char["matrix"][5]) for char in page.chars]


LIBRARIES = (
    Library("pypdfium2", _pdfium, ("pypdfium2", "pypdfium2_raw"), "Apache-2.0, BSD-3-Clause"),
    Library("pypdf", _pypdf, ("pypdf",), "BSD-3-Clause"),
    Library("pdfminer.six", _pdfminer, ("pdfminer", "cryptography"), "MIT"),
    Library("pdfplumber", _pdfplumber, ("pdfplumber", "pdfminer", "cryptography", "pypdfium2_raw", "PIL"), "MIT"),
)


def raised(runs: list[Run]) -> int:
    """How many numbers stand small beside larger type, on another baseline."""
    joined: list[Run] = []
    for text, size, base in runs:
        if not text.strip():
            continue
        last = joined[-1] if joined else None
        if last and abs(last[1] - size) < 0.2 and abs(last[2] - base) < 0.2:
            joined[-1] = last[0] + text, size, base
        else:
            joined.append((text, size, base))
    beside = pairwise([*joined, ("", 0.0, 0.0)])
    around = zip([("", 0.0, 0.0), *joined], beside, strict=False)
    return sum(
        text.strip().isdigit()
        and any(0.05 * size < base - other[2] < 1.1 * size and size < 0.85 * other[1] for other in (before, after))
        for before, ((text, size, base), after) in around
    )


def _disk(package: str) -> int:
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    return sum(file.stat().st_size for place in places for file in Path(place).rglob("*") if file.is_file())


def _row(library: Library, files: list[Path]) -> str:
    start = time.process_time()
    pages = [page for file in files for page in library.runs(file)]
    seconds = (time.process_time() - start) / max(len(pages), 1)
    accents = sum(text.count(mark) for page in pages for text, *_ in page for mark in _SPACING)
    size = sum(_disk(package) for package in library.packages) / 1e6
    marks = sum(raised(page) for page in pages)
    return f"| {library.name} | {1000 * seconds:.0f} | {marks} | {accents} | {size:.0f} | {library.licence} |"


def main(folder: Path) -> None:
    """Print the table."""
    files = sorted(folder.glob("*.pdf"))
    print("| library | ms a page | raised numbers | loose accents | MB on disk | licence |")
    print("|---|---|---|---|---|---|")
    for library in LIBRARIES:
        if importlib.util.find_spec(library.packages[0]) is not None:
            print(_row(library, files))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

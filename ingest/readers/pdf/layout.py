"""The pages of a PDF become a Content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.content import Content, Note
from ingest.errors import EmptyPaper, ScannedPaper
from ingest.joining import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN, Joined, Vocabulary, ends_in_url
from ingest.paper.front import split_front
from ingest.paper.letters import identify
from ingest.readers.pdf.columns import Line, lines_of_pages
from ingest.readers.pdf.fallback import by_words
from ingest.readers.pdf.labels import SIGNS, is_number
from ingest.readers.pdf.letter import Letter, part_letter
from ingest.readers.pdf.markers import place
from ingest.readers.pdf.notes import Foot, part_notes
from ingest.readers.pdf.pages import Page
from ingest.readers.pdf.paragraphs import Set, SetTable, build_blocks
from ingest.readers.pdf.press import press_of
from ingest.readers.pdf.rows import segments_of
from ingest.readers.pdf.running import strip_running
from ingest.readers.pdf.tables import Part, part_tables
from ingest.readers.plain.lines import clean_characters
from ingest.source import File

_CODED = 0.5  # of a paper's characters stand for a letter at least
_ADVICE = "recognise the text first, for instance with `ocrmypdf --force-ocr -l nld`"


def content_of(file: File, pages: Sequence[Page]) -> Content:
    """Raises ScannedPaper where the pages hold pictures of text, EmptyPaper where they hold nothing."""
    _check(file, pages)
    stripped = strip_running([segments_of(page.words, page.rules) for page in pages], [page.height for page in pages])
    letter = None if stripped.footers else part_letter(stripped.pages)
    rules = {page.number: page.rules for page in pages}
    lines = lines_of_pages(letter.pages if letter else stripped.pages, [page.rules for page in pages])
    if not lines:
        raise EmptyPaper(file.name, "only headers and footers on its pages; nothing to ingest")
    parted = part_notes(part_tables(lines, rules), rules)
    if not parted.notes and (plain := by_words(lines)) is not None:
        return _as_letter(replace(plain, footers=stripped.footers), letter)
    words = Vocabulary.of(_clean(line.text) for line in lines)
    notes = tuple(_note(foot, words) for foot in parted.notes)
    flat = [line for part in parted.body for line in _lines(part)]
    placed = place(flat, parted.notes)
    texts = iter(_hung(flat, [_clean(text) for text in placed.texts], placed.unplaced, parted.notes))
    body = [_set(part, texts, words) for part in parted.body]
    running = [part for part in parted.body if isinstance(part, Line)]
    press = press_of(running or flat)
    return _as_letter(Content(build_blocks(body, press, words), notes, words, stripped.footers), letter)


def _as_letter(content: Content, letter: Letter | None) -> Content:
    """The Content with the letterhead before it, and what that states."""
    if letter is None:
        return content
    front = letter.front()
    return replace(
        content, blocks=[*front, *content.blocks], stated=identify(letter.head, content.blocks, ()),
        front=len(front) + split_front(content.blocks),
    )


def _check(file: File, pages: Sequence[Page]) -> None:
    characters = sum(len(word.text) for page in pages for word in page.words)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _CODED * (characters + unmapped):
        raise ScannedPaper(file.name, f"{unmapped:,} characters that stand for no letter (no Unicode map); {_ADVICE}")
    if not any(char.isalnum() for page in pages for word in page.words for char in word.text):
        raise ScannedPaper(file.name, f"no text on {len(pages)} page(s), perhaps pictures of it; {_ADVICE}")


def _clean(text: str) -> str:
    """A line's characters as readers hand them on; a soft hyphen is one only at its end."""
    clean = clean_characters(text)
    return clean[:-1].replace(SOFT_HYPHEN, "") + clean[-1:]


def _lines(part: Part) -> Iterator[Line]:
    """The lines of a part, those of a table cell by cell."""
    if isinstance(part, Line):
        yield part
    else:
        yield from (line for row in part.rows for cell in row for line in cell)


def _set(part: Part, texts: Iterator[str], words: Vocabulary) -> Set | SetTable:
    """A part with its texts, taken in the order of `_lines`."""
    if isinstance(part, Line):
        return Set(part, next(texts))
    rows = [tuple(_joined([next(texts) for _ in cell], words) for cell in row) for row in part.rows]
    return SetTable(part, rows)


def _joined(lines: Sequence[str], words: Vocabulary) -> str:
    """Lines as one text. A URL may break before any of its marks."""
    text = Joined(lines[0] if lines else "")
    for above, line in pairwise(lines):
        text.inside = True if ends_in_url(above) and line[:1] in "/%?&=#_." else None
        text.add(line, words)
    return str(text)


def _note(foot: Foot, words: Vocabulary) -> Note:
    """A note's lines as one text, without its number."""
    lines = [_clean(line.text) for line in foot.lines]
    first = foot.lines[0].whole.words[0].text
    after = foot.label if foot.label[:1] in SIGNS else first  # `*Zie` is one word, `1)` a number with its mark
    lines[0] = lines[0][len(after):].strip()
    number = str(foot.number) if is_number(foot.number) else foot.label
    return Note(number, _joined(lines, words).strip())


def _hung(lines: Sequence[Line], texts: Sequence[str], unplaced: Sequence[int], notes: Sequence[Foot]) -> list[str]:
    """A note without a marker hangs on the last line of its page, or the first after it, so that it is not lost."""
    hung = list(texts)
    for index in unplaced:
        before = [at for at, line in enumerate(lines) if line.page <= notes[index].page]
        at = before[-1] if before else 0
        hung[at] = f"{hung[at]}{MARK_OPEN}{index}{MARK_CLOSE}"
    return hung

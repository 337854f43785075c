"""The running text of a paper: its lines without notes and page furniture, resolved markers set as sentinels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.content import Note
from ingest.joining import MARK_CLOSE, MARK_OPEN, Vocabulary, join_all
from ingest.markup import link_targets, plain
from ingest.paper.footers import Footer, footer_of
from ingest.readers.plain.furniture import is_furniture
from ingest.readers.plain.lines import Layout, Line, layout_of, narrowed, split_lines
from ingest.readers.plain.marker_scores import GLUED, SPACED
from ingest.readers.plain.markers import find_candidates
from ingest.readers.plain.notes import NoteLines, find_notes
from ingest.readers.plain.pieces import Piece, raised_gaps
from ingest.readers.plain.placing import Marker, place_markers


@dataclass(frozen=True, slots=True)
class Body:
    """Everything the lines of a source hold, still as lines."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    footers: tuple[Footer, ...]
    layout: Layout
    words: Vocabulary
    raised_gaps: bool  # a raised number at a line's end makes the extractor see a blank line after it


def read_body(text: str) -> Body:
    """Take a source text apart. Characters of the private use area that we use ourselves are dropped first."""
    lines = split_lines(text.translate({ord(MARK_OPEN): None, ord(MARK_CLOSE): None}))
    layout = layout_of(lines)
    notes, markers = _resolve(lines, layout)
    words = Vocabulary.of(line.text for line in lines)
    texts = tuple(_note_text(lines, note, layout, words) for note in notes)
    unplaced = set(range(len(notes))) - {marker.note for marker in markers}
    footers = tuple(footer for line in lines if (footer := footer_of(line.text)) is not None)
    pieces = _pieces(lines, notes, markers, unplaced, layout.wrapped)
    owned = {at for note in notes for at in range(note.first, note.last + 1)}
    layout = narrowed(layout, [line for line in lines if line.index not in owned])
    return Body(pieces, texts, footers, layout, words, raised_gaps(pieces, layout))


def _resolve(lines: Sequence[Line], layout: Layout) -> tuple[list[NoteLines], list[Marker]]:
    """Notes and markers. Numbers between spaces count as markers only where that explains more of the notes.

    Those after a sentence are tried first, those between two words only where an extractor parts markers from words.
    """
    tabular = frozenset(line.index for line in lines if "\t" in line.text or line.text.startswith("|"))
    candidates = find_candidates(lines, tabular)
    best: tuple[list[NoteLines], list[Marker]] = ([], [])
    placed: set[int] = set()
    for least in (GLUED, SPACED, 0.0):
        usable = [one for one in candidates if one.score >= least]
        notes = find_notes(lines, layout, usable)
        markers = place_markers(lines, usable, notes)
        now = {marker.note for marker in markers}
        if len(now) > len(placed) or (notes and not best[0]):
            best, placed = (notes, markers), now
        if least == SPACED and not any(marker.loose for marker in best[1]):
            break
        if best[0] and len(placed) == len(best[0]):
            break
    return best


def _note_text(lines: Sequence[Line], note: NoteLines, layout: Layout, words: Vocabulary) -> Note:
    own = [line for line in lines[note.first:note.last + 1] if line.text]
    parts = [(line.text[note.body if line.index == note.first else 0:], broken_inside(line, layout)) for line in own]
    joined = join_all(parts, words)
    return Note(str(note.number), plain(joined), tuple(link_targets(joined)))


def broken_inside(line: Line | Piece, layout: Layout) -> bool | None:
    """Whether the extractor broke a word at the end of this line; None where it gives no sign."""
    return not line.open if layout.spaced else None


def _pieces(
    lines: Sequence[Line], notes: Sequence[NoteLines], markers: Sequence[Marker], unplaced: set[int], wrapped: bool
) -> tuple[Piece, ...]:
    """Body lines in order. A note whose marker is nowhere hangs on the last line above it, so that it is not lost.

    Above the first line of all there is none: it hangs on that.
    """
    owned = {line: at for at, note in enumerate(notes) for line in range(note.first, note.last + 1)}
    by_line: dict[int, list[Marker]] = {}
    for marker in markers:
        by_line.setdefault(marker.line, []).append(marker)
    pieces: list[Piece] = []
    hanging: list[int] = []
    gap = cut = False
    for line in lines:
        if line.index in owned:
            note = owned[line.index]
            if line.index == notes[note].first and note in unplaced:
                hanging.append(note)
            cut = True
        elif line.blank:
            gap = True
        elif line.index not in by_line and is_furniture(line.text, _alone(lines, line.index)):
            cut = True
        else:
            cut = cut or (bool(pieces) and (line.page != lines[line.index - 1].page or (wrapped and line.indented)))
            pieces.append(Piece(_marked(line.text, by_line.get(line.index, [])), line.open, gap, cut, line.page))
            gap = cut = False
        if hanging and pieces:
            text = "".join((pieces[-1].text, *(f"{MARK_OPEN}{note}{MARK_CLOSE}" for note in hanging)))
            pieces[-1] = replace(pieces[-1], text=text)
            hanging = []
    return tuple(pieces)


def _alone(lines: Sequence[Line], at: int) -> bool:
    return (at == 0 or lines[at - 1].blank) and (at + 1 >= len(lines) or lines[at + 1].blank)


def _marked(text: str, markers: Sequence[Marker]) -> str:
    """The line with each marker replaced by a sentinel; words that only the marker kept apart get a space."""
    parts: list[str] = []
    upto = len(text)
    for marker in reversed(markers):
        after = text[marker.end:upto] if upto == len(text) else text[marker.end:upto].rstrip()
        parts += [after, " " if re.match(r"[^\W\d_]", after) else "", f"{MARK_OPEN}{marker.note}{MARK_CLOSE}"]
        upto = marker.start
    head = text[:upto].rstrip() if markers else text
    return head + "".join(reversed(parts))

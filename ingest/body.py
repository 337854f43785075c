"""The running text of a paper: its lines without notes and page furniture, resolved markers set as sentinels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.furniture import Footer, footer_of, is_furniture
from ingest.joining import MARK_CLOSE, MARK_OPEN, Vocabulary, join_all
from ingest.lines import Layout, Line, layout_of, split_lines
from ingest.markers import Candidate, find_candidates
from ingest.markup import link_targets, plain
from ingest.notes import Note, find_notes, place_markers

SENTINEL = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of running text. `gap`: blank lines stood before it; `cut`: notes or page furniture did."""

    text: str
    open: bool
    gap: bool
    cut: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note's words, and where the Markdown links in it lead."""

    number: int
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Everything the lines of a source hold, still as lines."""

    pieces: tuple[Piece, ...]
    notes: tuple[NoteText, ...]
    footers: tuple[Footer, ...]
    layout: Layout
    words: Vocabulary


def read_body(text: str) -> Body:
    """Take a source text apart. Characters of the private use area that we use ourselves are dropped first."""
    lines = split_lines(text.translate({ord(MARK_OPEN): None, ord(MARK_CLOSE): None}))
    layout = layout_of(lines)
    tabular = frozenset(line.index for line in lines if "\t" in line.text or line.text.startswith("|"))
    candidates = find_candidates(lines, tabular)
    notes = find_notes(lines, layout, candidates)
    markers = place_markers(lines, candidates, notes)
    words = Vocabulary.of(line.text for line in lines)
    texts = tuple(_note_text(lines, note, layout, words) for note in notes)
    unplaced = {note.number for note in notes} - {marker.number for marker in markers}
    footers = tuple(footer for line in lines if (footer := footer_of(line.text)) is not None)
    pieces = _pieces(lines, notes, markers, unplaced)
    return Body(pieces, texts, footers, layout, words)


def _note_text(lines: Sequence[Line], note: Note, layout: Layout, words: Vocabulary) -> NoteText:
    own = [line for line in lines[note.first:note.last + 1] if line.text and not is_furniture(line.text, False)]
    parts = [(line.text[note.body if line.index == note.first else 0:], broken_inside(line, layout)) for line in own]
    joined = join_all(parts, words)
    return NoteText(note.number, plain(joined), tuple(link_targets(joined)))


def broken_inside(line: Line | Piece, layout: Layout) -> bool | None:
    """Whether the extractor broke a word at the end of this line; None where it gives no sign."""
    return not line.open if layout.spaced else None


def _pieces(
    lines: Sequence[Line], notes: Sequence[Note], markers: Sequence[Candidate], unplaced: set[int]
) -> tuple[Piece, ...]:
    """Body lines in order. A note whose marker is nowhere hangs on the last line above it, so that it is not lost."""
    owned = {line: note for note in notes for line in range(note.first, note.last + 1)}
    by_line: dict[int, list[Candidate]] = {}
    for marker in markers:
        by_line.setdefault(marker.line, []).append(marker)
    pieces: list[Piece] = []
    gap = cut = False
    for line in lines:
        if line.index in owned:
            note = owned[line.index]
            if line.index == note.first and note.number in unplaced and pieces:
                pieces[-1] = _with_note(pieces[-1], note.number)
            cut = True
        elif line.blank:
            gap = True
        elif is_furniture(line.text, _alone(lines, line.index)):
            cut = True
        else:
            if pieces and line.page != lines[line.index - 1].page:
                cut = True
            pieces.append(Piece(_marked(line.text, by_line.get(line.index, [])), line.open, gap, cut, line.page))
            gap = cut = False
    return tuple(pieces)


def _alone(lines: Sequence[Line], at: int) -> bool:
    return (at == 0 or lines[at - 1].blank) and (at + 1 >= len(lines) or lines[at + 1].blank)


def _with_note(piece: Piece, number: int) -> Piece:
    return Piece(f"{piece.text}{MARK_OPEN}{number}{MARK_CLOSE}", piece.open, piece.gap, piece.cut, piece.page)


def _marked(text: str, markers: Sequence[Candidate]) -> str:
    """The line with each marker replaced by a sentinel; words that only the marker kept apart get a space."""
    for marker in reversed(markers):
        sentinel = f"{MARK_OPEN}{marker.number}{MARK_CLOSE}"
        after = text[marker.end:]
        apart = " " if re.match(r"[^\W\d_]", after) else ""
        text = text[:marker.start].rstrip() + sentinel + apart + after
    return text

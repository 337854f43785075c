"""The comparison must see every way in which a note can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.footnotes import GoldNote, compare_links, compare_notes, load_notes
from eval.score import Score, total
from ingest.model import Footnote, Passage
from tests.eval.material import passage

TEXT = "De cijfers dalen. Dat is\ngoed nieuws."
FIRST = GoldNote(
    "a.md", "1", "Kamerstuk 26 695, nr. 134.", "cijfers dalen.", "Dat is goed", "paragraph", (), ()
)
LAST = GoldNote("a.md", "2", "Zie bijlage.", "is goed nieuws.", "", "paragraph", (), ())
GOLD = (FIRST, LAST)
NOTE_1 = Footnote("1", 17, "Kamerstuk 26 695,\nnr. 134.")
NOTE_2 = Footnote("2", len(TEXT), "Zie bijlage.")


def score(*notes: Footnote, text: str = TEXT) -> Score:
    (found,) = compare_notes(GOLD, {"a.md": (passage("a#1", text, notes=notes),)})
    return found


def test_all_right() -> None:
    found = score(NOTE_1, NOTE_2)
    assert (found.right, found.precision, found.recall, found.f1, found.wrong) == (2, 1.0, 1.0, 1.0, ())


@pytest.mark.parametrize(
    ("notes", "counts", "message"),
    [
        ((NOTE_1,), (2, 1, 1), "note 2: not found"),
        ((NOTE_1, Footnote("3", len(TEXT), "Zie bijlage.")), (2, 2, 1), "note 2: not found"),
        ((NOTE_1, Footnote("2", len(TEXT), "Zie bijlagen.")), (2, 2, 1), 'found "Zie bijlagen."'),
        (
            (Footnote("1", 10, NOTE_1.text), NOTE_2),
            (2, 2, 1),
            'expected after "cijfers dalen.", found after "De cijfers"',
        ),
        ((NOTE_1, Footnote("2", 17, "Zie bijlage.")), (2, 2, 1), 'expected after "is goed nieuws."'),
        ((NOTE_1, NOTE_1, NOTE_2), (2, 3, 2), "note 1 at a#1: beyond the truth"),
        ((NOTE_1, NOTE_2, Footnote("19", 3, "golf")), (2, 3, 2), "note 19 at a#1: beyond the truth"),
    ],
)
def test_a_wrong_missing_moved_or_spare_note(
    notes: tuple[Footnote, ...], counts: tuple[int, int, int], message: str
) -> None:
    found = score(*notes)
    assert (found.gold, found.found, found.right) == counts
    assert found.f1 < 1
    assert any(message in line for line in found.wrong)


def test_a_paragraph_that_was_not_joined_is_seen() -> None:
    halves = (
        passage("a#1", TEXT[:17], notes=(NOTE_1,)),
        passage("a#2", TEXT[18:], notes=(Footnote("2", 20, LAST.text),)),
    )
    (found,) = compare_notes(GOLD, {"a.md": halves})
    assert found.right == 1
    assert 'note 1: expected before "Dat is goed"' in found.wrong[0]
    (run_on,) = compare_notes(GOLD, {"a.md": (passage("a#1", TEXT + " Meer.", notes=(NOTE_1, NOTE_2)),)})
    assert "note 2: expected at the end of its passage" in run_on.wrong[0]


def test_a_note_of_another_paper_or_of_a_paper_that_was_not_read() -> None:
    other = {"b.md": (passage("b#1", TEXT, notes=(NOTE_1,)),)}
    found = {one.paper: one for one in compare_notes(GOLD, other)}
    assert (found["a.md"].gold, found["a.md"].found, found["a.md"].recall) == (2, 0, 0.0)
    assert (found["b.md"].found, found["b.md"].precision) == (1, 0.0)
    whole = total(found.values())
    assert (whole.gold, whole.found, whole.right, whole.f1) == (2, 1, 0, 0.0)


def test_a_heading_note_stands_at_the_start_of_what_follows() -> None:
    gold = (GoldNote("a.md", "1", "Noot.", "Cijfers", "De cijfers", "heading", (), ()),)
    for at, right in ((0, 1), (3, 0)):
        (found,) = compare_notes(gold, {"a.md": (passage("a#1", TEXT, notes=(Footnote("1", at, "Noot."),)),)})
        assert found.right == right
    (elsewhere,) = compare_notes(
        gold, {"a.md": (passage("a#2", "Slot.", notes=(Footnote("1", 0, "Noot."),)),)}
    )
    assert elsewhere.right == 0


def test_links_are_compared_note_by_note() -> None:
    gold = (GoldNote("a.md", "1", "n", "", "", "paragraph", ("kst-26695-134",), ("http://a.nl",)),)

    def links(*notes: Footnote) -> Score:
        papers: dict[str, tuple[Passage, ...]] = {"a.md": (passage("a#1", TEXT, notes=notes),)}
        return compare_links(gold, papers)[0]

    assert links(Footnote("1", 0, "n", ("kst-26695-134",), ("http://a.nl",))).f1 == 1.0
    moved = links(Footnote("2", 0, "n", ("kst-26695-134",), ("http://a.nl",)))
    assert (moved.right, moved.found) == (0, 2)
    less = links(Footnote("1", 0, "n", ("kst-26695-135",)))
    assert less.wrong == (
        "a.md: note 1 lacks http://a.nl",
        "a.md: note 1 lacks kst-26695-134",
        "a.md: note 1 has kst-26695-135, which is not there",
    )


def test_a_wrong_gold_line(tmp_path: Path) -> None:
    file = tmp_path / "footnotes.jsonl"
    file.write_text('{"paper": "a.md", "number": 1}')
    with pytest.raises(GoldError, match=r"footnotes\.jsonl:1: field number must be a text"):
        load_notes(file)

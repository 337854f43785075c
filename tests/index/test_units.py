"""What is embedded of a passage."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.context import embedding_text
from index.units import MOST, PLACES, Unit, place_of, row_of, units_of
from ingest.model import Footnote, Passage, Span, Speaker, TableRow
from tests.index.making import make_passage
from tests.index.samples import make_document

DOCUMENT = make_document("kst-1-1", "Brief over verzuim")
SLOB = Speaker("minister", "A. Slob")


def _units(passage: Passage) -> list[Unit]:
    return units_of(DOCUMENT, passage)


def _words(passage: Passage, unit: Unit) -> str:
    return passage.text[unit.span.start:unit.span.end]


def test_a_paragraph_with_notes_by_sentence_and_note() -> None:
    text = "Er is een brief. Die kwam in mei. Meer niet."
    notes = (
        Footnote("1", 12, "Kamerstuk 26 695"), Footnote("2", text.index(" Die"), "Aan de Kamer"),
        Footnote("3", len(text), "Slotnoot"),
    )
    passage = make_passage("kst-1-1", 1, text, speaker=SLOB, section=("Deel", "Verzuim"), footnotes=notes)
    found = _units(passage)
    assert found[0] == Unit(embedding_text(DOCUMENT, passage), Span(0, len(text)))
    assert [(_words(passage, unit), unit.note) for unit in found[1:]] == [
        ("Er is een brief.", None), ("Er is een brief.", "1"), ("Er is een brief.", "2"),
        ("Die kwam in mei.", None), ("Meer niet.", None), ("Meer niet.", "3"),
    ]
    assert found[1].text == "minister A. Slob. Verzuim: Er is een brief."
    assert found[2].text == "minister A. Slob. Verzuim: Er is een brief. [Kamerstuk 26 695]"
    assert all(unit.column is None for unit in found)


def test_the_portfolio_of_a_speaker_changes_nothing_that_is_embedded() -> None:
    passage = make_passage("kst-1-1", 1, "Er is een brief. Die kwam in mei.", speaker=SLOB)
    assert _units(passage) == _units(replace(passage, speaker=replace(SLOB, portfolio="Media")))


def test_a_single_sentence_is_its_own() -> None:
    passage = make_passage("kst-1-1", 1, "Er is een brief gestuurd.", speaker=SLOB, section=("Verzuim",))
    assert _units(passage) == [Unit(embedding_text(DOCUMENT, passage), Span(0, 25))]
    noted = replace(passage, footnotes=(Footnote("1", 25, "Kamerstuk"),))
    assert [unit.note for unit in _units(noted)] == [None, None, "1"]


def test_an_item_goes_with_what_introduces_its_list() -> None:
    passage = replace(
        make_passage("kst-1-1", 1, "Het toezicht. Dat is streng.", kind="list-item"), lead_in="De minister regelt:"
    )
    whole, *parts = _units(passage)
    assert "De minister regelt" in whole.text
    assert [unit.text for unit in parts] == ["De minister regelt: Het toezicht.", "Dat is streng."]
    assert _words(passage, parts[0]) == "Het toezicht."
    alone = replace(passage, text="Het toezicht.")
    assert [unit.text for unit in _units(alone)[1:]] == ["De minister regelt: Het toezicht."]
    long = replace(alone, lead_in="begin " + "woord " * 100 + "einde:")
    text = _units(long)[1].text
    assert "begin" not in text
    assert text.endswith("einde: Het toezicht.")


def test_a_table_row_by_cell() -> None:
    cells = {"Schooljaar": "2018-2019", "Absoluut verzuim": "4.958", "Leeg": "", "Relatief": "2.712"}
    row = TableRow("Tabel 1. Verzuim.", tuple(cells), "2018-2019", cells)
    passage = replace(make_passage("kst-1-1", 1, "2018-2019\t4.958\t\t2.712", kind="table-row"), table=row)
    whole, *parts = _units(passage)
    assert [unit.column for unit in parts] == ["Absoluut verzuim", "Relatief"]
    assert parts[0].text == "Tabel 1. Verzuim: Schooljaar 2018-2019, Absoluut verzuim: 4.958"
    assert {unit.span for unit in parts} == {whole.span}
    bare = replace(passage, table=replace(row, caption=None), section=("Cijfers",))
    assert _units(bare)[1].text.startswith("Cijfers: Schooljaar")
    assert _units(replace(bare, section=()))[1].text.startswith("Schooljaar 2018-2019, ")


def test_no_more_than_a_passage_has_places_for() -> None:
    assert MOST <= PLACES
    passage = make_passage("kst-1-1", 1, "Een zin. " * (MOST * 2))
    found = _units(passage)
    assert len(found) == MOST
    assert [unit.span.start for unit in found[1:]] == [9 * at for at in range(MOST - 1)]
    assert len(_units(make_passage("kst-1-1", 1, "Een zin. " * (MOST - 1)))) == MOST


@given(st.integers(0, 2**40), st.integers(0, PLACES - 1))
def test_row_and_place_of_an_id(row: int, place: int) -> None:
    unit = row * PLACES + place
    assert (row_of(unit), place_of(unit)) == (row, place)


TEXTS = st.text("Ab. ?\n1;", max_size=80)


@given(TEXTS, st.lists(st.integers(0, 80), max_size=4), st.sampled_from(["", "Zie:"]))
def test_units_stand_for_words_of_the_passage(text: str, places: list[int], lead_in: str) -> None:
    notes = tuple(
        Footnote(str(number), min(place, len(text)), "noot") for number, place in enumerate(sorted(places), start=1)
    )
    passage = replace(make_passage("kst-1-1", 1, text, footnotes=notes), lead_in=lead_in or None)
    whole, *parts = _units(passage)
    assert whole.span == Span(0, len(text))
    for unit in parts:
        assert 0 <= unit.span.start < unit.span.end <= len(text)
        assert _words(passage, unit).strip() == _words(passage, unit)
        assert _words(passage, unit) in unit.text
    starts = [unit.span.start for unit in parts]
    assert starts == sorted(starts)
    expected = [note.number for note in notes] if text.strip() else []
    assert [unit.note for unit in parts if unit.note] == expected
    covered = "".join(_words(passage, unit) for unit in parts if unit.note is None)
    assert not parts or "".join(covered.split()) == "".join(text.split())

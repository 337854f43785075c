"""A passage made ready: what its words, parts and pairs are, over the sample papers and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.analysis import words_of
from index.context import body_text, speaker_words
from index.exact import exact_absent
from index.prepared import Prepared, prepare_passage
from index.snapshot import Snapshot
from index.speakers import speaker_terms
from index.units import units_of
from ingest.model import Footnote, Passage, Signatory, Speaker, TableRow
from tests.index.making import make_passage
from tests.index.samples import make_document, sample_snapshot

MINISTER = Speaker("minister", "A. Slob", None, (Signatory("staatssecretaris", "P. Blokhuis", None),))
CELLS = {"Jaar": "2019", "Verzuim": "veel", "Leeg": ""}
ROW = replace(make_passage("d", 2, "2019\tveel\t"), table=TableRow("Meldingen", tuple(CELLS), "2019", CELLS))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("prepared") / "index") as made:
        yield made


@pytest.fixture(scope="module")
def everything(snapshot: Snapshot) -> list[Prepared]:
    return [
        prepare_passage(document, passage)
        for document in snapshot.documents() for passage in snapshot.passages(document.id)
    ]


def _made(passage: Passage) -> Prepared:
    return prepare_passage(make_document(passage.document_id), passage)


def test_the_parts_are_those_of_the_units(everything: list[Prepared]) -> None:
    assert {one.passage.table is None for one in everything} == {True, False}
    for one in everything:
        assert list(one.units) == units_of(one.document, one.passage)
        assert len(one.parts) == max(1, len(one.units) - 1)
        if len(one.units) == 1:
            assert one.parts == (one.own,)


def test_own_words_and_those_of_the_parts_are_around(everything: list[Prepared]) -> None:
    for one in everything:
        assert one.own <= one.around
        assert {word for part in one.parts for word in part} <= one.around
        text = frozenset(words_of(body_text(one.passage)))
        assert text <= one.own
        assert {word for pair in one.pairs for word in pair} <= text
        assert one.around >= set(words_of(speaker_words(one.passage.speaker)))


def test_a_sentence_has_its_heading_and_a_note_its_sentence() -> None:
    passage = make_passage(
        "d", 1, "Scholen melden verzuim. Ouders betalen boetes.", section=("Hoofdstuk", "Leerplicht"),
        footnotes=(Footnote("1", 22, "Zie Zeist."),),
    )
    made = _made(passage)
    first, note, second = made.parts
    heading = set(words_of("Leerplicht"))
    assert first == heading | set(words_of("Scholen melden verzuim"))
    assert note == first | set(words_of("Zie Zeist"))
    assert second == heading | set(words_of("Ouders betalen boetes"))
    assert set(words_of("Hoofdstuk")) <= made.around - made.own
    assert set(words_of("Zeist")) <= made.own


def test_a_cell_has_its_row_and_column_and_an_empty_one_is_none() -> None:
    made = _made(ROW)
    assert made.parts == (frozenset(words_of("Meldingen Jaar 2019 Verzuim veel")),)
    assert set(words_of("Leeg Meldingen")) <= made.around - made.own


def test_pairs_are_of_words_close_to_each_other_in_order() -> None:
    pairs = _made(make_passage("d", 1, "School, ouder: school trein boek.")).pairs
    assert pairs == {
        ("school", "ouder"), ("ouder", "school"), ("ouder", "trein"), ("school", "trein"), ("school", "boek"),
        ("trein", "boek"),
    }


def test_names_and_numbers_are_looked_for_around_the_passage() -> None:
    passage = replace(
        make_passage("kst-26695-135", 1, "Een woord.", speaker=MINISTER), section=("Amsterdam",), lead_in="Utrecht:",
        footnotes=(Footnote("1", 2, "Zie Zeist"),),
        table=TableRow("Rotterdam", ("Jaar", "Breda"), "2020", {"Jaar": "2020", "Breda": "1"}),
    )
    made = prepare_passage(make_document("kst-26695-135", "Over Leiden", "2021-05-20"), passage)
    there = ("woord", "amsterdam", "utrecht", "zeist", "rotterdam", "breda", "26695", "leiden", "2021", "slob")
    assert exact_absent((*there, "arnhem"), made.exact) == ("arnhem",)


def test_who_speaks_and_which_parties_the_headings_name() -> None:
    passage = make_passage("d", 1, "Ja.", speaker=MINISTER, section=("Vragen van de leden van de SGP-fractie",))
    made = _made(passage)
    assert made.terms == speaker_terms(MINISTER) >= {"slob", "blokhuis", "minister", "staatssecretaris"}
    assert made.parties == {"sgp"}
    nobody = _made(make_passage("d", 1, "De SGP zegt ja."))
    assert (nobody.terms, nobody.parties) == (frozenset(), frozenset())


@pytest.mark.parametrize("text", ["", " ", "?!., ", "de het een", "\0", "a" * 20_000])
def test_a_passage_without_words_has_none(text: str) -> None:
    made = _made(make_passage("d", 1, text))
    assert (made.own, made.pairs, made.parts[0]) == (frozenset(), frozenset(), frozenset())
    assert len(made.units) >= 1

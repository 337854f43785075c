from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eval.gold import Answer, NearMiss
from eval.matching import holders, library, missing_answers, near_misses, normalise, relevant
from ingest.model import Footnote, TableRow
from tests.eval.material import document, passage, question

ROW = TableRow(
    "Tabel 1", ("2019/20", "2020/21"), "Langer dan drie maanden", {"2019/20": "2.348", "2020/21": "2.055"}
)
NOTED = passage("brief#2", "Zie de cijfers.", notes=(Footnote("1", 14, "Kamerstuk 26 695,\nnr. 134."),))
PAPERS = library(
    [
        (
            document(),
            (
                passage("brief#1", "Er zitten  4.790\nleerlingen thuis."),
                NOTED,
                passage("brief#3.1", "Het samenwerkings-verband zoekt"),
                passage("brief#3.2", "een plek voor ieder kind."),
                passage("brief#4", "Langer dan drie maanden 2.348 2.055", table=ROW),
            ),
        ),
        (document("papers/ander.txt"), (passage("ander#1", "Er zitten 4.790 leerlingen thuis."),)),
    ]
)


def found(quote: str, place: str = "text", paper: str = "brief.md", **more: str) -> tuple[str, ...]:
    return holders(Answer(paper, quote, place, **more), PAPERS)


def test_text_is_compared_after_whitespace_and_in_its_own_paper() -> None:
    assert found("zitten 4.790 leerlingen") == ("brief#1",)
    assert found("zitten 4.790\n leerlingen", paper="ander.txt") == ("ander#1",)
    assert found("zitten 4.791 leerlingen") == ()
    assert found("zitten 4.790 leerlingen", paper="weg.md") == ()


def test_a_footnote_counts_only_as_a_footnote() -> None:
    assert found("Kamerstuk 26 695, nr. 134.", "footnote") == ("brief#2",)
    assert found("Kamerstuk 26 695, nr. 134.") == ()
    assert found("Zie de cijfers", "footnote") == ()


def test_a_table_row_is_found_by_label_and_cell() -> None:
    assert found("Langer dan drie maanden", "table", cell="2.348", column="2019/20") == ("brief#4",)
    assert found("Langer dan drie maanden", "table", cell="2.055", column="2019/20") == ()
    assert found("2.055", "table") == ("brief#4",)


def test_a_table_that_was_read_as_text_still_counts() -> None:
    assert found("Er zitten", "table", cell="4.790") == ("brief#1",)
    assert found("Er zitten", "table", cell="4.791") == ()


def test_a_quote_over_a_cut_has_both_parts() -> None:
    assert found("verband zoekt een plek") == ("brief#3.1", "brief#3.2")
    assert found("een plek voor") == ("brief#3.2",)
    assert found("leerlingen thuis. Zie de cijfers") == ()


def test_relevant_is_any_answer_and_missing_names_the_rest() -> None:
    here, gone = Answer("brief.md", "ieder kind", "text"), Answer("brief.md", "ieder paard", "text")
    asked = question("q7", "fact", here, gone)
    assert relevant(asked, PAPERS) == {"brief#3.2"}
    (missing,) = missing_answers([asked], PAPERS)
    assert str(missing) == 'q7: no passage of brief.md has in its text "ieder paard"'


def test_a_table_header_may_have_its_words_broken() -> None:
    row = TableRow(
        None, ("Toena me schoolj aar",), "2016", {"Toena me schoolj aar": "3.149", "Totaal": "13.149"}
    )
    papers = {"a.md": (passage("a#1", "2016 3.149", table=row),)}
    for column, cell, held in (("Toename schooljaar", "3.149", 1), ("Totaal", "3.149", 0)):
        assert len(holders(Answer("a.md", "2016", "table", cell, column), papers)) == held


def test_near_misses_say_why() -> None:
    miss = NearMiss("brief.md", "nr. 134", "only a source")
    assert near_misses(replace(question(), near_misses=(miss,)), PAPERS) == {"brief#2": "only a source"}
    elsewhere = replace(miss, paper="ander.txt")
    assert near_misses(replace(question(), near_misses=(elsewhere,)), PAPERS) == {}


@given(st.text())
def test_normalising_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)

"""Which words are quoted, and when there is no answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.filters import Filters
from index.inquiry import inquire
from index.search import Hit, SearchResult, search
from index.snapshot import Snapshot
from index.units import Unit
from ingest.model import Footnote, Span, TableRow
from service.answers.extract import extract, refusal
from service.answers.model import Answer, Cell, Proof, Quote
from service.answers.papers import papers_among, papers_in
from service.answers.table import cell_of
from service.confidence import confidence_of, threshold
from tests.index.making import HashEncoder, make_passage
from tests.index.samples import make_hit, make_result, sample_snapshot, unit_at
from tests.service.answers.material import MINISTER, hit_of, result_of, row, said

FIRST, SECOND, THIRD = "De cijfers zijn gestegen.", "Een jaar later daalden zij.", "Er is hulp voor ouders."
FACT = "Hoeveel leerlingen zaten thuis?"
STATEMENT = "Wat zei men over leerlingen?"
WORDS = (
    "Hoeveel how many thuiszitters leerlingen kinderen waren zaten er in 2018-2019 2017-2018 absoluut verzuim minister "
    "SGP SP ChristenUnie Kohnstamm waarom welk Kamerstuk cijfers aantal onderzoek thuis motie-Kwint steunpunt ouders"
).split()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("answer") / "index") as made:
        yield made


def _hit(text: str, words: str, notes: tuple[Footnote, ...] = (), note: str | None = None) -> Hit:
    passage = make_passage("kst-1-1", 1, text, footnotes=notes)
    return make_hit(passage, unit_at(passage, words, note))


def _table_hit(column: str | None = "Verzuim") -> Hit:
    cells = {"Jaar": "2019", "Verzuim": "4.958", "Ontheven": "6.022"}
    passage = make_passage("kst-1-1", 1, "2019\t4.958\t6.022", kind="table-row")
    passage = replace(passage, table=TableRow("Tabel 1", tuple(cells), "2019", cells))
    return make_hit(passage, Unit("", Span(0, len(passage.text)), column=column))


def _sure(hit: Hit) -> SearchResult:
    """A result that could not be clearer: this hit is as near as can be, and thirty others are as far as can be."""
    far = make_passage("kst-2-1", 1, "Iets heel anders.")
    others = [make_hit(far, unit_at(far, far.text), rank=rank, score=0.0, cosine=-1.0) for rank in range(2, 32)]
    return make_result(hit, *others)


def _quoted(hit: Hit) -> str:
    return extract(FACT, _sure(hit)).text


def test_the_nearest_sentence_is_quoted() -> None:
    hit = _hit(f"{FIRST} {SECOND} {THIRD}", SECOND)
    answer = extract(FACT, _sure(hit))
    start = len(FIRST) + 1
    assert (answer.kind, answer.text) == ("extract", SECOND)
    assert answer.quote == Quote("kst-1-1#1", start, start + len(SECOND))
    assert answer.citations == ("kst-1-1#1",)
    assert (answer.note, answer.cell) == (None, None)
    assert threshold() <= answer.confidence <= 1


@pytest.mark.parametrize("leaning", [
    "Dit laat ook zien dat het kan.", "Daarom is er hulp.", "Zij zijn blij.", "Ook daar is hulp.", "Kortom, het kan.",
])
def test_a_sentence_that_leans_takes_the_one_before(leaning: str) -> None:
    assert _quoted(_hit(f"{FIRST} {SECOND} {leaning} {THIRD}", leaning)) == f"{SECOND} {leaning}"
    assert _quoted(_hit(f"{leaning} {THIRD}", leaning)) == leaning  # there is none before
    assert extract(FACT, _sure(_hit(f"{FIRST} {leaning}", leaning))).text == f"{FIRST} {leaning}"


@pytest.mark.parametrize("standing", ["Ditmaal is er hulp.", "Zoals bekend is er hulp.", "Ouders zien dit."])
def test_a_sentence_that_stands_by_itself_does_not(standing: str) -> None:
    assert _quoted(_hit(f"{FIRST} {standing}", standing)) == standing


@pytest.mark.parametrize("question", [
    STATEMENT, "Wat vindt men van leerlingen?", "How does one respond to pupils?", "What did they say about pupils?",
    "Hoe kijkt men naar leerlingen?", "“Wat antwoordde men?”",
])
def test_a_statement_is_the_whole_short_paragraph(question: str) -> None:
    text = f"{FIRST} {SECOND} {THIRD}"
    answer = extract(question, _sure(_hit(text, SECOND)))
    assert (answer.text, answer.quote) == (text, Quote("kst-1-1#1", 0, len(text)))


@pytest.mark.parametrize("question", [
    FACT, "Waarom zaten leerlingen thuis?", "How many pupils were absent?", "Wanneer zei men iets over leerlingen?",
])
def test_a_fact_is_one_sentence(question: str) -> None:
    assert extract(question, _sure(_hit(f"{FIRST} {SECOND} {THIRD}", SECOND))).text == SECOND


def test_a_long_paragraph_is_not_quoted_whole() -> None:
    long = f"{FIRST} {SECOND} " + " ".join([THIRD] * 40)
    assert extract(STATEMENT, _sure(_hit(long, SECOND))).text == SECOND


VERZUIM = Cell("Tabel 1", "2019", "Verzuim", "4.958")


def test_an_answer_from_a_table_names_the_cell_and_quotes_the_row() -> None:
    answer = extract("Hoeveel verzuim was er in 2019?", _sure(_table_hit()))
    assert answer.cell == VERZUIM
    assert answer.text == "2019\t4.958\t6.022"
    assert answer.quote == Quote("kst-1-1#1", 0, len(answer.text))
    assert answer.note is None


def test_a_cell_is_named_only_where_it_is_clearly_the_one() -> None:
    assert cell_of("Hoeveel verzuim?", _table_hit("Ontheven")) == VERZUIM  # the heading asked for beats the nearest
    clear = _table_hit()
    close = np.array([0, 0.905, 0.9], dtype=np.float32)
    assert cell_of(FACT, replace(clear, cosines=close)) is None  # the nearest, but not by enough
    assert cell_of(FACT, replace(clear, cosines=np.array([0, 1, 0.9], dtype=np.float32))) == VERZUIM
    assert cell_of("Verzuim of ontheven?", _table_hit()) is None  # two columns are asked for
    assert cell_of(FACT, _table_hit(None)) is None
    assert cell_of(FACT, _hit(FIRST, FIRST)) is None


def test_a_year_as_heading_needs_the_label_of_the_row_too() -> None:
    cells = {"Categorie": "Teruggeleid", "2019": "1", "2020": "2"}
    passage = make_passage("kst-1-1", 1, "Teruggeleid\t1\t2", kind="table-row")
    passage = replace(passage, table=TableRow(None, tuple(cells), "Teruggeleid", cells))
    hit = make_hit(passage, Unit("", Span(0, len(passage.text)), column="2019"))
    close = replace(hit, cosines=np.array([0, 0.82, 0.9], dtype=np.float32))
    assert cell_of("Hoeveel in 2019?", close) is None
    assert cell_of("Hoeveel teruggeleid in 2019?", hit) == Cell(None, "Teruggeleid", "2019", "1")


def test_the_column_that_the_caption_is_about_is_the_one() -> None:
    cells = {"Jaar": "2019", "Kort": "1", "Thuiszitters": "4.790"}
    table = TableRow("Tabel 1: aantal thuiszitters", tuple(cells), "2019", cells, {"Thuiszitters": 4790.0},
                     {"Thuiszitters": "thuiszitters"})
    passage = replace(make_passage("kst-1-1", 1, "2019\t1\t4.790", kind="table-row"), table=table)
    found = Cell(table.caption, "2019", "Thuiszitters", "4.790", 4790.0, "thuiszitters")
    for column, cell in (("Thuiszitters", found), ("Kort", None)):
        hit = make_hit(passage, Unit("", Span(0, len(passage.text)), column=column))
        hit = replace(hit, cosines=np.array([0, 0.9, 0.9], dtype=np.float32))
        assert cell_of("How many children sat at home in 2019?", hit) == cell
    assert cell_of("Hoeveel thuiszitters in 2019?", hit) == found


def test_an_answer_from_a_note_has_the_note() -> None:
    notes = (Footnote("1", len(FIRST), "Kamerstuk 1"), Footnote("2", len(FIRST), "Kamerstuk 2"))
    answer = extract(FACT, _sure(_hit(f"{FIRST} {SECOND}", FIRST, notes, "2")))
    assert (answer.text, answer.note, answer.cell) == (FIRST, Proof("2", "Kamerstuk 2"), None)
    assert extract(FACT, _sure(_hit(FIRST, FIRST, notes))).note is None


@pytest.mark.parametrize(("question", "text"), [
    ("Hoeveel leerlingen zaten er thuis?",
     "In 3 stukken (120 passages) is geen antwoord op deze vraag gevonden."),
    ("How many pupils were absent?",
     "In 3 papers (120 passages) no answer to this question was found."),
])
def test_a_refusal_says_what_was_searched(question: str, text: str) -> None:
    assert extract(question, make_result()) == Answer("none", text, None, 0.0, ())


def test_nearest_are_sentences_each_with_its_source() -> None:
    sign = "De Staatssecretaris van Volksgezondheid, Welzijn en Sport, P. Blokhuis"
    silly = (sign, "Geachte voorzitter,", "Geachte voorzitter.", "Stand van zaken", "De drie pijlers zijn als volgt:")
    passages = [said("kst-1-1", text, at) for at, text in enumerate(silly, 1)]
    passages += [row("kst-1-2", {"Jaar": "2019", "Verzuim": "1.700"}), said("kst-1-3", SECOND), said("kst-1-4", FIRST),
                 said("kst-1-5", FIRST), said("kst-1-6", FIRST)]
    hits = [hit_of(one, rank, date="2020-01-30") for rank, one in enumerate(passages, 1)]
    result = result_of(FACT, *hits)
    answer = refusal(FACT, inquire(FACT, {}, lambda _: 1.0), result, 0.1, papers_among(result))
    assert [one.text for one in answer.nearest] == [SECOND, FIRST, FIRST]
    assert (answer.nearest[0].date, answer.nearest[0].speaker) == ("2020-01-30", MINISTER)
    assert [one.citation for one in answer.nearest] == [one.citation for one in passages[6:9]]


@pytest.mark.parametrize("question", [
    "Hoeveel thuiszitters waren er in 2018-2019?", "What did the SGP ask the minister about the study?",
    "Wat vindt de minister van ouders?", "Who won the cup in 1974?", "zzz", "",
])
def test_an_answer_is_verbatim_or_a_refusal(snapshot: Snapshot, question: str) -> None:
    result = search(snapshot, HashEncoder(), question, 5, Filters())
    answer = extract(question, result, papers_in(snapshot))
    assert answer.confidence == confidence_of(question, result)
    if answer.confidence < threshold():
        assert (answer.kind, answer.quote, answer.citations, answer.also, answer.asked) == ("none", None, (), (), None)
        assert (len(answer.nearest) == 3) == (len(result.ranked) >= 3)
    else:
        assert answer.quote is not None
        assert answer.citations == (answer.quote.passage_id, *(one.quote.passage_id for one in answer.also))
        assert answer.nearest == ()
    for quote, text in _quotes(answer):
        passage = snapshot.passage(quote.passage_id)
        start = passage.span.start + quote.start
        assert snapshot.text(passage.document_id)[start:start + len(text)] == text != ""


def _quotes(answer: Answer) -> list[tuple[Quote, str]]:
    """Every quote of an answer, with its words."""
    found = [(answer.quote, answer.text)] if answer.quote else []
    for one in (answer.explanation, answer.asked):
        found += [(one.quote, one.text)] if one else []
    found += [(one.quote, one.text) for one in answer.also]
    found += [(one.quote, one.text) for one in answer.differing]
    return found + [(one.quote, one.text) for one in answer.nearest]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_whatever_is_asked_every_quote_stands_where_it_says(snapshot: Snapshot, words: list[str]) -> None:
    result = search(snapshot, HashEncoder(), " ".join(words), 5, Filters())
    answer = extract(" ".join(words), result, papers_in(snapshot))
    for quote, text in _quotes(answer):
        passage = snapshot.passage(quote.passage_id)
        start = passage.span.start + quote.start
        assert snapshot.text(passage.document_id)[start:start + len(text)] == text != ""


def test_nothing_to_search_is_no_answer(snapshot: Snapshot) -> None:
    result = search(snapshot, HashEncoder(), FACT, 5, Filters(since="2050-01-01"))
    answer = extract(FACT, result)
    assert (answer.kind, answer.confidence) == ("none", 0.0)
    assert answer.text.startswith("In 0 stukken (0 passages)")

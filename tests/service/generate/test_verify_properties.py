"""Invariants of the verifier over the words of the sample papers."""

import re
from datetime import date
from functools import cache

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from index.prepared import prepare_passage
from index.search import Hit
from index.units import Unit
from ingest.dates import written_date
from ingest.model import Document, Passage, Span
from ingest.read import read_paper
from service.generate.dates import days_of
from service.generate.evidence import Evidence, evidence_of
from service.generate.folding import folded
from service.generate.names import WORD
from service.generate.verify import verify
from service.negation import NEGATION
from tests.service.generate.passages import evidence
from tests.service.running import PAPERS

_MARKS = re.compile(r"[“”„‟«»\"‘’‚‛'`´′″\[\]<\\]")
_FIRST, _LAST = date(1900, 1, 1), date(2099, 12, 31)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def texts() -> list[str]:
    """The texts of the passages, marks that could read as quotation marks or citations blanked."""
    found = []
    for file in sorted(PAPERS.glob("*-*")):
        found += [_MARKS.sub("", one.text) for one in read_paper(file).passages if one.table is None]
    return [one for one in found if len(one.split()) >= 8]


def _hit(passage: Passage, document: Document) -> Hit:
    return Hit(1, 0.0, prepare_passage(document, passage), Unit(passage.text, Span(0, len(passage.text))))


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, str]:
    """A passage, and three to twelve of its words in a row."""
    text = draw(st.sampled_from(texts()))
    words = list(re.finditer(r"\S+", text))
    first = draw(st.integers(0, len(words) - 3))
    last = draw(st.integers(first + 2, min(first + 11, len(words) - 1)))
    return text, text[words[first].start():words[last].end()]


many = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


@many
@given(spans(), spans())
def test_verbatim_words_with_the_right_citations_pass(one: tuple[str, str], other: tuple[str, str]) -> None:
    sent = evidence(one[0], other[0])
    sentence = f"Er staat “{one[1]}” [1] en ook “{other[1]}” [2]."
    faults = verify(sentence, sent).faults
    if NEGATION.search(f"{one[0]} {other[0]}"):  # words cut loose from their `niet` are no longer what the paper says
        faults = tuple(fault for fault in faults if fault.check != "negation")
    assert faults == ()
    assert verify(sentence, sent).citations == (1, 2)


@many
@given(spans(), st.data())
def test_a_changed_letter_in_a_quote_is_withheld(one: tuple[str, str], data: st.DataObject) -> None:
    text, span = one
    at = data.draw(st.sampled_from([at for at, letter in enumerate(span) if letter.isalnum()] or [0]))
    put = data.draw(st.sampled_from(LETTERS + "0123456789"))
    changed = f"{span[:at]}{put}{span[at + 1:]}"
    assume(folded(changed) != folded(span) and folded(changed) not in folded(text))
    assert "quote" in {fault.check for fault in verify(f"Er staat “{changed}” [1].", evidence(text)).faults}


@many
@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=4, unique=True), st.data())
def test_a_changed_digit_is_withheld(numbers: list[int], data: st.DataObject) -> None:
    written = data.draw(st.sampled_from(["{}", "{:,}"]))
    dutch = [written.format(one).replace(",", ".") for one in numbers]
    sent = evidence(f"De aantallen zijn: {'; '.join(dutch)}.")
    spelled = data.draw(st.sampled_from(["{}", "{:,}"])).format(numbers[0])
    if data.draw(st.booleans()):
        spelled = spelled.replace(",", ".")
    assert verify(f"Het zijn er {spelled} [1].", sent).faults == ()
    at = data.draw(st.sampled_from([at for at, digit in enumerate(spelled) if digit.isdigit()]))
    changed = f"{spelled[:at]}{(int(spelled[at]) + data.draw(st.integers(1, 9))) % 10}{spelled[at + 1:]}"
    assume(int(re.sub(r"[.,]", "", changed)) not in numbers)
    assert [one.check for one in verify(f"Het zijn er {changed} [1].", sent).faults] == ["number"]


@many
@given(spans(), st.sampled_from("Bruins Wiersma VVD PvdA Asscher Zwolle Radboud Paternotte Kohnstam Sloob".split()),
       st.booleans())
def test_a_name_put_in_place_of_another_word_is_withheld(one: tuple[str, str], name: str, first: bool) -> None:
    text, span = one
    sent = evidence(text)
    words = span.split()
    words[0 if first else len(words) // 2] = name
    assume(name.lower() not in WORD.findall(text.lower()))
    assert any(fault.check == "name" for fault in verify(f"{' '.join(words)} [1].", sent).faults)


@many
@given(st.dates(_FIRST, _LAST), st.dates(_FIRST, _LAST))
def test_another_date_is_withheld(one: date, other: date) -> None:
    assume(one != other and str(other) != "2021-05-20")  # that of the paper itself
    sent = evidence(f"Het debat is op {written_date(str(one))} in Den Haag.")
    assert verify(f"Het debat is op {written_date(str(one))} [1].", sent).faults == ()
    assert verify(f"The debate is on {one:%-d %B %Y} [1].", sent).faults == ()
    assert [fault.check for fault in verify(f"Het is op {written_date(str(other))} [1].", sent).faults] == ["date"]


@many
@given(st.text(max_size=300), st.text(max_size=200))
def test_no_words_break_the_verifier_or_pass_without_a_citation(text: str, said: str) -> None:
    sent: dict[int, Evidence] = evidence(text)
    verify(f"{said} [1].", sent)
    assert verify(said.replace("[", "("), sent).faults != ()
    assert days_of(said) == sorted(days_of(said), key=lambda one: one[0].start)


def test_every_sentence_of_the_papers_is_borne_out_by_its_own_passage() -> None:
    """Of whole passages, so that no quotation is cut in two."""
    checked = 0
    for file in sorted(PAPERS.glob("*-*")):
        paper = read_paper(file)
        for passage in paper.passages:
            if passage.table is not None or "[" in passage.text or len(passage.text) > 2000:
                continue
            found = verify(f"{passage.text} [1]", {1: evidence_of(_hit(passage, paper.document))})
            checked += 1
            assert not [one for one in found.faults if one.check != "quote"], passage.id
    assert checked > 200


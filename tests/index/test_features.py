"""What is known of a candidate beside its scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.arrays import FloatArray
from index.features import addressee_match, asked_by, linked_gains, plain_features, signs, speaker_match
from index.inquiry import Inquiry, inquire
from index.prepared import Prepared, prepare_passage
from index.question import Reading, read_question
from index.speakers import speaker_terms
from ingest.model import Document, Footnote, Passage, Signatory, Speaker, TableRow
from tests.index.making import make_passage
from tests.index.samples import FEATURES, make_document

MINISTER = Speaker("minister", "A. Slob", None, (Signatory("staatssecretaris", "P. Blokhuis", None),))
SGP = Speaker("fractie", None, "SGP")
NAMES = {"slob": "minister", "blokhuis": "staatssecretaris"}
COSINES = arrays.arrays(np.float32, 6, elements=st.floats(-1, 1, width=32))


def _said(speaker: Speaker | None, text: str = "Een woord.") -> Passage:
    return make_passage("kst-1-1", 1, text, speaker=speaker)


def _match(question: str, passage: Passage) -> float:
    terms = speaker_terms(passage.speaker) if passage.speaker else frozenset()
    return speaker_match(read_question(question, NAMES), passage, terms)


def _prepared(passage: Passage, document: Document | None = None) -> Prepared:
    return prepare_passage(document or make_document(), passage)


def _asked(question: str) -> Inquiry:
    return inquire(question, NAMES, lambda _: 1.0)


def _plain(
    passage: Passage, question: str = "", cosines: Sequence[float] | None = None, document: Document | None = None
) -> dict[str, float]:
    one = _prepared(passage, document)
    values = cosines or [1.0 / (at + 1) for at in range(len(one.units))]
    return plain_features(_asked(question), one, np.array(values, dtype=np.float32))


def test_every_feature_has_a_weight_and_every_weight_of_one_its_feature() -> None:
    assert set(_plain(_said(MINISTER))) == FEATURES - {"addressee", "asked", "linked"}  # these need other candidates


@pytest.mark.parametrize("question", ["", "?!", "Hoeveel?", "Wat zegt Slob in de brief van mei 2021 over woorden?"])
@pytest.mark.parametrize("text", ["", "?!.", "Een woord.", "Een woord. " * 400])
def test_every_feature_is_around_one(question: str, text: str) -> None:
    values = _plain(_said(MINISTER, text), question)
    assert all(-1 <= value <= 1 for value in values.values())


@pytest.mark.parametrize(("question", "speaker", "value"), [
    ("Wat zegt de minister?", MINISTER, 1.0),
    ("Wat zegt Slob?", MINISTER, 1.0),
    ("Wat zegt de staatssecretaris?", MINISTER, 1.0),  # signs jointly
    ("Wat zegt Blokhuis?", MINISTER, 1.0),
    ("Wat zegt het kabinet?", MINISTER, 1.0),
    ("Wat zegt het kabinet?", SGP, -1.0),
    ("Wat vraagt de SGP?", SGP, 1.0),
    ("Wat vraagt de SGP?", MINISTER, -1.0),
    ("Wat vragen de fracties?", SGP, 1.0),
    ("Wat zegt D66?", SGP, -1.0),
    ("Wat zegt de minister?", None, 0.0),
    ("Hoeveel leerlingen?", MINISTER, 0.0),
])
def test_speaker_match(question: str, speaker: Speaker | None, value: float) -> None:
    assert _match(question, _said(speaker)) == value
    assert _plain(_said(speaker), question)["speaker"] == value


def test_a_restatement_is_no_word_of_the_minister() -> None:
    own = _said(MINISTER)
    restated = replace(own, about=("SGP",))
    question = "Wat antwoordde de minister de SGP?"
    assert _match(question, _said(SGP)) < _match(question, restated) < 0 < _match(question, own)
    assert (_plain(own)["restates"], _plain(restated)["restates"]) == (0.0, 1.0)


def test_addressee_by_the_restated_question_or_the_heading() -> None:
    reading = read_question("Wat antwoordde de minister op de vraag van de SGP?")
    restated = replace(_said(MINISTER), id="kst-1-1#1", about=("SGP", "CDA"))
    answer = replace(_said(MINISTER), id="kst-1-1#2", asked_in=("kst-1-1#1",))
    by = asked_by(answer, {restated.id: restated})
    assert by == {"sgp", "cda"}
    assert asked_by(answer, {}) == frozenset()
    assert asked_by(restated, {restated.id: restated}) == frozenset()
    assert addressee_match(reading, _prepared(answer), by) == 1.0
    assert addressee_match(reading, _prepared(answer), frozenset({"cda"})) == 0.0
    headed = _prepared(replace(answer, section=("Reactie op de vragen van de leden van de SGP-fractie",)))
    assert addressee_match(reading, headed, frozenset()) == 1.0
    assert addressee_match(Reading(), headed, by) == 0.0


def test_short_passages_and_table_rows() -> None:
    short = [_plain(_said(None, " ".join(["woord"] * count)))["short"] for count in (1, 3, 6, 11, 12, 40, 300, 900)]
    assert short == sorted(short, reverse=True)
    assert 0 < short[3] < short[0] < 1
    assert short[4:] == [0.0] * 4
    row = replace(_said(None, "2020\t1"), table=TableRow(None, ("Jaar", "Aantal"), "2020", {"Aantal": "1"}))
    assert _plain(row)["short"] == 0.0


def test_a_signature_is_found_by_who_asks_for_a_name_only() -> None:
    signed = _said(MINISTER, "De Minister voor Basis- en Voortgezet Onderwijs en Media, A. Slob")
    assert signs(signed)
    assert _plain(signed, "Wat zegt minister Slob?")["short"] == 1.0
    assert _plain(signed, "Wie is de minister?")["short"] == 0.0
    assert _plain(signed, "Wie won het wereldkampioenschap?")["short"] == 1.0
    assert not signs(_said(MINISTER, "Dat heb ik niet gezegd."))
    assert not signs(_said(MINISTER, "Daar ga ik over, aldus A. Slob"))
    assert not signs(_said(None, "De Minister, A. Slob"))


def test_a_question_of_a_party_counts_where_no_speaker_is_wanted() -> None:
    assert _plain(_said(SGP))["question"] == 1.0
    assert _plain(_said(SGP), "Wat vraagt de SGP?")["question"] == 0.0
    assert _plain(replace(_said(None), answered_by=("kst-1-1#2",)))["question"] == 1.0
    assert _plain(_said(MINISTER))["question"] == _plain(_said(None))["question"] == 0.0


def test_words_held_by_all_of_a_passage_by_one_sentence_and_as_pairs() -> None:
    passage = replace(_said(None, "De school koopt een boek. De trein rijdt laat."), section=("Verzuim",))
    values = _plain(passage, "school boek trein verzuim")
    assert (values["held"], values["part"]) == (1.0, 0.75)  # no sentence has both book and train
    assert values["pairs"] == pytest.approx(2 / 3)
    assert _plain(passage, "fiets")["held"] == 0.0


def test_the_sort_wanted_counts_whole_near_and_half_elsewhere() -> None:
    passage = _said(None, "Er waren 4.790 meldingen. Dat is omdat scholen sloten.")
    number, reason = [0.0, 0.9, 0.1], [0.0, 0.1, 0.9]
    assert _plain(passage, "Hoeveel waren het er?", number)["sort"] == 1.0
    assert _plain(passage, "Hoeveel waren het er?", reason)["sort"] == 0.5
    assert _plain(passage, "Waarom was dat?", reason)["sort"] == 1.0
    assert _plain(passage, "Hoeveel van de 4.790 zijn het?", number)["sort"] == 0.0
    assert _plain(passage, "Is dat zo?", number)["sort"] == 0.0


def test_a_note_answers_for_its_sentence() -> None:
    passage = replace(_said(None, "Het is bekend. Meer niet."), footnotes=(Footnote("1", 14, "In 2019."),))
    assert [unit.note for unit in _prepared(passage).units] == [None, None, "1", None]
    assert _plain(passage, "Wanneer was dat?", [0.0, 0.1, 0.9, 0.1])["sort"] == 1.0
    assert _plain(passage, "Wanneer was dat?", [0.0, 0.9, 0.1, 0.1])["sort"] == 0.0


def test_a_paper_that_the_question_names() -> None:
    paper = make_document(date="2021-05-20")
    values = _plain(_said(None), "Wat staat in de brief van 20 mei 2021?", document=paper)
    assert (values["dated"], values["kind"]) == (1.0, 1.0)
    values = _plain(_said(None), "Wat staat in het verslag van juni 2021?", document=paper)
    assert (values["dated"], values["kind"]) == (0.0, 0.0)


@given(COSINES, COSINES)
def test_gains_are_shares_and_nothing_where_the_question_is_farther(asked: FloatArray, nearest: FloatArray) -> None:
    gains = linked_gains(asked, nearest)
    assert gains.dtype == np.float32
    assert gains.shape == nearest.shape
    assert np.all((gains >= 0) & (gains <= 1))
    assert not np.any(gains[asked <= nearest])
    assert np.all(np.diff(linked_gains(np.sort(asked), nearest[:1].repeat(6))) >= 0)


def test_a_gain_is_a_share_of_the_spread_of_the_cosines() -> None:
    nearest = np.array([0.9, 0.7, 0.8, 0.8], dtype=np.float32)
    asked = np.array([0.0, 0.75, 0.99, 0.8], dtype=np.float32)
    assert linked_gains(asked, nearest).tolist() == pytest.approx([0.0, 0.25, 0.95, 0.0], abs=1e-5)
    assert linked_gains(asked, np.full(4, 0.5, dtype=np.float32)).tolist() == [0.0] * 4
    assert linked_gains(asked[:0], nearest[:0]).shape == (0,)

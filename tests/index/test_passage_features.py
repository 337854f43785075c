"""What is known of a candidate beside its scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.features import (
    Exact,
    addressee_match,
    asked_by,
    exact_absent,
    exact_share,
    exact_tokens,
    exact_words,
    plain_features,
    speaker_match,
)
from index.question import Reading, read_question
from index.speakers import speaker_terms
from ingest.model import Footnote, Passage, Signatory, Speaker, TableRow
from tests.index.making import make_passage
from tests.index.samples import make_document

MINISTER = Speaker("minister", "A. Slob", None, (Signatory("staatssecretaris", "P. Blokhuis", None),))
SGP = Speaker("fractie", None, "SGP")
OPEN = Reading()


def _said(speaker: Speaker | None, text: str = "Een woord.") -> Passage:
    return make_passage("kst-1-1", 1, text, speaker=speaker)


def _match(question: str, passage: Passage) -> float:
    terms = speaker_terms(passage.speaker) if passage.speaker else frozenset()
    return speaker_match(read_question(question, {"slob": "minister", "blokhuis": "staatssecretaris"}), passage, terms)


def _plain(passage: Passage, reading: Reading = OPEN, question: str = "") -> dict[str, float]:
    return plain_features(reading, exact_tokens(question), passage, make_document())


@pytest.mark.parametrize(("question", "tokens"), [
    ("Waarom waren er 4.790 leerlingen?", ("4790",)),
    ("Why were there 4,790 pupils?", ("4790",)),
    ("Why were there 4790 pupils?", ("4790",)),
    ("Wat staat in 26 695, nr. 135?", ("26695", "135")),
    ("Hoeveel in 2018–2019?", ("2018-2019",)),
    ("Hoeveel in 2018 - 2019?", ("2018-2019",)),
    ("How many in 2018/19?", ("2018-2019",)),
    ("Hoeveel in 2021, en nog eens 2021?", ("2021",)),
    ("Wat zegt het Kohnstamm-onderzoek?", ("kohnstamm",)),
    ("What became of Kwint's motion?", ("kwint",)),
    ("Wat zei Gündoğan?", ("gundogan",)),
    ("Was it in March 2021?", ("2021", "maart")),
    ("What does the Dutch House think of the Minister?", ()),
    ("Wat vindt de Kamer?", ()),
    ("Kohnstamm", ()),  # a first word has its capital anyway
    ("", ()),
])
def test_exact_tokens_of_a_question(question: str, tokens: tuple[str, ...]) -> None:
    assert exact_tokens(question).tokens == tokens


@pytest.mark.parametrize(("question", "words"), [
    ("Waarom 4.790?", "Het waren er 4790 in totaal."),
    ("Waarom 4790?", "Het waren er 4.790 in totaal."),
    ("Waarom 4790?", "Het waren er 4 790 in totaal."),
    ("Hoeveel in 2018–2019?", "Schooljaar 2018-2019."),
    ("Hoeveel in 2018-2019?", "Schooljaar 2018–2019."),
    ("Hoeveel in 2018-2019?", "Schooljaar 2018/2019."),
    ("Hoeveel in 2018-2019?", "Schooljaar 2018/19."),
    ("Wat zei Gündoğan?", "het lid Gundogan"),
    ("Wat zegt Kohnstamm?", "KOHNSTAMM INSTITUUT"),
])
def test_other_spellings_are_the_same(question: str, words: str) -> None:
    exact = exact_tokens(question)
    assert exact.tokens
    assert exact_absent(exact.tokens, words) == ()
    assert exact_share(exact, words) == 1.0


def test_share_of_the_exact_tokens() -> None:
    exact = exact_tokens("Zei Kwint in 2021 iets van 4.790 aan Amsterdam?")
    assert sorted(exact.tokens) == ["2021", "4790", "amsterdam", "kwint"]
    assert exact_share(exact, "Kwint, in 2021") == 0.5
    assert exact_absent(exact.tokens, "Kwint, in 2021") == ("4790", "amsterdam")
    assert exact_share(exact, "") == 0.0
    assert exact_share(Exact(()), "Kwint") == 0.0


def test_exact_words_are_looked_for_around_the_passage() -> None:
    passage = replace(
        _said(MINISTER), section=("Amsterdam",), lead_in="Utrecht:", footnotes=(Footnote("1", 2, "Zie Zeist"),),
        table=TableRow("Rotterdam", ("Jaar", "Breda"), "2020", {"Jaar": "2020", "Breda": "1"}),
    )
    words = exact_words(passage, make_document("kst-26695-135", "Over Leiden", "2021-05-20"))
    for part in (
        "Een woord.", "Amsterdam", "Utrecht", "Zeist", "Rotterdam", "Breda", "26695", "Leiden", "2021", "Slob",
    ):
        assert part in words


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
    assert addressee_match(reading, answer, by) == 1.0
    assert addressee_match(reading, answer, frozenset({"cda"})) == 0.0
    headed = replace(answer, section=("Reactie op de vragen van de leden van de SGP-fractie",))
    assert addressee_match(reading, headed, frozenset()) == 1.0
    assert addressee_match(OPEN, headed, by) == 0.0


def test_short_passages_and_no_table_rows() -> None:
    lengths = [_plain(_said(None, " ".join(["woord"] * count)))["short"] for count in (1, 3, 6, 11, 12, 40)]
    assert lengths == sorted(lengths, reverse=True)
    assert 0 < lengths[3] < lengths[0] < 1
    assert lengths[4:] == [0.0, 0.0]
    row = replace(_said(None, "2020\t1"), table=TableRow(None, ("Jaar", "Aantal"), "2020", {"Aantal": "1"}))
    assert _plain(row)["short"] == 0.0


def test_a_question_of_a_party_counts_where_no_speaker_is_wanted() -> None:
    assert _plain(_said(SGP))["question"] == 1.0
    assert _plain(_said(SGP), read_question("Wat vraagt de SGP?"))["question"] == 0.0
    assert _plain(_said(MINISTER))["question"] == 0.0
    assert _plain(_said(None))["question"] == 0.0

from __future__ import annotations

import pytest

from eval.answers import answer_measures, auroc, confidence_auroc, is_speaker, latency
from eval.gold import Answer, GoldSpeaker
from eval.outcome import Given
from ingest.model import Footnote, Signatory, Speaker
from tests.eval.material import outcome, passage, question

MINISTER = Speaker("minister", "A. Slob", jointly_with=(Signatory("staatssecretaris", "P. Blokhuis", None),))
SP = Speaker("fractie", party="SP")
SAID = passage("brief#1", "Ik deel dat beeld niet. De cijfers dalen.", speaker=MINISTER)
ASKED = passage("brief#2", "Deelt de minister dat beeld?", speaker=SP)
NOTE = Answer("brief.md", "nr. 134", "footnote")
NOTED = passage("brief#3", "Zie de cijfers.", notes=(Footnote("1", 14, "Kamerstuk 26 695, nr. 134."),))
BARE = passage("brief#3", "Zie de cijfers.")


def share(name: str, *outcomes: object) -> float | None:
    return answer_measures(outcomes, 10, 1)[name].value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        (GoldSpeaker("minister", None, None), True),
        (GoldSpeaker("Minister", None, "a.  Slob"), True),
        (GoldSpeaker("staatssecretaris", None, "P. Blokhuis"), True),
        (GoldSpeaker("minister", None, "P. Blokhuis"), False),
        (GoldSpeaker("fractie", "SP", None), False),
        (GoldSpeaker("minister", "SP", None), False),
    ],
)
def test_a_speaker_has_every_property_the_gold_states(gold: GoldSpeaker, right: bool) -> None:
    assert is_speaker(MINISTER, gold) is right


def test_a_name_the_paper_does_not_give_is_no_error_but_another_name_is() -> None:
    gold = GoldSpeaker("minister", None, "A. Slob")
    assert is_speaker(Speaker("minister"), gold)
    assert not is_speaker(Speaker("staatssecretaris"), gold)
    assert not is_speaker(Speaker("minister", "S. Dekker"), gold)
    assert not is_speaker(Speaker("minister"), GoldSpeaker(None, None, "A. Slob"))


def test_speaker_is_that_of_the_first_passage() -> None:
    asked = question("q1", "speaker", NOTE, speaker=GoldSpeaker("minister", None, None))
    assert share("speaker", outcome(asked, SAID, ASKED)) == 1.0
    assert share("speaker", outcome(asked, ASKED, SAID)) == 0.0
    assert share("speaker", outcome(asked)) == 0.0


def test_a_note_must_be_shown_with_the_right_passage() -> None:
    asked = question("q1", "footnote", NOTE)
    right = frozenset({"brief#3"})
    assert share("footnote", outcome(asked, SAID, NOTED, relevant=right)) == 1.0
    assert share("footnote", outcome(asked, SAID, BARE, relevant=right)) == 0.0
    assert share("footnote", outcome(asked, SAID, relevant=right)) == 0.0
    assert share("footnote", outcome(asked, *[SAID] * 5, NOTED, relevant=right)) == 0.0


def test_a_quote_must_lie_in_a_right_passage_and_a_refusal_is_no_answer() -> None:
    asked, right = question("q1", "fact", NOTE), frozenset({"brief#1"})
    good = Given("extract", "De cijfers dalen.", 0.9, "brief#1", 24, 41)
    wrong = Given("extract", "Deelt de minister", 0.9, "brief#2", 0, 17)
    assert share("quote", outcome(asked, SAID, relevant=right, given=good)) == 1.0
    assert share("quote", outcome(asked, ASKED, relevant=right, given=wrong)) == 0.0
    assert share("quote", outcome(asked, SAID, relevant=right)) == 0.0


def test_verbatim_compares_the_offsets_with_the_passage_served() -> None:
    asked = question("q1", "fact", NOTE)
    for start, right in ((24, 1.0), (23, 0.0)):
        given = Given("extract", "De cijfers dalen.", 0.9, "brief#1", start, start + 17)
        assert share("verbatim", outcome(asked, SAID, given=given)) == right
        assert share("verbatim", outcome(asked, ASKED, given=given)) == 0.0


def test_refusals_right_and_wrong() -> None:
    none, fact = question("q1", "unanswerable"), question("q2", "fact", NOTE)
    given = Given("extract", "De cijfers dalen.", 0.9, "brief#1", 24, 41)
    outcomes = [outcome(none), outcome(none, given=given), outcome(fact), outcome(fact, given=given)]
    assert share("refused", *outcomes) == 0.5
    assert share("answered", *outcomes) == 0.5
    assert share("refused", outcome(fact)) is None


def test_auroc_by_hand() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([0.5, 0.9], [0.5]) == 0.75
    assert auroc([], [0.5]) is None
    sure = outcome(question("q1", "fact", NOTE), given=Given("extract", "x", 0.8))
    assert confidence_auroc([sure, outcome(question("q2", "unanswerable"))]) == 1.0


def test_latency_is_in_percentiles() -> None:
    asked = question("q1", "fact", NOTE)
    assert latency([outcome(asked, milliseconds=float(n)) for n in range(101)]) == {"p50": 50.0, "p95": 95.0}
    assert latency([]) == {}

"""Who a sentence of a model says that something was said by, over the sample papers: `attributions.tsv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.prepared import prepare_passage
from index.search import Hit
from index.units import Unit
from ingest.model import Paper, Span
from ingest.read import read_paper
from service.generate.evidence import Evidence, evidence_of
from service.generate.reporting import ASKS
from service.generate.speakers import mentions
from tests.service.generate.passages import faults
from tests.service.running import PAPERS

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "attributions.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@cache
def _papers() -> tuple[Paper, ...]:
    return tuple(read_paper(file) for file in sorted(PAPERS.glob("*-*")))


@cache
def passage(ending: str) -> Evidence:
    """The passage of a sample paper whose id ends so: `135#3`."""
    paper, one = next((paper, one) for paper in _papers() for one in paper.passages if one.id.endswith(f"-{ending}"))
    return evidence_of(Hit(1, 0.0, prepare_passage(paper.document, one), Unit(one.text, Span(0, len(one.text)))))


@pytest.mark.parametrize(("verdict", "ids", "sentence"), _ROWS)
def test_what_is_attributed_is_said_by_them(verdict: str, ids: str, sentence: str) -> None:
    sent = {number: passage(one) for number, one in enumerate(ids.split(","), 1)}
    found = {check for check, _ in faults(sentence, sent)}
    assert found == set() if verdict in ("right", "missed") else "speaker" in found


_WHO = (
    "De minister", "Het kabinet", "De staatssecretaris", "De minister-president", "De leden van de VVD-fractie", "D66",
    "De SGP-fractie", "De Kamerleden", "Het lid Kwint", "De Raad van State", "The minister", "The members",
    "The government",
)
_VERBS = (
    "zegt zeggen stelt stellen vindt vinden meldt antwoordt antwoordde schrijft schreef erkent benadrukt belooft noemt "
    "meent betreurt bevestigt verklaart constateert concludeert betoogt verwacht waarschuwt acht denkt hoopt steunt "
    "vraagt vragen verzoekt says states said wrote asks answered acknowledges believes"
).split()


@given(st.sampled_from(_WHO), st.sampled_from(_VERBS), st.integers(0, 9999), st.integers(0, 4))
def test_who_neither_speaks_in_a_passage_nor_is_told_of_in_it_says_nothing_there(
    who: str, verb: str, at: int, form: int
) -> None:
    one = _spoken()[at % len(_spoken())]
    speaking = one.speaking
    named = mentions(who)[0]
    assume(speaking.speaker is None or not named.fits(speaking.speaker))
    assume(not any(named.terms & other.who.told for told in speaking.told for other in told.of))
    assume(not named.terms & speaking.about)
    small = f"{who[0].lower()}{who[1:]}" if not who.startswith("D66") else who
    sentence = (
        f"{who} {verb} dat het zo is [1].", f"Daarnaast {verb} {small} dat het zo is [1].",
        f"Het is zo, aldus {small} [1].", f"Volgens {small} is het zo [1].", f"Het is zo, zo {verb} {small} [1].",
    )[form]
    assume(form not in (1, 4) or not (named.governs and ASKS.fullmatch(verb)))  # the government may be who is asked
    assert "speaker" in {check for check, _ in faults(sentence, {1: one})}


@cache
def _spoken() -> list[Evidence]:
    return [
        passage(one.id.split("-", 1)[-1]) for paper in _papers() for one in paper.passages if one.table is None
    ]

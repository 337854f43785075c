"""Who says each passage: role, name and party count, and so does a beginning that is nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.score import Score
from eval.speakers import (
    Expected,
    Restatement,
    Speech,
    Turn,
    compare_restatements,
    compare_speakers,
    load_speech,
)
from ingest.model import Passage, Signatory, Speaker
from tests.eval.material import passage

SP = Speaker("fractie", None, "SP")
MINISTER = Speaker("minister", "J. Jansen", None, (Signatory("staatssecretaris", "P. Pietersen", None),))
SPEECH = Speech(
    "a.md",
    (
        Turn("De leden van de SP", Expected("fractie", None, "SP")),
        Turn("Ik dank", Expected("minister", "J. Jansen", None, ("P. Pietersen",))),
    ),
    (Restatement("De leden vragen", frozenset({"SP", "CDA"})),),
)


def paper(*said: tuple[str, Speaker | None]) -> dict[str, tuple[Passage, ...]]:
    return {"a.md": tuple(passage(f"a#{n}", text, speaker=by) for n, (text, by) in enumerate(said, start=1))}


def score(*said: tuple[str, Speaker | None]) -> Score:
    (found,) = compare_speakers([SPEECH], paper(*said))
    return found


def test_a_turn_lasts_until_the_next() -> None:
    asked = (("De leden van de\nSP vragen.", SP), ("Hoe zit dat?", SP))
    found = score(*asked, ("Ik dank u.", MINISTER), ("Nee.", MINISTER))
    assert (found.gold, found.found, found.right, found.wrong) == (4, 4, 4, ())


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        (None, "nobody"),
        (Speaker("fractie", None, "CDA"), "fractie CDA"),
        (Speaker("lid", None, "SP"), "lid SP"),
        (Speaker("fractie", "K. Klaassen", "SP"), "fractie K. Klaassen SP"),
    ],
)
def test_a_wrong_role_name_or_party(speaker: Speaker | None, told: str) -> None:
    found = score(("De leden van de SP vragen.", SP), ("Hoe zit dat?", speaker), ("Ik dank u.", MINISTER))
    assert (found.gold, found.right) == (3, 2)
    assert found.wrong == (f"a#2: said by {told}, expected fractie SP",)


def test_those_who_sign_with_the_speaker_count_where_the_truth_names_them() -> None:
    alone = Speaker("minister", "J. Jansen")
    found = score(("De leden van de SP vragen.", SP), ("Ik dank u.", alone))
    assert found.wrong == ("a#2: said by minister J. Jansen, expected minister J. Jansen, with P. Pietersen",)
    signed = Expected("minister", "J. Jansen", None)
    assert signed.is_right(alone)
    assert signed.is_right(MINISTER)


def test_nobody_is_right_where_the_paper_does_not_say() -> None:
    unknown = Expected(None, None, None)
    assert unknown.is_right(None)
    assert not unknown.is_right(SP)
    assert not Expected("fractie", None, "SP").is_right(None)


def test_a_beginning_that_is_nowhere_is_told_and_hides_no_later_turn() -> None:
    found = score(("Leden van de SP vragen.", SP), ("Ik dank u.", MINISTER))
    assert found.right == 1
    assert found.wrong[:2] == (
        "a#1: said by fractie SP, expected nobody",
        'a.md: no passage begins with "De leden van de SP"',
    )
    (absent,) = compare_speakers([SPEECH], {})
    assert (absent.gold, len(absent.wrong)) == (0, 2)


@pytest.mark.parametrize(
    ("about", "right", "message"),
    [
        (("CDA", "SP"), 1, None),
        (("SP",), 0, 'a.md: "De leden vragen" is about SP, expected CDA, SP'),
        ((), 0, """a.md: "De leden vragen" is about nobody's question, expected CDA, SP"""),
    ],
)
def test_restatements_with_their_parties(about: tuple[str, ...], right: int, message: str | None) -> None:
    (found,) = compare_restatements([SPEECH], {"a.md": (passage("a#1", "De leden vragen dit.", about=about),)})
    assert (found.gold, found.found, found.right) == (1, bool(about), right)
    assert found.wrong == ((message,) if message else ())


def test_an_answer_taken_for_a_restatement() -> None:
    passages = (passage("a#1", "De leden vragen dit.", about=("SP", "CDA")), passage("a#2", "Nee.", about=("SP",)))
    (found,) = compare_restatements([SPEECH], {"a.md": passages})
    assert (found.found, found.right, found.wrong) == (2, 1, ("a.md: a#2 is no restatement",))


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        ('{"from": "Ik dank", "speaker": null}', "field speaker must be an object"),
        ('{"from": "Ik dank", "speaker": {"rol": "minister"}}', "unknown field rol"),
        ('{"speaker": {"role": "minister"}}', "field from must be a text"),
    ],
)
def test_a_wrong_gold_file(tmp_path: Path, turn: str, message: str) -> None:
    file = tmp_path / "speakers.json"
    file.write_text(f'{{"papers": [{{"paper": "a.md", "turns": [{turn}]}}]}}', encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_speech(file)


def test_a_restatement_of_nobody_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "speakers.json"
    file.write_text('{"papers": [{"paper": "a.md", "restatements": [{"starts": "x", "parties": []}]}]}')
    with pytest.raises(GoldError, match="whose question is restated"):
        load_speech(file)

"""What a user sees of an answer beside its quote."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from service.cli.render.answer import print_answer
from service.labels import LABELS

SP = {"role": "fractie", "name": None, "party": "SP"}
MINISTER = {"role": "minister", "name": "A. Slob", "party": None}
CELL = {"caption": None, "row": "2019", "column": "Verzuim", "value": "12", "number": 12.0, "unit": None}


def _quote(passage_id: str, text: str, **more: Any) -> dict[str, Any]:
    return {"quote": {"passage_id": passage_id, "start": 0, "end": len(text)}, "text": text, **more}


def _shown(language: str = "nl", **parts: Any) -> str:
    answer = {**_quote("a#1", "Het zijn er 11."), "confidence": 0.9, "note": None, "cell": None, **parts}
    file = io.StringIO()
    labels = LABELS["en" if language == "en" else "nl"]
    print_answer(Console(file=file, width=200), {"answer": answer, "passages": []}, labels)
    return file.getvalue()


def test_the_question_that_it_answers() -> None:
    askers = {"a#5": (SP, ["SP"]), "a#7": (None, ["D66", "CDA"]), "b#2": ({**SP, "role": "lid", "party": None}, [])}
    questions = [{"passage_id": one, "speaker": who, "parties": parties} for one, (who, parties) in askers.items()]
    asked = _quote("a#5", "Hoeveel zijn het er?", speaker=SP, parties=["SP"], questions=questions)
    line = "    in antwoord op de SP-fractie: “Hoeveel zijn het er?” [a#5]; ook gevraagd in #7 (D66, CDA), b#2 (lid)\n"
    assert line in _shown(asked=asked)
    assert "    in answer to the SP group: “Hoeveel" in _shown("en", asked=asked)
    member = {"role": "lid", "name": "Kwint", "party": "SP"}
    assert "in antwoord op lid Kwint (SP): “" in _shown(asked={**asked, "speaker": member})
    restated = {**asked, "speaker": {"role": "minister", "name": None, "party": None}, "parties": ["SP", "SGP"]}
    assert "in antwoord op de SP-fractie en de SGP-fractie: “" in _shown(asked=restated)


def test_who_says_the_same() -> None:
    also = _quote("b#2", "Wij telden er 11.", date="2020-01-30", speaker=MINISTER, citation="Stuk 2", cell=None)
    shown = _shown(also=[also, {**also, "cell": CELL}])
    assert "    Ook:\n      “Wij telden er 11.”\n      — minister A. Slob; 30 januari 2020; Stuk 2 [b#2]\n" in shown
    assert "      2019, Verzuim: 12\n" in shown


def test_figures_that_differ_and_why() -> None:
    own = _quote("a#1", "Het zijn er 11.", value="11", number=11.0, year="2019", date=None, speaker=SP,
                 citation="Stuk 1", cell=None)
    other = {**own, **_quote("b#2", "Er zijn er 20 tot 30."), "value": "20 tot 30", "year": None}
    why = _quote("b#3", "De definitie verschilt.", speaker=MINISTER, citation="Stuk 2")
    shown = _shown("en", differing=[own, other], explanation=why)
    assert "    Papers give different figures:\n      11 (2019)\n      — SP group; Stuk 1 [a#1]\n" in shown
    assert "      20 tot 30 (year not stated) “Er zijn er 20 tot 30.”\n" in shown
    assert "      Explanation: “De definitie verschilt.”\n      — minister A. Slob; Stuk 2 [b#3]\n" in shown


def test_a_refusal_names_what_comes_nearest() -> None:
    shown = _shown(quote=None, text="Niets gevonden.", nearest=[
        _quote("b#2", "Wij telden er 11.", date="2020-01-30", speaker=MINISTER, citation="Stuk 2")])
    assert shown == ("Geen antwoord\n    Niets gevonden.\n    Dichtstbij:\n      “Wij telden er 11.”\n"
                     "      — minister A. Slob; 30 januari 2020; Stuk 2 [b#2]\n")


def test_a_reply_of_an_older_service_is_shown_too() -> None:
    assert _shown() == "Antwoord (zekerheid 90 %)\n    “Het zijn er 11.”\n"

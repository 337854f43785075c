import io
from typing import Any

import pytest
from rich.console import Console

from service.cli.render.reply import print_reply
from service.griffier import Griffier
from tests.service.running import KOHNSTAMM


def _shown(reply: dict[str, Any]) -> str:
    file = io.StringIO()
    print_reply(Console(file=file, width=80), reply)
    return file.getvalue()


def test_what_holds_the_answer_is_shown_with_it(here: Griffier) -> None:
    reply = here.ask(KOHNSTAMM, 1).as_json()
    reply["answer"]["note"] = {"number": "7", "text": "Kamerstuk 26 695, nr. 134."}
    reply["answer"]["cell"] = {"caption": None, "row": "2014-2015", "column": "Absoluut verzuim", "value": "5.956",
                               "number": 5956.0, "unit": "leerlingen"}
    answer = _shown(reply).split("Passages ")[0]
    assert "    2014-2015, Absoluut verzuim: 5.956 leerlingen\n" in answer
    assert "      [⁷] Kamerstuk 26 695, nr. 134.\n" in answer


def test_no_answer_says_what_was_searched(here: Griffier) -> None:
    shown = _shown(here.ask(KOHNSTAMM, 1, mode="none").as_json())
    assert shown.startswith("Geen antwoord\n    Gezocht in 5 stukken (")
    assert "┃" not in shown


def test_no_passage_at_all(here: Griffier) -> None:
    shown = _shown({**here.ask(KOHNSTAMM, 1, mode="none").as_json(), "passages": []})
    assert "Geen passages gevonden." in shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("5.956", None, "5.956"), ("12", "%", "12 %"), ("12%", "%", "12%"), ("15", "€", "€ 15"), ("€ 15", "€", "€ 15"),
        ("12,5", "x € 1 mln", "12,5 (x € 1 mln)"), ("4.790", "thuiszitters", "4.790 thuiszitters"),
    ],
)
def test_a_cell_says_what_its_number_counts(here: Griffier, value: str, unit: str | None, shown: str) -> None:
    reply = here.ask(KOHNSTAMM, 1).as_json()
    reply["answer"]["cell"] = {
        "caption": "Tabel 1", "row": "2019", "column": "Verzuim", "value": value, "number": None, "unit": unit
    }
    assert f"    Tabel 1, 2019, Verzuim: {shown}\n" in _shown(reply)

import io
from typing import Any

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
    reply["answer"]["cell"] = {"caption": None, "row": "2014-2015", "column": "Absoluut verzuim", "value": "5.956"}
    answer = _shown(reply).split("Passages ")[0]
    assert "    2014-2015, Absoluut verzuim: 5.956\n" in answer
    assert "      [⁷] Kamerstuk 26 695, nr. 134.\n" in answer


def test_no_answer_says_what_was_searched(here: Griffier) -> None:
    shown = _shown(here.ask(KOHNSTAMM, 1, mode="none").as_json())
    assert shown.startswith("Geen antwoord\n    Gezocht in 5 stukken (")
    assert "┃" not in shown


def test_no_passage_at_all(here: Griffier) -> None:
    shown = _shown({**here.ask(KOHNSTAMM, 1, mode="none").as_json(), "passages": []})
    assert "Geen passages gevonden." in shown

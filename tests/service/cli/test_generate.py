"""`griffier ask --generate` without a service."""

import json
from pathlib import Path
from typing import get_args

from service.generate.audit import Check
from service.labels import LABELS
from tests.service.generate.scripted import KEY, says, scripted
from tests.service.generate.writing import FALSE, TRUE
from tests.service.running import KOHNSTAMM, griffier, one_line


def test_without_a_model_it_says_what_to_set(index: Path) -> None:
    run = griffier("ask", KOHNSTAMM, "--generate", "--index", index)
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, "no language model is configured", "GRIFFIER_LLM_URL", '"extract"')


def test_a_line_a_question(index: Path) -> None:
    with scripted(says(TRUE), says(FALSE)) as model:
        run = griffier("ask", "--from", "-", "--generate", "--json", "-k", "3", "--index", index,
                       stdin=f"{KOHNSTAMM}\n{KOHNSTAMM}\n".encode(), GRIFFIER_LLM_URL=model.url,
                       GRIFFIER_LLM_MODEL="scripted", GRIFFIER_LLM_KEY=KEY)
    answers = [json.loads(line)["answer"] for line in run.stdout.splitlines()]
    assert [answer["kind"] for answer in answers] == ["generated", "extract"]
    assert answers[0]["text"] == TRUE
    assert answers[1]["audit"]["reason"] == "nothing-left"
    assert KEY not in run.stdout + run.stderr


def test_what_is_withheld_is_told_under_the_papers_own_words(index: Path) -> None:
    with scripted(says(FALSE)) as model:
        run = griffier("ask", KOHNSTAMM, "--generate", "-k", "3", "--index", index, GRIFFIER_LLM_URL=model.url,
                       GRIFFIER_LLM_MODEL="scripted", GRIFFIER_LLM_KEY=KEY)
    words = " ".join(run.stdout.split())
    assert "Geen antwoord van scripted, dus de woorden van de stukken zelf" in words
    assert "1 van de 1 zinnen achtergehouden: getal 1, naam 1" in words
    assert FALSE not in words


def test_every_check_has_a_dutch_name() -> None:
    assert set(LABELS["nl"].checks) == set(get_args(Check))

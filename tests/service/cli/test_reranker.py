"""A reranker by its name, from the command line to the reply and the status."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from tests.index.cross_encoder import save_model
from tests.service.running import KOHNSTAMM, griffier, one_line
from tests.service.serving import serve


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("reranker") / "model")


def test_one_that_is_not_there_is_told_in_a_line(index: Path) -> None:
    run = griffier("ask", KOHNSTAMM, "--index", index, "--reranker", "./geen-map")
    assert run.returncode == 1
    assert one_line(run.stderr, "./geen-map: no such folder")
    status = griffier("status", "--json", "--index", index, GRIFFIER_RERANKER="./geen-map")
    assert status.returncode == 1
    assert one_line(status.stderr, "./geen-map: no such folder")
    found = json.loads(status.stdout)
    assert (found["usable"], found["settings"]["reranker"]) == (False, "./geen-map")


def test_papers_are_shown_without_it(index: Path) -> None:
    run = griffier("show", "kst-31497-422", "--json", "--index", index, GRIFFIER_RERANKER="./geen-map")
    assert run.returncode == 0, run.stderr


def test_the_status_says_that_there_is_none(index: Path) -> None:
    run = griffier("status", "--index", index)
    assert run.returncode == 0
    rows = {words[0]: words[1] for line in run.stdout.splitlines() if len(words := line.split()) > 1}
    assert (rows["reranker"], rows["reranker_first"]) == ("-", "20")


@pytest.mark.slow
def test_it_reorders_what_is_found_and_says_so(index: Path, model: Path) -> None:
    asked = ("ask", KOHNSTAMM, "-k", "20", "--index", index)
    plain = json.loads(griffier(*asked, "--json").stdout)
    found = json.loads(griffier(*asked, "--json", "--reranker", model).stdout)
    ids, before = ([one["id"] for one in reply["passages"]] for reply in (found, plain))
    assert ids != before
    assert sorted(ids) == sorted(before)
    assert all("reranker" in one["parts"] for one in found["passages"])
    assert all("reranker" not in one["parts"] for one in plain["passages"])
    assert set(found["took_ms"]) == set(plain["took_ms"])
    explained = griffier(*asked, "--explain", "--reranker", model)
    assert "reranker 0." in explained.stdout or "reranker 1." in explained.stdout


@pytest.mark.slow
def test_the_service_has_it_too(index: Path, model: Path) -> None:
    with serve(index, GRIFFIER_RERANKER=str(model), GRIFFIER_RERANKER_FIRST="3") as served:
        found = httpx.get(f"{served.url}/search", params={"q": KOHNSTAMM}, timeout=60).json()
    assert ["reranker" in one["parts"] for one in found["passages"]] == [True, True, True, False, False]

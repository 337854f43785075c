"""`griffier fetch` against a server on the loopback, as a process of its own where that matters."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.sources.fetching import names
from tests.ingest.sources.official import Official, Said, serving
from tests.ingest.sources.papers import DIAGNOSTICS, Paper
from tests.service.running import GRIFFIER, Run, environment, griffier, one_line, process


@pytest.fixture
def official() -> Iterator[Official]:
    with serving() as server:
        server.papers += [Paper(f"kst-31497-{number}") for number in (422, 423, 424)]
        yield server


def fetch(official: Official, *arguments: str | Path, contact: str = "") -> Run:
    return griffier("fetch", *arguments, "--rate", "50", GRIFFIER_SRU_URL=f"{official.url}/sru",
                    GRIFFIER_ODATA_URL=f"{official.url}/OData", GRIFFIER_CONTACT=contact)


def test_a_dossier_is_brought_and_told(official: Official, tmp_path: Path) -> None:
    official.papers[1].formats = ("metadata", "pdf")
    run = fetch(official, "31497", "--into", tmp_path / "papers", "--contact", "info@example.nl")
    assert (run.returncode, run.stderr) == (0, "")
    told = run.stdout.split()
    assert [told[told.index(word) + 1] for word in ("new", "updated", "unchanged", "failed")] == ["3", "0", "0", "0"]
    assert "papers has 3 papers of what was asked for (8 requests, " in run.stdout
    assert "griffier ingest" in run.stdout
    assert len(names(tmp_path / "papers")) == 6
    assert official.asked[0][1]["user-agent"].startswith("griffier/0.")
    assert official.asked[0][1]["user-agent"].endswith(" (+info@example.nl)")


def test_json_and_nothing_else(official: Official, tmp_path: Path) -> None:
    official.papers[1].named = "kst-1-1"
    run = fetch(official, "31497", "--into", tmp_path, "--json", contact="https://example.nl/over")
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    assert set(told) == {"folder", "new", "updated", "unchanged", "failed", "notes", "broken", "requests", "bytes",
                         "took"}
    assert told["new"] == ["kst-31497-422", "kst-31497-424"]
    assert told["failed"][0]["id"] == "kst-31497-423"
    assert official.asked[0][1]["user-agent"].endswith(" (+https://example.nl/over)")


def test_the_open_data(official: Official, tmp_path: Path) -> None:
    run = fetch(official, "31497", "--into", tmp_path, "--source", "odata", "--since", "2022-01-01", "--json")
    assert (run.returncode, len(json.loads(run.stdout)["new"])) == (0, 3)


@pytest.mark.parametrize(("arguments", "told"), [
    (("abc",), "'abc' is no dossier: expected five digits"),
    (("31497", "../etc"), "'../etc' is no dossier"),
    (("31497", "--contact", "a\r\nHost: evil"), "expected an e-mail address or URL"),
    (("31497", "--contact", "Zoë"), "expected an e-mail address or URL"),
])
def test_wrong_input(official: Official, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    run = fetch(official, *arguments, "--into", tmp_path / "papers")
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, told)
    assert not (tmp_path / "papers").exists()
    assert official.asked == []


@pytest.mark.parametrize(("arguments", "told"), [
    ((), "Missing argument 'DOSSIER...'"), (("31497", "--rate", "0"), "0"), (("31497", "--source", "x"), "'x'"),
    (("31497", "--since", "gisteren"), "does not match the format"),
])
def test_wrong_usage(arguments: tuple[str, ...], told: str) -> None:
    run = griffier("fetch", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr


def test_an_address_that_is_none(tmp_path: Path) -> None:
    run = griffier("fetch", "31497", "--into", tmp_path, GRIFFIER_SRU_URL="file:///etc/passwd")
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, "is no address of a source")


def test_diagnostics_fail_the_dossier_in_one_line(official: Official, tmp_path: Path) -> None:
    official.scripted.append(("/sru", Said(DIAGNOSTICS["oasis"])))
    run = fetch(official, "26695", "31497", "--into", tmp_path, "--json")
    assert run.returncode == 1
    assert one_line(run.stderr, "dossier 26695: ", "unknown prefix dcterms")
    assert len(json.loads(run.stdout)["new"]) == 3


def test_no_paper_to_be_had_is_a_failure(official: Official, tmp_path: Path) -> None:
    official.always["/frbr/"] = Said(status=404)
    run = fetch(official, "31497", "--into", tmp_path)
    assert run.returncode == 1
    assert one_line(run.stderr, "none of 3 papers could be had", "status 404")


def test_beside_the_papers_stands_their_provenance_only(official: Official, tmp_path: Path) -> None:
    fetch(official, "31497", "--into", tmp_path / "papers")
    others = {path.name for path in (tmp_path / "papers").iterdir()} - set(names(tmp_path / "papers"))
    assert others == {".fetch.lock", "provenance.jsonl"}


@pytest.mark.parametrize("brought", [1, 7, 20])
def test_killed_at_any_moment_and_resumed(official: Official, tmp_path: Path, brought: int) -> None:
    """The server gives two replies a paper and then holds its breath; that is where the process is killed."""
    official.papers = [Paper(f"kst-31497-{number}") for number in range(1, 31)]
    official.page_size = lambda start: 200
    official.pace = threading.Semaphore(2 * brought + 1)  # the metadata of one more paper
    running = subprocess.Popen(
        [GRIFFIER, "fetch", "31497", "--into", tmp_path, "--rate", "50"], stdout=subprocess.DEVNULL,
        env=environment({"GRIFFIER_SRU_URL": f"{official.url}/sru"}))
    deadline = time.monotonic() + 60
    while len(official.paths("/frbr/")) < 2 * brought + 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    complete = {path.name for path in tmp_path.glob("kst-*")}
    assert len(complete) == 2 * brought
    official.pace.release(1000)
    time.sleep(0.05)  # for the request that was under way
    official.pace = None
    official.asked.clear()
    run = process("fetch", "31497", "--into", tmp_path, "--rate", "50", "--json",
                  GRIFFIER_SRU_URL=f"{official.url}/sru")
    told = json.loads(run.stdout)
    assert (run.returncode, len(told["unchanged"]), len(told["new"])) == (0, brought, 30 - brought)
    again = {path.rpartition("/")[2] for path in official.paths("/xml/")}
    assert again & complete == set()
    assert len(official.paths("/frbr/")) == 2 * (30 - brought)
    assert len(names(tmp_path)) == 60
    assert not (tmp_path / ".fetching").exists()

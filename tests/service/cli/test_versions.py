"""Older versions, references and a stop half-way, as the command line shows them."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.service.running import GRIFFIER, environment, griffier, letter

LONG = " ".join(f"Op school {at} verzuimen {at * 7} leerlingen om reden {at * 3}." for at in range(30))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper, its unformatted print, and one that cites both it and a paper that is not there."""
    folder = tmp_path_factory.mktemp("versions")
    letter(folder / "papers" / "kst-36000-1.md", LONG)
    letter(folder / "papers" / "kst-1259252.txt", LONG + " Zoals eerder gemeld.")
    letter(folder / "papers" / "nota.md", "Zie Kamerstuk 36 000, nr. 1 en Kamerstuk 26 695, nr. 134.")
    done = griffier("ingest", folder / "papers", "--index", folder / "index")
    assert "holds 2 documents, 2 passages, 1 older version (" in " ".join(done.stdout.split())
    return folder / "index"


def _json(*arguments: str | Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(griffier(*arguments).stdout)
    return found


def test_both_are_shown_with_the_mark(index: Path) -> None:
    older = griffier("show", "kst-1259252", "--index", index).stdout
    assert "an older one; in use is kst-36000-1" in older
    assert "an older one; in use is kst-36000-1" in griffier("show", "kst-1259252#1", "--index", index).stdout
    assert "in use, instead of kst-1259252" in griffier("show", "kst-36000-1", "--index", index).stdout
    found = _json("show", "kst-36000-1", "--json", "--index", index)
    assert (found["replaced_by"], found["replaces"]) == (None, ["kst-1259252"])


def test_export_has_both_and_a_question_finds_one(index: Path) -> None:
    lines = griffier("export", "--documents", "--index", index).stdout.splitlines()
    assert {one["id"]: one["replaced_by"] for one in map(json.loads, lines)} == {
        "kst-1259252": "kst-36000-1", "kst-36000-1": None, "nota": None}
    asked = json.loads(griffier("ask", "Hoeveel leerlingen verzuimen op school 7?", "--json", "--index", index).stdout)
    assert {hit["document_id"] for hit in asked["passages"]} <= {"kst-36000-1", "nota"}
    assert asked["searched"]["documents"] == 2
    named = json.loads(griffier("ask", "Hoeveel leerlingen verzuimen?", "--document", "kst-1259252", "--json",
                                "--index", index).stdout)
    assert {hit["document_id"] for hit in named["passages"]} == {"kst-1259252"}


def test_what_is_cited_and_what_is_not_here(index: Path) -> None:
    shown = griffier("show", "nota", "--index", index).stdout
    assert "kst-36000-1 Cijfers, 1 time: nota#1" in shown
    assert "kst-26695-134 (not in the index) https://zoek.officielebekendmakingen.nl/" in " ".join(shown.split())
    back = griffier("show", "kst-36000-1", "--index", index).stdout
    assert "cited by nota Cijfers, 1 time: nota#1" in " ".join(back.split())
    found = _json("show", "nota#1", "--json", "--index", index)
    assert [(one["id"], one["in_index"], one["passages"]) for one in found["cites"]] == [  # type: ignore[attr-defined]
        ("kst-36000-1", True, ["kst-36000-1#1"]), ("kst-26695-134", False, [])]


def test_sigterm_stops_an_ingest_that_can_be_gone_on_with(tmp_path: Path) -> None:
    for at in range(40):
        letter(tmp_path / "papers" / f"kst-36000-{at}.md", f"{LONG} {at}")
    command = [str(GRIFFIER), "ingest", str(tmp_path / "papers"), "--index", str(tmp_path / "index")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as process:
        ended = time.monotonic() + 60
        while not (tmp_path / "index" / "building" / "store.sqlite").exists() and time.monotonic() < ended:
            time.sleep(0.02)
        children = _children(process.pid)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 143
    time.sleep(0.5)
    assert not [one for one in children if Path(f"/proc/{one}").exists()]
    assert not (tmp_path / "index" / "CURRENT").exists()


def test_the_time_for_a_paper_is_a_setting(tmp_path: Path) -> None:
    letter(tmp_path / "a.md", "Een brief.")
    wrong = griffier("ingest", tmp_path, "--index", tmp_path / "index", GRIFFIER_READ_SECONDS="0")
    assert (wrong.returncode, "GRIFFIER_READ_SECONDS is '0'" in wrong.stderr) == (2, True)
    done = griffier("ingest", tmp_path, "--index", tmp_path / "index", GRIFFIER_READ_SECONDS="5")
    assert done.returncode == 0


def _children(pid: int) -> list[int]:
    if not Path("/proc").is_dir():
        return []
    found = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*found, *(below for one in found for below in _children(one))]

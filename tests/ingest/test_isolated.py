"""Papers read in processes of their own: order, harm done by a reader, and what is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import EmptyPaper, PaperError, ReaderFailed, ReadTimeout
from ingest.isolated import IsolatedReader, Job
from ingest.isolated_worker import Limits
from ingest.model import Paper
from ingest.source import File
from tests.ingest.hostile import read_hostile

QUICK = Limits(seconds=2.5)


def _file(at: int, words: str = "") -> File:
    return File(f"brief-{at}.md", (words or f"# Brief\n\nAlinea {at} gaat over verzuim.").encode())


def _outcomes(files: list[File], limits: Limits = QUICK, processes: int = 2) -> list[Paper | PaperError | None]:
    with IsolatedReader(read_hostile, limits, processes) as reader:
        found = list(reader.in_order((file.name, file) for file in files))
    assert [name for name, _ in found] == [file.name for file in files]
    return [outcome for _, outcome in found]


def test_papers_come_in_the_order_they_went() -> None:
    found = _outcomes([_file(at) for at in range(60)])
    assert [one.passages[0].text for one in found if isinstance(one, Paper)] == [
        f"Alinea {at} gaat over verzuim." for at in range(60)
    ]


@pytest.mark.parametrize(("word", "kind", "reason"), [
    ("CRASH", ReaderFailed, r"brief-1\.md: the reader crashed on it \(SIGSEGV\); please report this paper"),
    ("EXIT", ReaderFailed, r"brief-1\.md: the reader crashed on it \(exit status 3\)"),
    ("HANG", ReadTimeout, r"brief-1\.md: not read within 2\.5 seconds; .* GRIFFIER_READ_SECONDS"),
    ("SLEEP", ReadTimeout, r"brief-1\.md: not read within 2\.5 seconds"),
    ("EAT", ReaderFailed, r"brief-1\.md: reading it takes more than 4\.0 GiB of memory; split it or leave it out"),
    ("RAISE", ReaderFailed, r"brief-1\.md: the reader failed on it \(ZeroDivisionError: a fault of the reader\)"),
    (" ", EmptyPaper, r"brief-1\.md: no words in it"),
])
def test_harm_stays_with_its_file(word: str, kind: type[PaperError], reason: str) -> None:
    found = _outcomes([_file(at, word if at == 1 else "") for at in range(4)])
    assert [isinstance(one, Paper) for one in found] == [True, False, True, True]
    failed = found[1]
    assert isinstance(failed, kind)
    assert failed.file == "brief-1.md"
    with pytest.raises(kind, match=reason):
        raise failed


def test_a_process_reads_so_many_papers_and_no_more() -> None:
    found = _outcomes([_file(at) for at in range(12)], Limits(papers=3), 1)
    assert all(isinstance(one, Paper) for one in found)


def test_only_so_many_are_on_their_way() -> None:
    begun = 0

    def jobs() -> Iterator[tuple[int, Job]]:
        nonlocal begun
        for begun in range(1, 200):
            yield begun, _file(begun, "SLEEP" if begun == 1 else "")

    with IsolatedReader(read_hostile, QUICK, 2) as reader:
        _, first = next(iter(reader.in_order(jobs())))
        assert isinstance(first, ReadTimeout)
        assert begun == 16


def test_what_needs_no_reading_keeps_its_place() -> None:
    refused = PaperError("b.md", "is refused")
    jobs: list[tuple[str, Job]] = [("a", _file(1)), ("b", refused), ("c", None), ("d", _file(2, "RAISE"))]
    with IsolatedReader(read_hostile, QUICK, 1) as reader:
        found = dict(reader.in_order(jobs, at_once=lambda file: True))
        assert reader.processes == []
    assert isinstance(found["a"], Paper)
    assert (found["b"], found["c"]) == (refused, None)
    assert isinstance(found["d"], ReaderFailed)


def test_closing_ends_what_is_being_read() -> None:
    began = time.monotonic()
    with IsolatedReader(read_hostile, Limits(), 2) as reader:
        found = reader.in_order((at, _file(at, "SLEEP" if at == 3 else "")) for at in range(4))
        assert isinstance(next(found)[1], Paper)
        running = reader.processes
    assert time.monotonic() - began < 20
    assert 1 <= len(running) <= 2
    assert not any(_runs(one) for one in running)


SCRIPT = """
import sys
from ingest.isolated import IsolatedReader
from ingest.isolated_worker import Limits
from ingest.source import File
from tests.ingest.hostile import read_hostile
if __name__ == "__main__":
    with IsolatedReader(read_hostile, Limits(seconds=float(sys.argv[1])), 2) as reader:
        jobs = [(1, File("a.md", b"# Brief\\n\\nTekst.")), (2, File("p.md", b"PRINT")), (3, File("b.md", b"HANG"))]
        found = reader.in_order(jobs)
        next(found), next(found)
        print(*reader.processes, flush=True)
        next(found)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_nothing_runs_on_when_the_one_who_asked_is_gone(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, script, "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        workers = [int(one) for one in process.stdout.readline().split()]  # what the reader prints is not among it
        assert workers
        assert any(_runs(one) for one in workers)
        process.send_signal(how)
        process.communicate(timeout=20)
    ended = time.monotonic() + 5
    while any(_runs(one) for one in workers) and time.monotonic() < ended:
        time.sleep(0.05)
    assert not any(_runs(one) for one in workers)


def _runs(pid: int) -> bool:
    """Whether a process is there, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False

"""One mutant read as the ingest reads it, in the process that the ingest gives it, with its time and memory."""

from __future__ import annotations

import logging
import os
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bench.fuzz.invariants import faults
from ingest.errors import PaperError
from ingest.finding import Loader, find_papers
from ingest.model import Document, Paper
from ingest.read import paper_of
from ingest.source import File

_NOTHING = Document("-", None, None, None, (), None, None, (), None, "-", "", 0)


@dataclass(frozen=True, slots=True)
class Measured(Paper):
    """What came of a file, in the place of its papers, which would only have to be sent on.

    `errors` are (class, message) of what was refused; `failed` the traces of what nobody foresaw; `wrong` the
    invariants that do not hold. `seconds` of the clock, `cpu` of the processor, `peak` MiB of the process and its own.
    """

    papers: int = 0
    pieces: int = 0  # their passages
    errors: tuple[tuple[str, str], ...] = ()
    failed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    seconds: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0


def measured(file: File) -> Measured:
    """Read a file, or the papers in a ZIP file. Only MemoryError is raised; the process ends that cannot be helped."""
    logging.disable(logging.CRITICAL)
    _forget_peaks()
    began, spent = time.perf_counter(), sum(map(_spent, _processes()))
    papers, errors, failed = _read(file)
    seconds = time.perf_counter() - began
    cpu, peak = max(sum(map(_spent, _processes())) - spent, 0.0), sum(map(_peak, _processes()))
    wrong: list[str] = [f"an error that does not name it: {text[:200]}" for _, text in errors if file.name not in text]
    try:
        wrong += [fault for paper in papers for fault in faults(paper)]
    except (ValueError, TypeError, KeyError) as error:
        wrong.append(f"JSON refuses it: {type(error).__name__}: {error}")
    return Measured(
        _NOTHING, (), "", len(papers), sum(len(paper.passages) for paper in papers), tuple(errors), tuple(failed),
        tuple(wrong), seconds, cpu, peak,
    )


def _read(file: File) -> tuple[list[Paper], list[tuple[str, str]], list[str]]:
    papers: list[Paper] = []
    errors: list[tuple[str, str]] = []
    failed: list[str] = []
    try:
        for one in _files(file):
            if isinstance(one, PaperError):
                errors.append((type(one).__name__, str(one)))
                continue
            try:
                papers.append(paper_of(one))
            except PaperError as error:
                errors.append((type(error).__name__, str(error)))
    except MemoryError:
        raise
    except Exception:
        failed.append(traceback.format_exc())
    return papers, errors, failed


def _files(file: File) -> Sequence[File | PaperError]:
    """The file itself, or what is in it where it is called a ZIP file."""
    if not file.name.endswith(".zip"):
        return [file]
    found: list[File | PaperError] = []
    with tempfile.TemporaryDirectory() as folder, Loader() as loader:
        path = Path(folder, file.name)
        path.write_bytes(file.data)
        for place in find_papers([path]):
            try:
                found.append(loader.load(place))
            except PaperError as error:
                found.append(error)
    return found


def _processes() -> list[int]:
    """This process and those it has started."""
    own = os.getpid()
    try:
        return [own, *map(int, Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split())]
    except OSError:
        return [own]


def _forget_peaks() -> None:
    """Let the highest memory be that from now on (proc(5), clear_refs)."""
    for one in _processes():
        try:
            Path(f"/proc/{one}/clear_refs").write_text("5", encoding="ascii")
        except OSError:
            continue


def _spent(process: int) -> float:
    """Seconds of the processor; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(process: int) -> float:
    """MiB at its highest; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)

"""What came of the mutants, format by format, and the table of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.bench.fuzz.reading import Measured
from ingest.errors import PaperError
from ingest.model import Paper

SLOW = 10.0  # seconds of the processor a file
LARGE = 1024.0  # MiB a file
_KEPT = 100  # kinds of findings in the result


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with one mutant; `number` makes it again."""

    format: str
    number: int
    seed: str
    what: str
    detail: str


@dataclass(slots=True)
class Tally:
    """The mutants of one format."""

    files: int = 0
    papers: int = 0
    passages: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)  # of findings
    slowest: float = 0.0
    slowest_cpu: float = 0.0
    peak: float = 0.0

    def add(self, outcome: Paper | PaperError | None) -> list[tuple[str, str]]:
        """Count one mutant; (what, detail) of each thing wrong with it."""
        self.files += 1
        found = self._found(outcome)
        self.kinds.update({what for what, _ in found})
        return found

    def _found(self, outcome: Paper | PaperError | None) -> list[tuple[str, str]]:
        if not isinstance(outcome, Measured):  # the process ended, or memory did
            how = "timeout" if type(outcome).__name__ == "ReadTimeout" else "crash"
            return [(how, str(outcome))]
        self.papers += outcome.papers
        self.passages += outcome.pieces
        self.errors.update(kind for kind, _ in outcome.errors)
        self.slowest = max(self.slowest, outcome.seconds)
        self.slowest_cpu = max(self.slowest_cpu, outcome.cpu)
        self.peak = max(self.peak, outcome.peak)
        found = [("exception", trace) for trace in outcome.failed] + [("invariant", fault) for fault in outcome.wrong]
        if outcome.cpu > SLOW:  # of the clock it may be more on a machine that does other things
            found.append(("slow", f"{outcome.seconds:.1f} s, {outcome.cpu:.1f} s of the processor"))
        if outcome.peak > LARGE:
            found.append(("large", f"{outcome.peak:.0f} MiB"))
        return found

    def as_json(self) -> dict[str, Any]:
        """For the result file."""
        return {
            "files": self.files, "papers": self.papers, "passages": self.passages,
            "errors": dict(self.errors.most_common()), "findings": dict(self.kinds),
            "slowest_seconds": round(self.slowest, 2), "slowest_cpu_seconds": round(self.slowest_cpu, 2),
            "peak_mib": round(self.peak),
        }


_HEADS = ("files", "papers", "errors", "except.", "crashes", "timeouts", "invar.", "slowest s", "cpu s", "peak MB")


def table(tallies: Mapping[str, Tally]) -> list[str]:
    """A row for each format, and under it the errors by class."""
    lines = [f"{'format':11}" + "".join(f"{head:>10}" for head in _HEADS)]
    for form, one in tallies.items():
        kinds = (one.kinds[kind] for kind in ("exception", "crash", "timeout", "invariant"))
        counts = (one.files, one.papers, one.errors.total(), *kinds)
        lines.append(f"{form:11}" + "".join(f"{count:10}" for count in counts)
                     + f"{one.slowest:10.2f}{one.slowest_cpu:10.2f}{one.peak:10.0f}")
        lines.append("    " + (", ".join(f"{kind} {count}" for kind, count in one.errors.most_common()) or "no errors"))
    return lines


def grouped(findings: Sequence[Finding]) -> list[tuple[int, Finding]]:
    """How often each thing was found, by what is said of it without names and numbers, and the first of each."""
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((one.format, one.what, _bare(one.detail)), []).append(one)
    return sorted(((len(ones), ones[0]) for ones in found.values()), key=lambda each: -each[0])[:_KEPT]


def _bare(detail: str) -> str:
    """A trace by its last line and place; of anything else the words before what differs from paper to paper."""
    lines = detail.strip().splitlines()
    if len(lines) > 1:
        places = [line for line in lines if line.lstrip().startswith("File ")]
        return f"{places[-1]} {lines[-1].partition(':')[0]}" if places else lines[-1]
    return re.sub(r"m?\d[\w#.-]*", "", detail.partition(": ")[0].partition(" in ")[0])

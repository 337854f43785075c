"""What can be wrong with the material of an evaluation:

GriffierError
└── EvaluationError
    ├── GoldError        a line of a gold or BEIR file that cannot be used; names file and line
    ├── BeirError        a folder that is no BEIR collection
    ├── FloorError       a floor file that cannot be used
    ├── UnderFloor       figures below the floor, or gold answers that the index lacks
    ├── RunError         a saved run that cannot be read, written or compared
    └── ReportError      a report file that the operating system refuses
"""

from __future__ import annotations

from pathlib import Path

from ingest.errors import GriffierError


class EvaluationError(GriffierError):
    """Base of the errors of eval."""


class GoldError(EvaluationError):
    """A line of a gold or BEIR file that cannot be used; 0 where the file itself cannot be read."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line


class BeirError(EvaluationError):
    """A folder without the parts of a BEIR collection."""


class FloorError(EvaluationError):
    """A floor file that is no mapping of scope to measure to minimum."""


class UnderFloor(EvaluationError):
    """Figures below the floor, or gold answers that the index lacks."""


class RunError(EvaluationError):
    """A saved run that cannot be read or written, or that shares no question with another."""


class ReportError(EvaluationError):
    """A report file that the operating system refuses."""

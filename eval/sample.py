"""An index of the sample papers, made anew."""

from __future__ import annotations

from pathlib import Path

from eval.errors import EvaluationError
from eval.gold import PAPERS
from eval.progress import stages
from index.build import update_index
from index.encoder import Encoder


def build_sample_index(folder: Path, encoder: Encoder) -> Path:
    """Reads and encodes eval/papers into `folder`, some ten seconds. Raises EvaluationError where a paper fails."""
    with stages() as progress:
        report = update_index(folder, [PAPERS], encoder, progress=progress)
    if report.failed:
        reasons = "; ".join(f"{one.file}: {one.reason}" for one in report.failed)
        raise EvaluationError(f"sample papers that cannot be read: {reasons}")
    return folder

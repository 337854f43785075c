"""The benchmark of the check on a model's sentences counts every sentence once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from eval.bench.summaries import main
from eval.summaries import CHECKED, ERRORS, load_written


def test_every_sentence_is_counted_once(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "summaries.json"
    done = CliRunner().invoke(main, ["--index", str(sample), "--withheld", "dev", "--out", str(file)])
    assert done.exit_code == 0, done.output
    result = json.loads(file.read_text(encoding="utf-8"))
    written = load_written()
    honest = sum(one.error is None for one in written)
    assert len(result["raw"]) == len(written)
    assert (result["honest"]["all"]["n"], result["planted"]["all"]["n"]) == (honest, len(written) - honest)
    for name in ("honest", "planted", "planted_checked"):
        assert result[name]["dev"]["n"] + result[name]["test"]["n"] == result[name]["all"]["n"]
    counted = {error: figure["n"] for error, figure in result["planted_by_error"].items()}
    assert counted == {error: sum(one.error == error for one in written) for error in ERRORS}
    said = sum(one["said"] for one in result["raw"] if one["error"] is None)
    assert result["honest"]["all"]["count"] == said
    assert f"| honest, all | {honest} | " in done.output
    listed = [one for one in result["raw"] if one["half"] == "dev" and one["said"] == (one["error"] is not None)]
    assert all(one["sentence"] in done.output for one in listed)


def test_what_the_checks_are_for_is_caught_as_before(sample: Path, tmp_path: Path) -> None:
    """Numbers get through that the cited passage holds for something else, and a third of the negations."""
    file = tmp_path / "summaries.json"
    CliRunner().invoke(main, ["--index", str(sample), "--out", str(file)])
    raw = json.loads(file.read_text(encoding="utf-8"))["raw"]
    assert {one["error"] for one in raw if one["said"] and one["error"] in CHECKED} <= {"number", "negation"}
    for sort in ("number", "negation"):
        assert sum(one["said"] for one in raw if one["error"] == sort) <= 4

"""`griffier eval` as it is called, over the real papers, index and encoder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)], env={"COLUMNS": "100"})


@pytest.fixture
def floor(tmp_path: Path) -> Callable[[object], Path]:
    def write(content: object) -> Path:
        file = tmp_path / "floor.json"
        file.write_text(json.dumps(content))
        return file

    return write


@pytest.fixture(scope="module")
def kept(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder of a report and a saved run of the dev questions, and what the command printed."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "floor.json").write_text("{}")
    files = ("--report", folder / "report.html", "--save", folder / "run.json", "--floor", folder / "floor.json")
    return folder, run("--index", sample, "--split", "dev", "--json", *files)


def test_gold_questions_as_json_with_report(kept: tuple[Path, Result]) -> None:
    folder, done = kept
    assert (done.exit_code, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert data["questions"] == len(data["each"]) >= 40
    assert data["missing"] == []
    assert 0.4 < data["ranking"]["all"]["hit@5"]["value"] <= 1
    assert data["answers"]["verbatim"]["value"] == 1
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_two_saved_runs_are_compared(kept: tuple[Path, Result]) -> None:
    run_file = kept[0] / "run.json"
    both = run("--compare", run_file, "--compare", run_file)
    assert both.exit_code == 0, both.stderr
    assert "run.json compared with run.json" in both.stdout
    assert "questions are in both." in both.stdout
    assert max(map(len, both.stdout.splitlines())) <= 100


def test_what_is_under_the_floor_is_named_and_fails(
    sample: Path, kept: tuple[Path, Result], floor: Callable[[object], Path]
) -> None:
    file = floor({"dev": {"hit@5": 1.01, "verbatim": 1.0}})
    done = run("--index", sample, "--split", "dev", "--floor", file, "--compare", kept[0] / "run.json")
    assert done.exit_code == 1
    assert re.fullmatch(r"griffier: dev: hit@5 is 0\.\d{3}, its floor is 1\.010\n", done.stderr)
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "this run compared with run.json" in done.stdout
    for head in ("hit@1", "hit@5", "MRR@10", "nDCG@10", "speaker", "unanswerable questions", "latency"):
        assert head in done.stdout


def test_a_gold_answer_that_the_index_lacks_fails(tmp_path: Path, floor: Callable[[object], Path]) -> None:
    paper = tmp_path / "brief.md"
    paper.write_text("# Iets anders\n\nDe trein naar Zwolle rijdt vaker dan vorig jaar.\n", encoding="utf-8")
    index = tmp_path / "index"
    assert CliRunner().invoke(main, ["ingest", "--index", str(index), str(paper)]).exit_code == 0
    done = run("--index", index, "--split", "test", "--floor", floor({}))
    assert done.exit_code == 1
    assert "no passage of" in done.stderr


def test_ingest_is_compared_with_the_truth(floor: Callable[[object], Path]) -> None:
    done = run("--ingest", "--json", "--floor", floor({"ingest": {"footnotes F1": 0.99}}))
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    assert set(data) == {
        "footnotes",
        "links",
        "headings",
        "heading levels",
        "identity",
        "hyphens",
        "speakers",
        "restatements",
        "questions",
        "answers",
        "table cells",
        "table numbers",
        "table units",
        "table captions",
        "floor",
        "short",
    }
    assert data["footnotes"]["all"]["gold"] == 135
    short = run("--ingest", "--floor", floor({"ingest": {"footnotes F1": 1.01}}))
    assert short.exit_code == 1
    assert "ingest: footnotes F1 is " in short.stderr
    assert max(map(len, short.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--split", "train"), 2, "Invalid value for '--split'"),
        (("--ingest", "--beir", "x"), 2, "exclude each other"),
        (("--ingest", "--report", "x.html"), 2, "--report, --save and --compare are about the gold questions"),
        (("--compare", "a", "--compare", "b", "--json"), 2, "--compare takes one run, or two"),
        (("--compare", "nowhere.json"), 1, "the run cannot be read"),
        (("--beir", "nowhere"), 1, "not found: corpus.jsonl"),
        (("--index", "nowhere"), 1, "griffier: "),
        (("--floor", "nowhere.json"), 1, "expected a JSON file of scope"),
    ],
)
def test_wrong_use_and_what_is_not_there(
    arguments: tuple[str, ...], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == status
    assert message in done.stderr
    assert done.stdout == ""


def test_help_names_every_option() -> None:
    done = run("--help")
    assert done.exit_code == 0
    options = "--index --model --split --ingest --beir --json --report --floor --save --compare"
    for option in options.split():
        assert option in done.stdout


def test_the_command_itself_loads_nothing_heavy() -> None:
    code = "import sys, eval.command; print([m for m in sys.argv[1:] if m in sys.modules])"
    heavy = ("faiss", "onnxruntime", "ir_measures", "numpy", "tantivy", "torch", "fastapi")
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

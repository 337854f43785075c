import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.cli.reference import reference
from tests.service.running import griffier, process

HEAVY = ("numpy", "faiss", "onnxruntime", "fastapi", "uvicorn", "httpx", "pydantic", "rich", "torch", "eval",
         "mcp")


def test_help_lists_every_command_in_the_contracts_order() -> None:
    run = griffier("--help")
    assert run.returncode == 0
    listed = [line.split()[0] for line in run.stdout.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == ["fetch", "ingest", "ask", "show", "export", "serve", "mcp", "key", "status", "eval"]
    assert "Measure answers" in run.stdout


def test_help_imports_nothing_heavy() -> None:
    code = ("import sys; from service.cli import main\n"
            "try: main(['--help'])\n"
            "except SystemExit: pass\n"
            f"print(sorted(set({HEAVY!r}) & set(sys.modules)), 'eval.command' in sys.modules)")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] in ("[] False", "['eval'] False")


def test_help_is_quick() -> None:
    process("--help")
    times = []
    for _ in range(3):
        began = time.perf_counter()
        process("--help")
        times.append(time.perf_counter() - began)
    assert min(times) < 0.6  # 0.2 s on an idle machine


def test_the_default_path_does_without_torch(index: Path) -> None:
    code = (f"import sys; from service.cli import main\n"
            f"try: main(['ask', 'Waarom?', '--json', '--index', {str(index)!r}])\n"
            "except SystemExit: pass\n"
            "print(sorted({'torch', 'transformers', 'sentence_transformers', 'eval', 'fastapi', 'httpx', 'mcp', "
            "'mcp_types'} & set(sys.modules)), file=sys.stderr)")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["ingest", "ask", "show", "export", "serve", "mcp", "status", "eval"])
def test_every_command_takes_an_index(command: str) -> None:
    run = griffier(command, "--help")
    assert run.returncode == 0
    assert "--index DIR" in run.stdout


@pytest.mark.parametrize("command", ["ask", "serve", "eval"])
def test_whoever_asks_may_name_a_reranker(command: str) -> None:
    run = griffier(command, "--help")
    assert run.returncode == 0
    assert "--reranker NAME" in run.stdout


def test_the_reference_page_is_the_help() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "cli.md"
    how = "run: python -m service.cli.reference > docs/reference/cli.md"
    assert page.read_text(encoding="utf-8") == reference(), how


def test_version() -> None:
    assert griffier("--version").stdout.startswith("griffier, version 0.")

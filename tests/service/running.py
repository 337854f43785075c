"""Runs `griffier`: the installed command as a process of its own, or the same command in this one, which is quicker."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from service.cli import main

GRIFFIER = Path(sys.executable).with_name("griffier")
PAPERS = Path(__file__).parents[2] / "eval" / "papers"
KOHNSTAMM = "Wat zegt de minister over de representativiteit van het onderzoek van het Kohnstamm Instituut?"
Run = subprocess.CompletedProcess[str]


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Ours without any GRIFFIER_ variable or file of settings, on a terminal of 80 columns, and `extra`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIFFIER_")}
    return {**kept, "COLUMNS": "80", "GRIFFIER_CONFIG": os.devnull, **extra}


def process(*arguments: str | Path, stdin: bytes = b"", **extra: str) -> Run:
    """One run of the installed command; `extra` are environment variables."""
    done = subprocess.run([GRIFFIER, *map(str, arguments)], input=stdin, capture_output=True,
                          env=environment(extra), timeout=600)  # on a busy machine an ingest takes minutes
    return Run(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def griffier(*arguments: str | Path, stdin: bytes = b"", **extra: str) -> Run:
    """The same in this process."""
    unset = {name: None for name in os.environ if name.startswith("GRIFFIER_")}
    env = {**unset, "COLUMNS": "80", "GRIFFIER_CONFIG": os.devnull, **extra}
    done = CliRunner().invoke(main, [*map(str, arguments)], input=stdin, env=env)
    return Run(arguments, done.exit_code, done.stdout, done.stderr)


def letter(file: Path, paragraph: str) -> None:
    """A paper as small as can be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"# Cijfers\n\n{paragraph}\n", encoding="utf-8")


def one_line(stderr: str, *words: str) -> bool:
    """Whether stderr is one line of griffier's that holds all of `words`."""
    lines = stderr.splitlines()
    return len(lines) == 1 and lines[0].startswith("griffier: ") and all(word in lines[0] for word in words)

"""Imports between the folders flow one way: ingest, index, service, and the evaluation above them all."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "ingest": {"ingest"},
    "index": {"ingest", "index"},
    "service": {"ingest", "index", "service"},
    "eval": {"ingest", "index", "service", "eval"},
}
OURS = {*ALLOWED, "tests"}


def modules(folder: str) -> list[Path]:
    """The modules of a folder, at any depth."""
    return sorted((ROOT / folder).rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """Names of the modules that a module imports, also inside functions; a relative one stays in its folder."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


@pytest.mark.parametrize("folder", sorted(ALLOWED))
def test_a_folder_imports_only_those_below_it(folder: str) -> None:
    found = modules(folder)
    assert found
    wrong = [
        (str(module.relative_to(ROOT)), name)
        for module in found for name in imported(module)
        if name.split(".")[0] in OURS - ALLOWED[folder]
    ]
    assert wrong == []


def test_a_paper_is_understood_with_the_standard_library_only() -> None:
    """Packages read formats and fetch papers; what a paper means needs none."""
    edges = (ROOT / "ingest" / "readers", ROOT / "ingest" / "sources")
    inner = [module for module in modules("ingest") if not any(edge in module.parents for edge in edges)]
    used = {name.split(".")[0] for module in inner for name in imported(module)}
    assert used - {"ingest"} <= sys.stdlib_module_names

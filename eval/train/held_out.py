"""The validation questions as a BEIR folder: what a trained model may be fitted and measured on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eval.beir import Collection
from eval.train.data import Pair


def write_held_out(folder: Path, collection: Collection, pairs: Sequence[Pair]) -> None:
    """Write the whole corpus, and the questions and judgements of `pairs` alone."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = [{"_id": one.id, "title": one.title, "text": one.text} for one in collection.corpus]
    queries = [{"_id": one, "text": collection.queries[one]} for one in dict.fromkeys(pair.query for pair in pairs)]
    for name, rows in (("corpus.jsonl", documents), ("queries.jsonl", queries)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text(lines, encoding="utf-8")
    judged = "".join(f"{pair.query}\t{pair.passage}\t1\n" for pair in pairs)
    (folder / "qrels" / "validation.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", encoding="utf-8")

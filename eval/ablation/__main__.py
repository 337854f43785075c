"""What each part of the ranking is worth: one table, from the passage's bare cosine to the ranking that ships.

Over the answerable gold questions, dev and test apart, and with --beir over other collections. With --published, the
rows are made with the encoder in that folder (before training: a transformers folder, or weights as griffier ships
them) and a last one with the encoder that ships; without it, all are made with the encoder that ships. Prints the table
in Markdown and writes every figure with its interval to eval/bench/results/ablation.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from eval.ablation.measured import Asked, collection_asked, gold_asked, measure
from eval.ablation.naive import bare_of
from eval.ablation.printed import markdown
from eval.ablation.published import load_published
from eval.ablation.rows import TRAINED, over_index, rankers
from eval.beir import Collection, as_papers, load_collection
from eval.beir_index import index_papers, vector_cache
from eval.bench.latency import RESULTS
from eval.bench.machine import provenance
from eval.bootstrap import SEED
from eval.measures import Slice
from eval.progress import stages
from eval.sample import build_sample_index
from index.encoder import Encoder, load_encoder
from index.ranking import shipped_weights
from index.snapshot import Snapshot, open_index
from ingest.errors import GriffierError
from ingest.model import as_json

_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
Rows = dict[str, list[Slice]]


@click.command(help=__doc__)
@click.option("--beir", metavar="DIR", type=_FOLDER, multiple=True, help="A BEIR folder; may be given several times.")
@click.option("--qrels", metavar="NAME", help="Only this qrels file of the BEIR folders, such as `dev`.")
@click.option("--queries", default=200, show_default=True, help="Queries of each BEIR folder, drawn with the seed.")
@click.option("--published", metavar="FOLDER", type=_FOLDER, help="Encoder before training, for all rows but the last.")
@click.option("--seed", default=SEED, show_default=True, help="For drawing queries.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=RESULTS / "ablation.json")
def main(
    beir: tuple[Path, ...], qrels: str | None, queries: int, published: Path | None, seed: int, out: Path
) -> None:
    """Measures, prints and writes."""
    try:
        shipped = load_encoder()
        encoder = load_published(published) if published else shipped
        drawn = [(one, collection_asked(one, queries, seed, qrels)) for one in map(load_collection, beir)]
        rows = _table(encoder, drawn, full_only=False)
        if published:
            rows |= _table(shipped, drawn, full_only=True)
    except GriffierError as error:
        raise click.ClickException(str(error)) from error
    click.echo(markdown(rows, encoder.name, shipped.name))
    written = {
        **provenance(),
        "seed": seed,
        "encoder": {"name": encoder.name, "fingerprint": encoder.fingerprint},
        "trained": {"name": shipped.name, "fingerprint": shipped.fingerprint} if published else None,
        "weights": as_json(shipped_weights()),
        "rows": {name: {one.name: _figures(one) for one in slices} for name, slices in rows.items()},
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _table(encoder: Encoder, drawn: list[tuple[Collection, Asked]], *, full_only: bool) -> Rows:
    """Every row over the gold questions and the collections; `full_only` makes the one of the trained encoder."""
    rows: Rows = {}
    for collection, questions in ((None, None), *drawn):
        with _index(collection, encoder) as snapshot:
            asked = [questions] if questions else gold_asked(snapshot)
            bare = bare_of(snapshot, encoder)
            made = {TRAINED: over_index(bare, encoder, shipped_weights())} if full_only else rankers(bare, encoder)
            for name, rank in made.items():
                rows.setdefault(name, []).extend(measure(one, rank) for one in asked)
    return rows


@contextmanager
def _index(collection: Collection | None, encoder: Encoder) -> Iterator[Snapshot]:
    """An index of the sample papers, or of a collection, that is gone afterwards."""
    with TemporaryDirectory(prefix="griffier-ablation-") as place:
        folder = Path(place) / "index"
        if collection is None:
            build_sample_index(folder, encoder)
        else:
            with stages() as progress:
                index_papers(folder, as_papers(collection.corpus), encoder, vector_cache(), progress)
        with closing(open_index(folder, encoder)) as snapshot:
            yield snapshot


def _figures(one: Slice) -> dict[str, Any]:
    return {"questions": one.queries, **as_json(dict(one.estimates))}


if __name__ == "__main__":
    main()

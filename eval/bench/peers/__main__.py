"""Griffier beside three other open frameworks: the same papers, machine, weights and answerable gold questions.

Each peer searches twice: the papers as files, cut by its own splitter, and the passages as griffier cuts them, with
their context. It is used as its documentation shows for hybrid search: its own BM25 and vectors, fused by reciprocal
ranks (by txtai as its own default is, by normalised scores), defaults otherwise. The peers are installed in an
environment of their own in a temporary folder, or in --environment, where they are looked for first. The table is
printed in Markdown and written, with versions, to eval/bench/results/peers.json.
"""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from eval.bench.latency import RESULTS
from eval.bench.machine import provenance
from eval.bench.peers.environment import PEERS, make_environment, run_peer
from eval.bench.peers.material import material_of
from eval.bench.peers.scored import Row, griffier_row, markdown, peer_rows
from eval.sample import build_sample_index
from index.encoder import load_encoder
from ingest.errors import GriffierError
from ingest.model import as_json
from service.assemble import open_griffier
from service.settings import load_settings

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.option("--environment", metavar="DIR", type=_FOLDER, help="Virtual environment of the peers, made where absent.")
@click.option("--questions", type=click.IntRange(min=1), help="Only so many, from all over the gold; for a try.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=RESULTS / "peers.json")
def main(environment: Path | None, questions: int | None, out: Path) -> None:
    """Installs, searches, scores, prints and writes."""
    made_of = provenance()
    with TemporaryDirectory(prefix="griffier-peers-") as folder:
        try:
            rows, versions = _compared(Path(folder), environment, questions)
        except GriffierError as error:
            raise click.ClickException(str(error)) from error
    out.parent.mkdir(parents=True, exist_ok=True)
    written = {**made_of, "versions": versions, "rows": [as_json(one) for one in rows]}
    out.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(markdown(rows))
    click.echo(f"\nVersions: {', '.join(f'{name} {version}' for name, version in versions.items())}.")


def _compared(folder: Path, environment: Path | None, questions: int | None) -> tuple[list[Row], dict[str, Any]]:
    encoder = load_encoder()
    index = build_sample_index(folder / "index", encoder)
    griffier = open_griffier(load_settings(index=index), encoder)
    with closing(griffier.snapshot):
        material = material_of(griffier.snapshot, questions)
        given = folder / "material.json"
        given.write_text(json.dumps(material.as_json(), ensure_ascii=False), encoding="utf-8")
        rows, versions = [griffier_row(griffier, material)], {"encoder": encoder.name}
    place = environment or folder / "environment"
    python = place / "bin" / "python"
    python = python if python.is_file() else make_environment(place)
    for name, script in PEERS.items():
        found = run_peer(python, script, given, folder / f"{script}.json")
        versions |= found["versions"]
        rows += peer_rows(name, found["runs"], material)
    return rows, versions


if __name__ == "__main__":
    main()

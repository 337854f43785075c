"""Learn the weights of the ranking and of the confidence from the gold's development questions.

The weights are found by coordinate search on what is measured of the gold questions and, with --beir, of other
collections; the confidence by logistic regression on questions that the sample papers do and do not answer, to which
the queries of those collections belong. What is printed under "held out" was measured on questions not fitted on.
Nothing is written without --write.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from eval.asking import papers_of
from eval.beir import Collection, as_papers, load_collection
from eval.beir_index import index_papers, vector_cache
from eval.bootstrap import SEED
from eval.fit.confidence import fit_confidence
from eval.fit.exchanges import exchange_papers, gather_exchanges
from eval.fit.files import write_confidence, write_ranking
from eval.fit.gathered import Gathered, gather_collection, gather_gold
from eval.fit.printed import print_confidence, print_weights
from eval.fit.samples import gold_samples, stranger_samples
from eval.fit.weights import GOLD, fit_weights, held_out
from eval.gold import load_questions
from eval.progress import stages
from eval.sample import build_sample_index
from index.encoder import Encoder, load_encoder
from index.ranking import Weights, shipped_weights
from index.snapshot import Snapshot, open_index
from ingest.errors import GriffierError

_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)


@dataclass(frozen=True, slots=True)
class Options:
    """What is fitted on beside the gold questions."""

    collections: tuple[Collection, ...]
    qrels: str | None
    queries: int
    strangers: int
    seed: int


@click.command(help=__doc__)
@click.option("--index", metavar="DIR", type=_FOLDER, help="Index of the sample papers; made where it is not given.")
@click.option("--model", metavar="NAME", help="Encoder, instead of the one that ships.")
@click.option("--beir", metavar="DIR", type=_FOLDER, multiple=True, help="A BEIR folder; may be given several times.")
@click.option("--qrels", metavar="NAME", help="Only this qrels file of the BEIR folders, such as `dev`.")
@click.option("--queries", default=400, show_default=True, help="Queries of each BEIR folder, drawn with the seed.")
@click.option("--strangers", default=100, show_default=True, help="Queries taken as not answered by the papers.")
@click.option("--seed", default=SEED, show_default=True, help="For drawing queries and dividing questions.")
@click.option("--keep-weights", is_flag=True, help="Fit the confidence only, to the weights as they are.")
@click.option("--write", is_flag=True, help="Write index/ranking.json and service/confidence.json.")
def main(
    index: Path | None, model: str | None, beir: tuple[Path, ...], qrels: str | None, queries: int, strangers: int,
    seed: int, keep_weights: bool, write: bool,
) -> None:
    """Fits, prints what it was and is worth, and writes it where asked."""
    try:
        options = Options(tuple(map(load_collection, beir)), qrels, queries, strangers, seed)
        encoder = load_encoder(model)
        with sample_snapshot(index, encoder) as snapshot:
            weights = shipped_weights() if keep_weights else _weights(snapshot, encoder, options, write)
            _confidence(snapshot, encoder, weights, options, write)
    except GriffierError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def sample_snapshot(index: Path | None, encoder: Encoder) -> Iterator[Snapshot]:
    """The index given, or one of the sample papers that is gone afterwards."""
    with TemporaryDirectory(prefix="griffier-fit-") as place:
        folder = index or build_sample_index(Path(place) / "index", encoder)
        with closing(open_index(folder, encoder)) as snapshot:
            yield snapshot


def _weights(snapshot: Snapshot, encoder: Encoder, options: Options, write: bool) -> Weights:
    questions = load_questions(split="dev")
    sets: dict[str, Sequence[Gathered]] = {GOLD: gather_gold(snapshot, encoder, questions, papers_of(snapshot))}
    sets |= {one.name: _gathered(one, encoder, options) for one in options.collections}
    for one in options.collections:
        if asked := _exchanges(one, encoder):
            sets[f"{one.name}, asked briefly"] = asked
    before = shipped_weights()
    after = fit_weights(sets, before)
    print_weights(sets, before, after, held_out(sets, before, options.seed))
    if write:
        write_ranking(after)
    return after


def _gathered(collection: Collection, encoder: Encoder, options: Options) -> Sequence[Gathered]:
    """A draw of the collection's queries, searched in an index that is gone afterwards."""
    judged = {
        query: gains
        for name, qrels in collection.qrels.items()
        if options.qrels in (None, name)
        for query, gains in qrels.items()
    }
    drawn = random.Random(options.seed).sample(sorted(judged), min(options.queries, len(judged)))
    with TemporaryDirectory(prefix="griffier-fit-") as place:
        with stages() as progress:
            index_papers(Path(place), as_papers(collection.corpus), encoder, vector_cache(), progress)
        with closing(open_index(Path(place), encoder)) as snapshot:
            return gather_collection(snapshot, encoder, collection.queries, {one: judged[one] for one in drawn})


def _exchanges(collection: Collection, encoder: Encoder) -> Sequence[Gathered]:
    """The written questions of a collection, searched among its questions and answers; none where it has none."""
    with TemporaryDirectory(prefix="griffier-fit-") as place:
        with stages() as progress:
            index_papers(Path(place), exchange_papers(collection), encoder, vector_cache(), progress)
        with closing(open_index(Path(place), encoder)) as snapshot:
            return gather_exchanges(snapshot, encoder, collection)


def _confidence(
    snapshot: Snapshot, encoder: Encoder, weights: Weights, options: Options, write: bool
) -> None:
    questions = load_questions(split="dev")
    samples = gold_samples(snapshot, encoder, questions, papers_of(snapshot), weights)
    for one in options.collections:
        queries = list(one.queries.values())
        samples += stranger_samples(snapshot, encoder, queries, weights, options.strangers, options.seed)
    fitted = fit_confidence(samples)
    print_confidence(fitted)
    if write:
        write_confidence(fitted.model)


if __name__ == "__main__":
    main()

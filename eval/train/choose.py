"""Which point between the published and the trained weights: the best one that makes nothing else worse."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, Mapping[str, float]]
"""Probe name to ranking (`dense`, `fused 0.4`) to nDCG@10."""


def fused(figures: Mapping[str, float]) -> float:
    """The best of the fused rankings of one probe."""
    return max(value for name, value in figures.items() if name.startswith("fused"))


def choose(by_alpha: Mapping[float, Figures], main: str, slack: float = 0.0) -> float:
    """The alpha whose fused figure on `main` is highest among those that fall on no other probe, dense or fused.

    `by_alpha` holds 0, the published weights, against which the others are judged with `slack` allowed; equals go to
    the smaller alpha. Falls back to 0 when every other makes something worse.
    """
    base = by_alpha[0.0]

    def harmless(figures: Figures) -> bool:
        return all(
            fused(figures[name]) >= fused(base[name]) - slack
            and figures[name]["dense"] >= base[name]["dense"] - slack
            for name in base
            if name != main
        )

    allowed = [alpha for alpha, figures in by_alpha.items() if harmless(figures)]
    return max(sorted(allowed), key=lambda alpha: fused(by_alpha[alpha][main]))

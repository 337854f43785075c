"""Which point between the published and the trained weights: the best one that makes nothing else worse."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, Mapping[str, float]]
"""Probe name to ranking (`dense`, `fused 0.4`) to nDCG@10."""
SLACK = 0.01  # less than chance moves the figure of a probe of 150 questions
NEAR = 0.01  # of 200 questions, likewise


def fused(figures: Mapping[str, float]) -> float:
    """The best of the fused rankings of one probe."""
    return max(value for name, value in figures.items() if name.startswith("fused"))


def choose(by_alpha: Mapping[float, Figures], main: str, slack: float = SLACK, near: float = NEAR) -> float:
    """The smallest alpha within `near` of the best fused figure on `main`, among those that harm no other probe.

    `by_alpha` holds 0, the published weights, against which the others are judged, dense and fused, with `slack`
    allowed. A smaller step is worth a little on `main`: no probe stands for every domain, and what is forgotten
    grows with the step. Falls back to 0 when every other alpha makes something worse.
    """
    base = by_alpha[0.0]

    def harmless(figures: Figures) -> bool:
        return all(
            fused(figures[name]) >= fused(base[name]) - slack
            and figures[name]["dense"] >= base[name]["dense"] - slack
            for name in base
            if name != main
        )

    allowed = {alpha: fused(figures[main]) for alpha, figures in by_alpha.items() if harmless(figures)}
    return min(alpha for alpha, figure in allowed.items() if figure >= max(allowed.values()) - near)

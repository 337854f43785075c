"""Small inline SVG: shapes placed in a frame of data. Colours are classes, so a page's style sheet gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Attribute = str | float


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps data, x in [0, `most_x`] and y in [0, `most_y`], to a drawing of `width` by `height` units."""

    width: float = 420
    height: float = 300
    left: float = 52
    right: float = 14
    top: float = 12
    bottom: float = 42
    most_x: float = 1.0
    most_y: float = 1.0

    def x(self, value: float) -> float:
        """Units from the left."""
        return self.left + value / self.most_x * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        """Units from the top; data grows upward."""
        return self.height - self.bottom - value / self.most_y * (self.height - self.top - self.bottom)


def drawing(frame: Frame, label: str, shapes: Sequence[str]) -> str:
    """The whole picture; `label` is what a screen reader says."""
    size = f'viewBox="0 0 {frame.width:g} {frame.height:g}"'
    return f'<svg {size} role="img" aria-label="{escape(label)}">{"".join(shapes)}</svg>'


def shape(name: str, **attributes: Attribute) -> str:
    """One element; `_` in a name is `-`, `kind` is the class. Numbers are written with one decimal."""
    return f"<{name} {_written(attributes)}/>"


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Words at a place; `anchor` is start, middle or end."""
    return f'<text {_written({"x": x, "y": y, "text_anchor": anchor, "kind": kind})}>{escape(words)}</text>'


def upright(x: float, y: float, words: str, kind: str = "") -> str:
    """Words read from below, their middle at a place."""
    turned: dict[str, Attribute] = {
        "x": x, "y": y, "transform": f"rotate(-90 {x:.1f} {y:.1f})", "text_anchor": "middle", "kind": kind,
    }
    return f"<text {_written(turned)}>{escape(words)}</text>"


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """From one place to another."""
    return shape("line", x1=x1, y1=y1, x2=x2, y2=y2, kind=kind)


def path(points: Sequence[tuple[float, float]], kind: str) -> str:
    """Straight lines through the points."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return shape("polyline", points=joined, kind=kind)


def axes(frame: Frame, xs: Sequence[float], ys: Sequence[float], x_title: str, y_title: str) -> list[str]:
    """Grid lines at the values, their figures, and what the axes are."""
    low, left, right = frame.y(0), frame.x(0), frame.x(frame.most_x)
    shapes = []
    for value in ys:
        shapes.append(line(left, frame.y(value), right, frame.y(value), "grid"))
        shapes.append(text(left - 6, frame.y(value) + 4, f"{value:g}", "tick", "end"))
    for value in xs:
        shapes.append(line(frame.x(value), low, frame.x(value), low + 4, "axis"))
        shapes.append(text(frame.x(value), low + 17, f"{value:g}", "tick", "middle"))
    shapes.append(line(left, low, right, low, "axis"))
    shapes.append(text((left + right) / 2, frame.height - 6, x_title, "title", "middle"))
    shapes.append(upright(12, (frame.y(frame.most_y) + low) / 2, y_title, "title"))
    return shapes


def steps(most: float, about: int = 5) -> list[float]:
    """Round values from 0 to `most`, about so many."""
    if most <= 0:
        return [0.0]
    rough = most / about
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.1
    step = next(one * power for one in (0.5, 1, 2, 5, 10, 20) if one * power >= rough - 1e-9)
    return [at * step for at in range(int(most / step + 1e-9) + 1)]


def _written(attributes: dict[str, Attribute]) -> str:
    named = {"class" if name == "kind" else name.replace("_", "-"): value for name, value in attributes.items()}
    return " ".join(
        f'{name}="{value if isinstance(value, str) else format(value, ".1f")}"'
        for name, value in named.items()
        if value != ""
    )

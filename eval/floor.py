"""The committed floor: the lowest value each measure may have, by scope (`all`, `dev`, `test`, `ingest`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import FloorError, UnderFloor

FLOOR = Path(__file__).parent / "floor.json"
Floor = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A measure under its floor; `found` is None where it could not be measured at all."""

    scope: str
    measure: str
    found: float | None
    minimum: float

    def __str__(self) -> str:
        found = "not measured" if self.found is None else f"{self.found:.3f}"
        return f"{self.scope}: {self.measure} is {found}, its floor is {self.minimum:.3f}"


def load_floor(scope: str, file: Path = FLOOR) -> Floor:
    """Measure to minimum of one scope; empty where the file sets none for it. Raises FloorError."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FloorError(f"{file}: expected a JSON file of scope to measure to minimum: {error}") from error
    floor = data.get(scope, {}) if isinstance(data, dict) else None
    if not isinstance(floor, dict) or not all(_is_number(one) for one in floor.values()):
        raise FloorError(f"{file}: scope {scope} must be an object of measure to number")
    return floor


def shortfalls(scope: str, figures: Mapping[str, float | None], floor: Floor) -> tuple[Shortfall, ...]:
    """Every measure of the floor that `figures` does not reach, or does not have."""
    return tuple(
        Shortfall(scope, measure, figures.get(measure), minimum)
        for measure, minimum in floor.items()
        if (found := figures.get(measure)) is None or found < minimum
    )


def demand(short: Sequence[object]) -> None:
    """Raises UnderFloor with everything that fell short, in one line; nothing where all is well."""
    if short:
        raise UnderFloor("; ".join(map(str, short)))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

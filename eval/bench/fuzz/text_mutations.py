"""Text with its lines in another order, joined, broken, and with markers, digits and labels where none were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from eval.bench.fuzz.chance import BYTES, TEXTS, Mutation, blind

_Lines = list[str]
_MANY = 20_000  # a line repeated, now and then


def _shuffled(lines: _Lines, chance: Random) -> None:
    start = chance.randrange(len(lines))
    part = lines[start:start + chance.choice((3, 20, 500))]
    chance.shuffle(part)
    lines[start:start + len(part)] = part


def _joined(lines: _Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    count = chance.choice((2, 5, 200))
    lines[at:at + count] = [chance.choice(("", " ", "\t", "|", "-")).join(lines[at:at + count])]


def _broken(lines: _Lines, chance: Random) -> None:
    """A line broken in two, in a word, with or without a hyphen."""
    at = chance.randrange(len(lines))
    cut = chance.randrange(len(lines[at]) + 1)
    sign = chance.choice(("", "-", "- ", "\u00ad", "–", " "))
    lines[at:at + 1] = [lines[at][:cut] + sign, *[""] * chance.randrange(3), lines[at][cut:]]


def _inserted(lines: _Lines, chance: Random) -> None:
    """A marker, a digit, a label in a line, or as a line of its own."""
    at = chance.randrange(len(lines))
    added = chance.choice((*TEXTS, str(chance.randrange(30)), f"{chance.randrange(30)} Noot.", f"¹ {lines[at]}", "\f"))
    cut = chance.choice((0, len(lines[at]), chance.randrange(len(lines[at]) + 1)))
    if chance.random() < 0.4:
        lines.insert(at, added)
    else:
        lines[at] = lines[at][:cut] + added + lines[at][cut:]


def _repeated(lines: _Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    times = chance.choice((1, 2, 5, 50, _MANY // (1 + len(lines[at]) // 20)))
    lines[at:at] = [lines[at]] * times


def _indented(lines: _Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    sign = chance.choice(("    ", "\t", "> ", "# ", "- ", "| ", "  1. ", "* ", "**", "\\", "[^1]: ", "\u3000"))
    for one in range(at, min(len(lines), at + chance.choice((1, 3, 100)))):
        lines[one] = sign + lines[one]


def _dropped(lines: _Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    del lines[at:at + chance.choice((1, 3, 30))]


_OF_LINES: Sequence[Callable[[_Lines, Random], None]] = (
    _shuffled, _joined, _broken, _broken, _inserted, _inserted, _inserted, _repeated, _indented, _dropped,
)


def mutate_text(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Some changes of lines; now and then of bytes."""
    if chance.random() < 0.25:
        return blind(data, chance, others)
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 2, 4, 12))):
        if lines:
            chance.choice(_OF_LINES)(lines, chance)
    return chance.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines).encode("utf-8", "replace")


TEXT: Sequence[Mutation] = (mutate_text, *BYTES)

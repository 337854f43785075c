"""A whole reply for the eye: the answer first, then the passages."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from service.cli.render.answer import print_answer
from service.cli.render.body import QUIET, print_wrapped
from service.cli.render.generated import print_audit
from service.cli.render.passage import INDENT, print_hit
from service.labels import LABELS


def print_reply(console: Console, reply: dict[str, Any], explain: bool = False) -> None:
    """Print a reply in the language of its question; `explain` adds the parts of each score."""
    labels = LABELS[reply["language"]]
    print_answer(console, reply, labels)
    print_audit(console, reply["answer"].get("audit"), labels)
    console.print()
    passages = reply["passages"]
    console.print(Rule(labels.passages if passages else labels.no_passages, style=QUIET, align="left"))
    quote = reply["answer"]["quote"]
    for hit in passages:
        here = quote is not None and quote["passage_id"] == hit["id"]
        print_hit(console, hit, (quote["start"], quote["end"]) if here else None, labels)
        if explain:
            print_parts(console, hit)
    searched = reply["searched"]
    words = labels.searched.format(
        documents=searched["documents"], passages=searched["passages"], took=round(reply["took_ms"]["total"])
    )
    console.print(Text(words, QUIET))


def print_parts(console: Console, hit: dict[str, Any]) -> None:
    """`1.214 = base 0.914 + speaker 0.3`, the largest part first."""
    parts = sorted(hit["parts"].items(), key=lambda part: -abs(part[1]))
    words = " ".join(f"{'+' if value > 0 else '-'} {name} {abs(value):.3f}" for name, value in parts if value)
    print_wrapped(console, Text(f"{hit['score']:.3f} = {words.removeprefix('+ ')}", QUIET), INDENT, 2)

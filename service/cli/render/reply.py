"""A whole reply for the eye: the answer first, then the passages."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from service.cli.render.body import QUIET, QUOTE, print_wrapped
from service.cli.render.passage import INDENT, print_hit, print_note
from service.cli.render.wording import speaker_words
from service.labels import LABELS, Labels

_TAB = "\t"  # between the cells of a table row


def print_reply(console: Console, reply: dict[str, Any], explain: bool = False) -> None:
    """Print a reply in the language of its question; `explain` adds the parts of each score."""
    labels = LABELS[reply["language"]]
    _answer(console, reply, labels)
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


def _cell(console: Console, cell: dict[str, Any]) -> None:
    """`2014-2015, Thuiszitters: 3892 thuiszitters`, `Uitgaven, 2020: 12,5 (x € 1 mln)`, `Uitgaven, 2020: € 15`."""
    where = ", ".join(part for part in (cell["caption"], cell["row"], cell["column"]) if part)
    value = _with_unit(cell["value"], cell["unit"])
    print_wrapped(console, Text.assemble((f"{where}: ", QUIET), (value, "bold")), INDENT, 2)


def _with_unit(value: str, unit: str | None) -> str:
    """A value as printed, with what it counts where it does not say so itself."""
    if unit is None or unit.lower() in value.lower():
        return value
    if unit == "€":
        return f"€ {value}"
    return f"{value} ({unit})" if unit.startswith("x ") else f"{value} {unit}"


def _answer(console: Console, reply: dict[str, Any], labels: Labels) -> None:
    answer = reply["answer"]
    if answer["quote"] is None:
        console.print(Text(labels.no_answer, "bold yellow"))
        print_wrapped(console, Text(answer["text"]), INDENT)
        return
    confidence = f" ({labels.confidence} {round(answer['confidence'] * 100)} %)"
    console.print(Text.assemble((labels.answer, QUOTE), (confidence, QUIET)))
    if answer["cell"] is not None:
        _cell(console, answer["cell"])
    print_wrapped(console, Text(f"“{answer['text'].replace(_TAB, ' | ')}”", "bold"), INDENT)
    if answer["note"] is not None:
        print_note(console, answer["note"], "bold")
    source = next((hit for hit in reply["passages"] if hit["id"] == answer["quote"]["passage_id"]), None)
    if source is not None:
        who = speaker_words(source["speaker"], labels)
        print_wrapped(console, Text(f"— {who}; {source['citation']} [{source['rank']}]", QUIET), INDENT, 2)

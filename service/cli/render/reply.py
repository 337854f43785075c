"""A whole reply for the eye: the answer first, then the passages."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from service.cli.render.body import QUIET, QUOTE, print_wrapped
from service.cli.render.passage import INDENT, print_hit
from service.cli.render.wording import speaker_words
from service.labels import LABELS, Labels


def print_reply(console: Console, reply: dict[str, Any]) -> None:
    """Print a reply in the language of its question."""
    labels = LABELS[reply["language"]]
    _answer(console, reply, labels)
    console.print()
    passages = reply["passages"]
    console.print(Rule(labels.passages if passages else labels.no_passages, style=QUIET, align="left"))
    quote = reply["answer"]["quote"]
    for hit in passages:
        here = quote is not None and quote["passage_id"] == hit["id"]
        print_hit(console, hit, (quote["start"], quote["end"]) if here else None, labels)
    searched = reply["searched"]
    words = labels.searched.format(
        documents=searched["documents"], passages=searched["passages"], took=round(reply["took_ms"]["total"])
    )
    console.print(Text(words, QUIET))


def _answer(console: Console, reply: dict[str, Any], labels: Labels) -> None:
    answer = reply["answer"]
    if answer["quote"] is None:
        console.print(Text(labels.no_answer, "bold yellow"))
        print_wrapped(console, Text(answer["text"]), INDENT)
        return
    confidence = f" ({labels.confidence} {round(answer['confidence'] * 100)} %)"
    console.print(Text.assemble((labels.answer, QUOTE), (confidence, QUIET)))
    words = answer["text"].replace("\t", " | ")
    print_wrapped(console, Text(f"“{words}”", "bold"), INDENT)
    source = next((hit for hit in reply["passages"] if hit["id"] == answer["quote"]["passage_id"]), None)
    if source is not None:
        who = speaker_words(source["speaker"], labels)
        print_wrapped(console, Text(f"— {who}; {source['citation']} [{source['rank']}]", QUIET), INDENT, 2)

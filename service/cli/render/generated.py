"""An answer by a language model for the eye, and what was withheld of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.console import Console
from rich.text import Text

from service.cli.render.body import QUIET, QUOTE, print_wrapped
from service.cli.render.passage import INDENT
from service.cli.render.wording import speaker_words
from service.labels import Labels


def print_generated(console: Console, answer: dict[str, Any], passages: list[dict[str, Any]], labels: Labels) -> None:
    """The sentences, whose numbers are those of the passages below, and who says what they rest on, in which paper."""
    confidence = f" ({labels.confidence} {round(answer['confidence'] * 100)} %)"
    console.print(Text.assemble((labels.answer, QUOTE), (confidence, QUIET)))
    print_wrapped(console, Text(answer["text"], "bold"), INDENT)
    for hit in passages:
        if hit["id"] in answer["citations"]:
            source = f"[{hit['rank']}] {speaker_words(hit['speaker'], labels)}; {hit['citation']}"
            print_wrapped(console, Text(source, QUIET), INDENT, 2)


def print_audit(console: Console, audit: dict[str, Any] | None, labels: Labels) -> None:
    """Who wrote the answer and how many sentences were withheld, or why there is none by the model."""
    if audit is None:
        return
    count, said = audit["withheld_count"], len(audit["sentences"])
    if audit["fallback"]:
        told = labels.not_written.format(model=audit["model"], why=audit["detail"])
    else:
        told = labels.written_by.format(model=audit["model"])
    print_wrapped(console, Text(told, QUIET), INDENT, 2)
    if count:
        checks = Counter(fault["check"] for one in audit["withheld"] for fault in one["faults"])
        why = ", ".join(f"{labels.checks.get(check, check)} {number}" for check, number in checks.most_common())
        print_wrapped(console, Text(labels.withheld.format(count=count, all=count + said, why=why), QUIET), INDENT, 2)

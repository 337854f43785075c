"""A document or passage looked up by its id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from ingest.model import Document, Passage, as_json
from service.cli.render.body import QUIET, print_wrapped
from service.cli.render.passage import INDENT, paper_words, print_text
from service.cli.render.passage import print_passage as print_whole
from service.cli.render.wording import date_words, speaker_words
from service.labels import LABELS

_LABELS = LABELS["en"]  # no question, so no language to follow: that of the command's own help


def print_one(console: Console, passage: dict[str, Any], document: Document) -> None:
    """A passage with its paper, what it cites and what cites its paper."""
    who = (speaker_words(passage["speaker"], _LABELS), "bold")
    print_wrapped(console, Text.assemble(who, (f"  {passage['id']}", QUIET)), 0, INDENT)
    print_wrapped(console, Text(paper_words(as_json(document), _LABELS), QUIET), INDENT)
    print_whole(console, passage, None, _LABELS)
    rows = [("cites", " ".join(part for part in (one["id"], one["url"]) if part)) for one in passage["cites"]]
    rows += [("link", url) for note in passage["footnotes"] for url in note["urls"]]
    rows += [("cited by", one) for one in passage["cited_by"]]
    rows += [("paper", document.url)] if document.url else []
    print_rows(console, rows)


def print_document(console: Console, document: dict[str, Any], passages: Iterable[Passage]) -> None:
    """A document's particulars, then its passages under their headings, each speaker named once."""
    print_wrapped(console, Text(document["title"] or document["id"], "bold"), 0)
    signed = [f"{one['role']} {one['name'] or ''} ({one['portfolio']})" if one["portfolio"]
              else f"{one['role']} {one['name'] or ''}" for one in document["signatories"]]
    rows = [
        ("id", document["id"]), ("kind", document["kind"]),
        ("date", date_words(document["date"], _LABELS) if document["date"] else None),
        ("dossiers", ", ".join(document["dossiers"])), ("number", document["number"]),
        ("session", document["session"]), ("signed by", "; ".join(signed)), ("paper", document["url"]),
        ("file", document["file"]), ("passages", str(document["passages"])),
    ]
    print_rows(console, [(name, value) for name, value in rows if value])
    section: tuple[str, ...] | None = None
    speaker: str | None = None
    for passage in passages:
        console.print()
        if passage.section != section:
            section = passage.section
            print_wrapped(console, Text(f"§ {' > '.join(section)}", "bold"), 0, 2)
        data = as_json(passage)
        who = speaker_words(data["speaker"], _LABELS)
        if who != speaker:
            speaker = who
            console.print(Text(who, "italic"))
        console.print(Text(passage.id, QUIET))
        print_text(console, data, None)


def print_rows(console: Console, rows: Iterable[tuple[str, str]]) -> None:
    """Names and values in two columns, the values wrapped within theirs."""
    listed = list(rows)
    width = max((len(name) for name, _ in listed), default=0) + 2
    for name, value in listed:
        print_wrapped(console, Text.assemble((name.ljust(width), QUIET), value), INDENT, width)

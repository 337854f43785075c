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

_SHOWN = 5  # passages of one paper that are listed
_LABELS = LABELS["en"]  # no question, so no language to follow: that of the command's own help


def print_one(console: Console, passage: dict[str, Any], document: Document) -> None:
    """A passage with its paper, what it cites and what cites its paper."""
    who = (speaker_words(passage["speaker"], _LABELS), "bold")
    print_wrapped(console, Text.assemble(who, (f"  {passage['id']}", QUIET)), 0, INDENT)
    print_wrapped(console, Text(paper_words(as_json(document), _LABELS), QUIET), INDENT)
    print_whole(console, passage, None, _LABELS)
    rows = [("version", words) for words in version_words(as_json(document))]
    rows += [("answered by", one) for one in passage["answered_by"]]
    rows += [("cites", _cited(one)) for one in passage["cites"]]
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
        ("file", document["file"]), ("format", document["format"]), ("status", document["status"]),
        ("passages", str(document["passages"])),
    ]
    listed = [(name, value) for name, value in rows if value]
    listed += [("version", words) for words in version_words(document)]
    listed += [("cites", f"{_cited(one)}, {_times(one)}") for one in document["cites"]]
    listed += [("cited by", f"{_cited(one)}, {_times(one)}") for one in document["cited_by"]]
    print_rows(console, listed)
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
        for name, ids in (("answers", [*passage.answers, *passage.asked_in]), ("answered by", passage.answered_by)):
            if ids:
                print_wrapped(console, Text(f"{name} {', '.join(ids)}", QUIET), INDENT, 2)


def version_words(document: dict[str, Any]) -> list[str]:
    """That another version is in use, or which older ones there are."""
    if document["replaced_by"]:
        return [f"an older one; in use is {document['replaced_by']}"]
    return [f"in use, instead of {', '.join(document['replaces'])}"] if document["replaces"] else []


def _cited(one: dict[str, Any]) -> str:
    """`kst-26695-134 (not in the index) https://…`, or the document that the id leads to, with its title."""
    if not one["in_index"]:
        return " ".join(part for part in (one["id"], "(not in the index)", one["url"]) if part)
    leads = f"{one['id']} → {one['document_id']}" if one["document_id"] != one["id"] else one["id"]
    return f"{leads} {one['title']}" if one["title"] else leads


def _times(one: dict[str, Any]) -> str:
    """`2 times: kst-1-2#3, kst-1-2#7`."""
    shown = ", ".join(one["passages"][:_SHOWN])
    more = ", …" if len(one["passages"]) > _SHOWN else ""
    return f"{one['count']} time{'s' if one['count'] != 1 else ''}: {shown}{more}"


def print_rows(console: Console, rows: Iterable[tuple[str, str]]) -> None:
    """Names and values in two columns, the values wrapped within theirs."""
    listed = list(rows)
    width = max((len(name) for name, _ in listed), default=0) + 2
    for name, value in listed:
        print_wrapped(console, Text.assemble((name.ljust(width), QUIET), value), INDENT, width)

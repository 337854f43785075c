"""A passage for the eye: who, where, the words, the notes under them, and the citation to paste."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from service.cli.render.body import MARKER, QUIET, marked, print_wrapped
from service.cli.render.wording import date_words, marker, speaker_words
from service.labels import Labels

INDENT = 4
Range = tuple[int, int]


def print_hit(console: Console, hit: dict[str, Any], quote: Range | None, labels: Labels) -> None:
    """One passage of a reply, with its rank and paper."""
    rank = f"{hit['rank']:>2}".ljust(INDENT)
    who = Text.assemble((f"{rank}{speaker_words(hit['speaker'], labels)}", "bold"), (f"  {hit['id']}", QUIET))
    print_wrapped(console, who, 0, INDENT)
    _quietly(console, paper_words(hit["document"], labels))
    print_passage(console, hit, quote, labels)
    console.print()


def print_passage(console: Console, passage: dict[str, Any], quote: Range | None, labels: Labels) -> None:
    """Section, text, notes and citation of a passage."""
    if passage["section"]:
        _quietly(console, "§ " + " > ".join(passage["section"]))
    asked = [*passage["answers"], *passage["asked_in"]]
    if asked:
        _quietly(console, f"{labels.answers} {', '.join(shortened(asked))}")
    if passage["about"]:
        _quietly(console, labels.restates.format(parties=", ".join(passage["about"])))
    if passage["table"] and passage["table"]["caption"]:
        caption = passage["table"]["caption"]  # most say themselves that they are of a table
        _quietly(console, caption if caption.lower().startswith("tabel") else f"{labels.table}: {caption}")
    if passage["lead_in"]:
        _quietly(console, passage["lead_in"])
    print_text(console, passage, quote)
    print_wrapped(console, Text(f"{labels.cite}: {passage['citation']}", "italic"), INDENT, 2)


def print_text(console: Console, passage: dict[str, Any], quote: Range | None) -> None:
    """The passage's words, then its notes."""
    text = marked(passage["text"], passage["footnotes"], quote)
    if passage["table"] is not None:
        for cell in _cells(text, passage["table"]["columns"]):
            print_wrapped(console, cell, INDENT, 2, together=True)
    elif passage["kind"] == "list-item":
        print_wrapped(console, Text.assemble("• ", text), INDENT, 2)
    else:
        print_wrapped(console, text, INDENT)
    for note in passage["footnotes"]:
        print_note(console, note, QUIET)


def print_note(console: Console, note: dict[str, Any], style: str) -> None:
    """A note, hanging from its marker."""
    head = f"{marker(note['number'])} "
    print_wrapped(console, Text.assemble((head, MARKER), (note["text"], style)), INDENT + 2, len(head))


def shortened(ids: list[str]) -> list[str]:
    """Each id once; those after the first of the same paper by their number alone, `#12`."""
    found: list[str] = []
    paper = ""
    for one in dict.fromkeys(ids):
        before, paper = paper, one.partition("#")[0]
        found.append(one.removeprefix(paper) if paper == before else one)
    return found


def paper_words(document: dict[str, Any], labels: Labels) -> str:
    """`Voortijdig school verlaten · 26695 nr. 135 · brief regering · 20 mei 2021`."""
    numbered = document["number"] and document["dossiers"]
    number = f"{'/'.join(document['dossiers'])} nr. {document['number']}" if numbered else document["id"]
    date = date_words(document["date"], labels) if document["date"] else None
    return " · ".join(part for part in (document["title"], number, document["kind"], date) if part)


def _cells(text: Text, columns: list[str]) -> list[Text]:
    """A row's cells, each after the name of its column; what is over or under on either side is left as it is."""
    cells = text.split("\t")
    names = [f"{name}: " if name else "" for name in columns] + [""] * len(cells)
    return [Text.assemble((name, QUIET), cell) for name, cell in zip(names, cells, strict=False)]


def _quietly(console: Console, words: str) -> None:
    print_wrapped(console, Text(words, QUIET), INDENT)

"""What a paper becomes: one Document, its Passages in reading order, and the text they are cut from.

Field names follow the JSON surface (docs/reference/contract.md), so `as_json` is a plain walk over the
dataclasses. Offsets count Unicode code points from 0, end exclusive. Dates are ISO 8601. None means "not known".
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Literal

PassageKind = Literal["paragraph", "list-item", "table-row", "table"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs a paper: role `minister`, `staatssecretaris`, `voorzitter`, …; portfolio as the paper writes it.

    Of a member (`lid`) or a fraction that speaks jointly with others, the portfolio is the party.
    """

    role: str
    name: str | None
    portfolio: str | None

    @property
    def party(self) -> str | None:
        """The party of a member or a fraction."""
        return self.portfolio if self.role in ("lid", "fractie") else None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a passage. A letter signed by several speaks for its first signatory, jointly with the others.

    The portfolio is of a member of government, as the paper writes it; ministers of two portfolios are two speakers.
    """

    role: str | None
    name: str | None = None
    party: str | None = None
    jointly_with: tuple[Signatory, ...] = ()
    portfolio: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """`document_text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of a passage; `at` is the offset in the passage's text where its marker stood."""

    number: str
    at: int
    text: str
    references: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: its label is `row`, every cell by its column's full heading.

    `numbers` are the cells that hold one, by column: `4.790` is 4790.0; `units` what they count, where the table says.
    """

    caption: str | None
    columns: tuple[str, ...]
    row: str
    cells: dict[str, str]
    numbers: dict[str, float] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or table row, whole; parts of one too long share its ordinal (`doc#3.1`, `doc#3.2`)."""

    id: str
    document_id: str
    ordinal: int
    kind: PassageKind
    section: tuple[str, ...]
    speaker: Speaker | None
    answers: tuple[str, ...]
    text: str
    span: Span
    page: int | None
    footnotes: tuple[Footnote, ...]
    references: tuple[str, ...]
    table: TableRow | None
    citation: str
    lead_in: str | None = None  # the sentence that introduces the list this item is in
    answered_by: tuple[str, ...] = ()  # passages that answer the question this one asks; the other end of `answers`
    about: tuple[str, ...] = ()  # parties whose question this passage of the government only restates
    asked_in: tuple[str, ...] = ()  # passages that restate the question this one answers


@dataclass(frozen=True, slots=True)
class Document:
    """A paper's identity: `id` is the official one where the paper states it, else the file's stem."""

    id: str
    title: str | None
    kind: str | None
    date: str | None
    dossiers: tuple[str, ...]
    number: str | None
    session: str | None
    signatories: tuple[Signatory, ...]
    url: str | None
    file: str
    sha256: str
    passages: int
    format: str | None = None  # of the file, as its reader is called: `text`, `PDF`
    replaced_by: str | None = None  # id of the version that is current; None where this one is
    replaces: tuple[str, ...] = ()  # ids of older versions and of other formats of the same paper
    status: str | None = None  # how final it says it is: `Ongecorrigeerd`, `Eindpublicatie`


@dataclass(frozen=True, slots=True)
class Paper:
    """A document read: `text[p.span.start:p.span.end] == p.text` for every passage p."""

    document: Document
    passages: tuple[Passage, ...]
    text: str


def as_json(value: Any) -> Any:
    """Plain JSON data of any of the classes above: tuples become lists, None stays null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_json(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value


def document_from_json(data: dict[str, Any]) -> Document:
    """Inverse of `as_json` for a Document."""
    return Document(**{
        **data,
        "dossiers": tuple(data["dossiers"]),
        "signatories": tuple(Signatory(**one) for one in data["signatories"]),
        "replaces": tuple(data["replaces"]),
    })


def speaker_from_json(data: dict[str, Any]) -> Speaker:
    """Inverse of `as_json` for a Speaker; JSON of before speakers had a portfolio gives None for it."""
    return Speaker(**{**data, "jointly_with": tuple(Signatory(**one) for one in data["jointly_with"])})


def passage_from_json(data: dict[str, Any]) -> Passage:
    """Inverse of `as_json` for a Passage."""
    notes = tuple(
        Footnote(**{**note, "references": tuple(note["references"]), "urls": tuple(note["urls"])})
        for note in data["footnotes"]
    )
    table = data["table"]
    return Passage(**{
        **data,
        "section": tuple(data["section"]),
        "speaker": speaker_from_json(data["speaker"]) if data["speaker"] is not None else None,
        "answers": tuple(data["answers"]),
        "answered_by": tuple(data["answered_by"]),
        "about": tuple(data["about"]),
        "asked_in": tuple(data["asked_in"]),
        "span": Span(**data["span"]),
        "footnotes": notes,
        "references": tuple(data["references"]),
        "table": TableRow(**{**table, "columns": tuple(table["columns"])}) if table else None,
    })

"""Papers and passages as the calls return them, in pydantic: OpenAPI is made of these models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """A reply has exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class Signatory(Strict):
    """Who signs a paper."""

    role: str = Field(examples=["minister"])
    name: str | None = Field(examples=["A. Slob"])
    portfolio: str | None = Field(examples=["Basis- en Voortgezet Onderwijs en Media"])


class Speaker(Strict):
    """Who says a passage."""

    role: str | None = Field(examples=["minister"])
    name: str | None = Field(examples=["A. Slob"])
    party: str | None
    jointly_with: list[Signatory]
    portfolio: str | None = Field(
        description="Of a member of government, as the paper writes it.",
        examples=["Basis- en Voortgezet Onderwijs en Media"],
    )


class Span(Strict):
    """`document_text[start:end]`, in Unicode code points."""

    start: int = Field(examples=[812])
    end: int = Field(examples=[1634])


class Footnote(Strict):
    """A note; `at` is the offset in the passage's text where its marker stood."""

    number: str = Field(examples=["2"])
    at: int = Field(examples=[245])
    text: str = Field(examples=["Kamerstuk 26 695, nr. 134."])
    references: list[str] = Field(examples=[["kst-26695-134"]])
    urls: list[str]


class Table(Strict):
    """The table a row is of."""

    caption: str | None
    columns: list[str]
    row: str
    cells: dict[str, str]
    numbers: dict[str, float]
    units: dict[str, str]


class Document(Strict):
    """A paper."""

    id: str = Field(examples=["kst-26695-135"])
    title: str | None = Field(examples=["Voortijdig school verlaten"])
    kind: str | None = Field(examples=["brief regering"])
    date: str | None = Field(examples=["2021-05-20"])
    dossiers: list[str] = Field(examples=[["26695"]])
    number: str | None = Field(examples=["135"])
    session: str | None = Field(examples=["2020-2021"])
    signatories: list[Signatory]
    url: str | None = Field(examples=["https://zoek.officielebekendmakingen.nl/kst-26695-135.html"])
    file: str = Field(examples=["kst-26695-135.md"])
    sha256: str
    passages: int = Field(examples=[4])
    format: str | None = Field(examples=["text"])
    replaced_by: str | None = Field(description="Id of the version in use, null where this one is.")
    replaces: list[str] = Field(description="Ids of older versions, latest first.")
    status: str | None = Field(description="How final the paper says it is.", examples=["Gecorrigeerd"])


class Passage(Strict):
    """A paragraph, list item or table row, whole."""

    id: str = Field(examples=["kst-26695-135#3"])
    document_id: str = Field(examples=["kst-26695-135"])
    ordinal: int = Field(examples=[3])
    kind: Literal["paragraph", "list-item", "table-row", "table"]
    section: list[str]
    speaker: Speaker | None
    answers: list[str]
    text: str
    span: Span
    page: int | None
    footnotes: list[Footnote]
    references: list[str] = Field(examples=[["kst-26695-134"]])
    table: Table | None
    citation: str = Field(examples=["Kamerstukken II 2020/21, 26 695, nr. 135"])
    lead_in: str | None
    answered_by: list[str]
    about: list[str]
    asked_in: list[str]


class DocumentList(Strict):
    """A page of documents; `total` counts all that the filters leave."""

    documents: list[Document]
    total: int = Field(examples=[5])
    limit: int = Field(examples=[50])
    offset: int = Field(examples=[0])


class Section(Strict):
    """A heading of a document, where it starts, and the headings under it."""

    title: str = Field(examples=["Reactie van de minister"])
    first_passage: str = Field(examples=["kst-26695-130#12"])
    start: int = Field(description="Where that passage begins in the text of the document.", examples=[4810])
    sections: list[Section]


class Cited(Strict):
    """A paper that a passage names, whether this index holds it, and its official page.

    Of a paper in the index also the document to read, which is the current version, its title and first passages.
    """

    id: str = Field(examples=["kst-26695-134"])
    in_index: bool
    url: str | None = Field(examples=["https://zoek.officielebekendmakingen.nl/kst-26695-134.html"])
    document_id: str | None = Field(examples=["kst-26695-134"])
    title: str | None
    passages: list[str] = Field(examples=[["kst-26695-134#1"]])


class Citing(Cited):
    """A paper that a document names, or that names it: `count` passages do, `passages`."""

    count: int = Field(examples=[2])


class DocumentDetail(Document):
    """A document with its outline, the papers it names, and those that name it."""

    outline: list[Section]
    cites: list[Citing]
    cited_by: list[Citing]


class PassageDetail(Passage):
    """A passage with the papers it names, and the passages that name its paper."""

    cites: list[Cited]
    cited_by: list[str] = Field(examples=[["kst-31497-422#4"]])

"""The six tools: each takes a source and checked arguments and returns a result. All only read."""

from __future__ import annotations

from typing import Any

from ingest.errors import BadRequest
from service.mcp.arguments import MAX_FOUND, MAX_TEXT, Ask, FollowReferences, ListPapers, ReadPaper, ReadPassage, Search
from service.mcp.finding import find_either, find_paper, find_passage
from service.mcp.paper_results import PaperResult, Papers, References, Text
from service.mcp.passages import headings, hits, paper_fields, paper_name, passage_fields, reference
from service.mcp.results import AnswerResult, AskResult, PassageDetail, Question, Searched, SearchResult
from service.mcp.source import Source
from service.reply import Json

_MAX_QUESTIONS = 20  # of a passage, with their text
_MAX_CITING = 25  # passages that cite a passage's paper
_MAX_HEADINGS = 400


def ask(source: Source, given: Ask) -> AskResult:
    """The answer to a question, with the passages that prove it."""
    reply = source.ask(given.question, given.k, given.filters.filters())
    answer = reply["answer"]
    quote = answer["quote"]
    quoted = next((one for one in reply["passages"] if quote and one["id"] == quote["passage_id"]), None)
    told = {
        "citation": quoted["citation"], "speaker": quoted["speaker"], "date": quoted["document"]["date"],
    } if quoted else {"citation": None, "speaker": None, "date": None}
    kept = {field: answer[field] for field in AnswerResult.model_fields.keys() - told.keys()}
    return AskResult(answer=AnswerResult(**kept, **told), passages=hits(reply["passages"]), searched=_searched(reply))


def search(source: Source, given: Search) -> SearchResult:
    """A page of the passages nearest to a query. One more is looked for than it holds, to know whether it goes on."""
    upto = min(given.offset + given.k, MAX_FOUND)
    found = source.search(given.query, min(upto + 1, MAX_FOUND), given.filters.filters())
    passages = found["passages"]
    return SearchResult(passages=hits(passages[given.offset:upto]), searched=_searched(found),
                        next_offset=upto if upto < len(passages) else None)


def read_passage(source: Source, given: ReadPassage) -> PassageDetail:
    """A passage with its notes, references, and the questions it answers."""
    passage = find_passage(source, given.id)
    return PassageDetail(
        **passage_fields(passage, source.document(passage["document_id"])),
        questions=[_question(source.passage(one)) for one in passage["answers"][:_MAX_QUESTIONS]],
        cites=[reference(one, given.id) for one in passage["cites"]],
        cited_by=passage["cited_by"][:_MAX_CITING], cited_by_total=len(passage["cited_by"]),
    )


def read_paper(source: Source, given: ReadPaper) -> PaperResult:
    """A paper's identity and outline, and a part of its text where offsets are given."""
    document = find_paper(source, given.id)
    text, outline = source.text(given.id), list(headings(document["outline"]))
    asked = given.start is not None or given.end is not None
    part = _part(text, given.start or 0, given.end) if asked else None
    here = outline if part is None else [one for one in outline if part.start <= one.start < part.end]
    return PaperResult(**paper_fields(document), length=len(text), outline=here[:_MAX_HEADINGS],
                       outline_total=len(outline), part=part)


def follow_references(source: Source, given: FollowReferences) -> References:
    """The papers that a passage or paper cites, and those that cite its paper."""
    document, passage = find_either(source, given.id)
    named = document["cites"] if passage is None else passage["cites"]
    cites = [reference(one, given.id if passage else None) for one in named]
    citing = [reference(one) for one in document["cited_by"]]
    upto = given.offset + given.limit
    return References(
        id=given.id, paper=paper_name(document),
        cites=cites[given.offset:upto], cites_total=len(cites),
        cited_by=citing[given.offset:upto], cited_by_total=len(citing),
        next_offset=upto if upto < max(len(cites), len(citing)) else None,
    )


def list_papers(source: Source, given: ListPapers) -> Papers:
    """The papers in the index that fit the filters."""
    page = source.documents(given.filters.filters(), given.limit, given.offset)
    upto = given.offset + given.limit
    return Papers(papers=[paper_name(one) for one in page["documents"]], total=page["total"],
                  next_offset=upto if upto < page["total"] else None)


def _part(text: str, start: int, end: int | None) -> Text:
    """`text[start:end]`, no longer than a call may bring. Raises BadRequest for offsets outside the text."""
    if start >= max(1, len(text)):
        raise BadRequest("start", f"start is {start}: the text of this paper has {len(text)} characters")
    if end is not None and end <= start:
        raise BadRequest("end", f"end is {end}: expected more than start, which is {start}")
    last = min(len(text), start + MAX_TEXT, len(text) if end is None else end)
    return Text(text=text[start:last], start=start, end=last, next_start=last if last < len(text) else None)


def _question(passage: Json) -> Question:
    return Question(**{field: passage[field] for field in ("id", "text", "citation", "speaker")})


def _searched(reply: Json) -> Searched:
    searched: dict[str, Any] = reply["searched"]
    return Searched(papers=searched["documents"], passages=searched["passages"], index=searched["index"])

"""Kamervragen as readers meet them: papers in which members ask and a minister answers, and short questions about them.

A BEIR collection of questions and answers holds the answers alone. Here each answer stands below the question it
answers, linked to it, and what is asked are questions a reader would type, written for the answers
(`eval/train/questions.jsonl`). It shows what an answer gains from being found through its question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from eval.beir import BeirDocument, Collection, as_papers
from eval.fit.gathered import Gathered, gather
from eval.train.written import written
from index.encoder import Encoder
from index.snapshot import Snapshot
from ingest.model import Document, Paper, Passage, Span, Speaker

MEMBER, MINISTER = Speaker("lid"), Speaker("minister")


def exchange_papers(collection: Collection) -> list[Paper]:
    """A paper for each document: the questions judged to be answered by it, then the document."""
    asked: dict[str, list[str]] = {}
    for qrels in collection.qrels.values():
        for query, documents in qrels.items():
            for document in documents:
                asked.setdefault(document, []).append(collection.queries[query])
    judged = [one for one in collection.corpus if one.id in asked and one.text]
    return [_paper(one, asked[one.id]) for one in judged] + as_papers(
        [one for one in collection.corpus if one.id not in asked]
    )


def gather_exchanges(snapshot: Snapshot, encoder: Encoder, collection: Collection) -> list[Gathered]:
    """The written questions for judged answers; what is ranked are passages, and only the answer is right."""
    judged = {document for qrels in collection.qrels.values() for documents in qrels.values() for document in documents}
    return [
        gather(snapshot, encoder, f"{name} {at}", question, lambda passage: passage.id, {answer_id(name): 1})
        for name, one in sorted(written(judged).items())
        for at, question in enumerate(one.short)
    ]


def answer_id(document: str) -> str:
    """The passage that holds a document's words."""
    return f"{document}#answer"


def _paper(document: BeirDocument, questions: Sequence[str]) -> Paper:
    ids = {f"{document.id}#question{at}": text for at, text in enumerate(questions)}
    texts: Mapping[str, str] = {**ids, answer_id(document.id): document.text}
    passages: list[Passage] = []
    start = 0
    for ordinal, (name, text) in enumerate(texts.items(), start=1):
        answers = name not in ids
        passages.append(Passage(
            id=name, document_id=document.id, ordinal=ordinal, kind="paragraph", section=(),
            speaker=MINISTER if answers else MEMBER, answers=tuple(ids) if answers else (), text=text,
            span=Span(start, start + len(text)), page=None, footnotes=(), references=(), table=None,
            citation=document.id, answered_by=() if answers else (answer_id(document.id),),
        ))
        start += len(text) + 1
    whole = "\n".join(texts.values())
    described = Document(
        id=document.id, title=document.title or None, kind=None, date=None, dossiers=(), number=None, session=None,
        signatories=(), url=None, file=document.id, sha256=sha256(whole.encode()).hexdigest(), passages=len(passages),
    )
    return Paper(described, tuple(passages), whole)

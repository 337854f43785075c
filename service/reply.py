"""A reply as the contract writes it: what `--json` prints and HTTP sends (docs/reference/contract.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.language import Language
from index.search import Hit, SearchResult
from ingest.model import as_json
from service.answers.model import Answer

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """One question answered; `total_ms` is the time from question to reply."""

    question: str
    language: Language
    answer: Answer
    result: SearchResult
    total_ms: float

    def as_json(self) -> Json:
        """The object `POST /ask` returns."""
        found = self.search_json()
        answer = {**as_json(self.answer), "confidence": round(self.answer.confidence, 3)}
        return {"question": found.pop("question"), "language": found.pop("language"), "answer": answer, **found}

    def search_json(self) -> Json:
        """The same without `answer`: what `GET /search` returns."""
        took = self.result.took
        return {
            "question": self.question,
            "language": self.language,
            "passages": [_hit_json(hit) for hit in self.result.hits],
            "searched": as_json(self.result.searched),
            "took_ms": {"embed": round(took.embed, 1), "search": round(took.search, 1),
                        "total": round(self.total_ms, 1)},
        }


def _hit_json(hit: Hit) -> Json:
    return {"rank": hit.rank, "score": round(hit.score, 4), **as_json(hit.passage),
            "document": as_json(hit.document),
            "parts": {name: round(part, 4) for name, part in hit.parts.items()}}


"""The mixed load: which calls clients make, how often, and which statuses are right for each."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx

from eval.gold import load_questions

# Out of a hundred calls; "generated" only where the service has a language model.
_SHARES = {"ask nl": 22, "ask en": 18, "generated": 5, "search": 15, "facets": 8, "page": 7, "documents": 5,
           "document": 5, "text": 5, "passage": 5, "wrong": 5}
_WRONG: tuple[tuple[str, str, Any], ...] = (
    ("POST", "/ask", {"question": " "}), ("POST", "/ask", {"question": "x" * 5000}), ("POST", "/ask", {"q": 1}),
    ("POST", "/ask", {"question": "Waarom?", "k": 0}), ("POST", "/ask", ["x"]), ("GET", "/documents/kst-0-0", None),
    ("GET", "/search?q=x&dossier=99999", None), ("GET", "/passages/none", None), ("GET", "/nowhere", None),
)


class Call(NamedTuple):
    """One request: its kind, what is sent, and the statuses that are right for it."""

    kind: str
    method: str
    address: str
    body: Any
    right: frozenset[int]


def call_maker(url: str) -> Callable[[random.Random], Call]:
    """A function that draws the next call, of questions in the gold set and papers that the service has."""
    questions = load_questions()
    asked = {language: [one.question for one in questions if one.language == language] for language in ("nl", "en")}
    with httpx.Client(base_url=url, timeout=60) as client:
        ids = [one["id"] for one in client.get("/documents").json()["documents"]]
        passages = [hit["id"] for hit in client.get("/search", params={"q": "minister", "k": 100}).json()["passages"]]
        shares = {kind: share for kind, share in _SHARES.items()
                  if kind != "generated" or client.get("/health/ready").json()["generates"]}
    pages = ["/", "/web/ask.js", "/web/style.css", *(f"/papers/{one}" for one in ids)]
    right = frozenset({200})

    def draw(chance: random.Random) -> Call:
        kind = chance.choices([*shares], [*shares.values()])[0]
        if kind == "wrong":
            return Call(kind, *chance.choice(_WRONG), frozenset({404, 422}))
        if kind == "generated":
            return Call(kind, "POST", "/ask", {"question": chance.choice(asked["nl"]), "answer": kind}, right)
        if kind.startswith("ask "):
            return Call(kind, "POST", "/ask", {"question": chance.choice(asked[kind[4:]])}, right)
        document = chance.choice(ids)
        address = {
            "search": str(httpx.URL("/search", params={"q": chance.choice(asked["nl"]), "k": "10"})),
            "facets": f"/facets?document={document}", "page": chance.choice(pages),
            "documents": "/documents", "document": f"/documents/{document}", "text": f"/documents/{document}/text",
            "passage": f"/passages/{chance.choice(passages).replace('#', '%23')}",
        }[kind]
        return Call(kind, "GET", address, None, right)

    return draw

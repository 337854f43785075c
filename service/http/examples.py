"""Examples of every call, as a service over the sample papers answered them: OpenAPI shows these.

    griffier serve --index DIR          # DIR made with `griffier ingest eval/papers`
    python -m service.http.examples http://127.0.0.1:8000 > service/http/examples.json

A test asks them again and compares.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib.resources import files
from typing import Any

import httpx

from service.http.bodies import QUESTION

ASK = {"question": QUESTION, "k": 1, "filters": {"dossier": ["26695"], "speaker": ["minister"]}}
# A call as OpenAPI writes it, then what is sent: path parameters, and a query or a body.
CALLS: tuple[tuple[str, str, dict[str, str], dict[str, Any]], ...] = (
    ("post", "/ask", {}, ASK),
    ("post", "/ask", {}, {"question": " "}),
    ("get", "/search", {}, {"q": "thuiszitters", "k": 1, "since": "2020-01-01"}),
    ("get", "/search", {}, {"q": "thuiszitters", "dossier": "99999"}),
    ("get", "/documents", {}, {"dossier": "26695", "limit": 1}),
    ("get", "/documents/{document_id}", {"document_id": "kst-26695-135"}, {}),
    ("get", "/documents/{document_id}", {"document_id": "kst-1-1"}, {}),
    ("get", "/documents/{document_id}/text", {"document_id": "kst-26695-135"}, {}),
    ("get", "/passages/{passage_id}", {"passage_id": "kst-26695-135#3"}, {}),
    ("get", "/passages/{passage_id}", {"passage_id": "kst-26695-135#999"}, {}),
    ("get", "/documents/{document_id}/passages", {"document_id": "kst-26695-135"}, {}),
    ("get", "/passages", {}, {"id": "kst-26695-135#3"}),
    ("get", "/facets", {}, {"dossier": "26695", "limit": 1}),
    ("get", "/facets/{field}", {"field": "speaker"}, {"contains": "slob", "limit": 1}),
    ("get", "/health/live", {}, {}),
    ("get", "/health/ready", {}, {}),
)


@cache
def examples() -> tuple[dict[str, Any], ...]:
    """Each with `method`, `path`, `parameters`, `sent`, `status`, `type` and `reply`, in the order of CALLS."""
    return tuple(json.loads(files("service.http").joinpath("examples.json").read_text(encoding="utf-8")))


def asked(client: httpx.Client, call: tuple[str, str, dict[str, str], dict[str, Any]]) -> dict[str, Any]:
    """One example as the service that `client` talks to answers it now."""
    method, path, parameters, sent = call
    address = path.format(**{name: value.replace("#", "%23") for name, value in parameters.items()})
    response = client.post(address, json=sent) if method == "post" else client.get(address, params=sent)
    media_type = response.headers["content-type"].partition(";")[0]
    return {"method": method, "path": path, "parameters": parameters, "sent": sent, "status": response.status_code,
            "type": media_type, "reply": response.text if media_type == "text/plain" else response.json()}


if __name__ == "__main__":
    with httpx.Client(base_url=sys.argv[1], timeout=60) as talking:
        print(json.dumps([asked(talking, call) for call in CALLS], ensure_ascii=False, indent=1))

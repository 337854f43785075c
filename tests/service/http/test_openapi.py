import httpx

CALLS = {
    "/ask": "post", "/search": "get", "/documents": "get", "/documents/{document_id}": "get",
    "/documents/{document_id}/text": "get", "/passages/{passage_id}": "get", "/health/live": "get",
    "/health/ready": "get", "/metrics": "get",
    "/documents/{document_id}/passages": "get", "/passages": "get", "/facets": "get",
    "/facets/{field}": "get",
}


def test_every_call_of_the_contract_is_described(client: httpx.Client) -> None:
    page = client.get("/openapi.json").json()
    assert {path: next(iter(calls)) for path, calls in page["paths"].items()} == CALLS
    for path, call in CALLS.items():
        described = page["paths"][path][call]
        assert described["summary"]
        assert described["description"]
        assert "application/problem+json" in described["responses"]["422"]["content"]


def test_filters_are_parameters_that_may_be_repeated(client: httpx.Client) -> None:
    parameters = client.get("/openapi.json").json()["paths"]["/search"]["get"]["parameters"]
    kinds = {one["name"]: one["schema"].get("type") for one in parameters}
    assert kinds.keys() == {"q", "k", "dossier", "document", "kind", "speaker", "since", "until"}
    assert [kinds[name] for name in ("dossier", "document", "kind", "speaker")] == ["array"] * 4


def test_the_documentation_page_is_there(client: httpx.Client) -> None:
    assert client.get("/docs").status_code == 404  # FastAPI's own page loads scripts from elsewhere

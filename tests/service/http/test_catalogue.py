import httpx
import pytest

from service.griffier import Griffier
from service.http import papers


def test_documents_a_page_at_a_time(client: httpx.Client) -> None:
    everything = client.get("/documents").json()
    papers.DocumentList.model_validate(everything)
    assert (everything["total"], everything["limit"], everything["offset"]) == (5, 50, 0)
    ids = [document["id"] for document in everything["documents"]]
    pages = [client.get("/documents", params={"limit": 2, "offset": offset}).json() for offset in (0, 2, 4, 6)]
    assert [document["id"] for page in pages for document in page["documents"]] == ids
    assert [page["total"] for page in pages] == [5, 5, 5, 5]


def test_documents_take_filters(client: httpx.Client) -> None:
    found = client.get("/documents", params={"dossier": "31497"}).json()
    assert {document["id"] for document in found["documents"]} == {"kst-31497-422", "kst-26695-130"}


def test_a_document_with_its_outline(client: httpx.Client) -> None:
    document = client.get("/documents/kst-31497-422").json()
    papers.DocumentDetail.model_validate(document)
    assert document["dossiers"][0] == "31497"
    first = document["outline"][0]
    passage = client.get(f"/passages/{first['first_passage'].replace('#', '%23')}").json()
    assert passage["section"][0] == first["title"]


def test_spans_index_into_the_text(client: httpx.Client, here: Griffier) -> None:
    for document in client.get("/documents").json()["documents"]:
        response = client.get(f"/documents/{document['id']}/text")
        assert response.headers["content-type"] == "text/plain; charset=utf-8"
        text = response.content.decode()
        for passage in here.snapshot.passages(document["id"]):
            assert text[passage.span.start:passage.span.end] == passage.text


def test_a_passage_with_what_it_cites(client: httpx.Client, here: Griffier) -> None:
    passage = client.get("/passages/kst-26695-135%233").json()
    papers.PassageDetail.model_validate(passage)
    assert passage["id"] == "kst-26695-135#3"
    assert [paper["id"] for paper in passage["cites"]] == ["kst-26695-134"]
    assert passage["cited_by"] == here.snapshot.cited_by("kst-26695-135#3")


@pytest.mark.parametrize(("path", "told"), [
    ("/documents/kst-1-1", "no document 'kst-1-1'"),
    ("/documents/kst-1-1/text", "no document 'kst-1-1'"),
    ("/passages/kst-26695-135%23999", "no passage 'kst-26695-135#999'"),
    ("/passages/kst-26695-135#3", "which an address writes as %23"),
    ("/documents/..%2F..%2Fetc", "no such call"),
])
def test_unknown_ids(client: httpx.Client, path: str, told: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]


@pytest.mark.parametrize("query", [{"limit": "0"}, {"limit": "501"}, {"offset": "-1"}, {"page": "2"}, {"kind": "x"}])
def test_a_wrong_page(client: httpx.Client, query: dict[str, str]) -> None:
    response = client.get("/documents", params=query)
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == next(iter(query))

"""What the reading view and the filters of the page call."""

from __future__ import annotations

import httpx
import pytest

from service.griffier import Griffier
from service.http import reading_replies


def test_the_passages_of_a_paper_with_where_references_lead(client: httpx.Client, here: Griffier) -> None:
    reply = client.get("/documents/kst-26695-135/passages").json()
    reading_replies.PassagesOfDocument.model_validate(reply)
    assert [one["id"] for one in reply["passages"]] == [one.id for one in here.snapshot.passages("kst-26695-135")]
    for one in reply["passages"]:
        assert [paper["id"] for paper in one["cites"]] == one["references"]
    cites = [paper for one in reply["passages"] for paper in one["cites"]]
    assert cites[0]["url"] == "https://zoek.officielebekendmakingen.nl/kst-26695-134.html"


def test_passages_by_id_in_the_order_asked_for(client: httpx.Client) -> None:
    ids = ["kst-26695-135#3", "kst-1-1#1", "kst-26695-130#15", "kst-26695-135#3"]
    reply = client.get("/passages", params={"id": ids}).json()
    reading_replies.PassageList.model_validate(reply)
    assert [one["id"] for one in reply["passages"]] == ["kst-26695-135#3", "kst-26695-130#15"]
    assert reply["missing"] == ["kst-1-1#1"]


def test_facets_take_the_filters_of_a_search(client: httpx.Client) -> None:
    reply = client.get("/facets", params={"speaker": "minister", "limit": 3}).json()
    reading_replies.FacetsReply.model_validate(reply)
    assert reply["dossier"]["values"][0] == {"value": "26695", "count": 195, "of": None, "title": None, "date": None}
    assert len(reply["speaker"]["values"]) == 3
    assert reply["speaker"]["total"] > 3


def test_values_of_a_filter_by_what_they_are_called(client: httpx.Client) -> None:
    reply = client.get("/facets/speaker", params={"contains": "SLOB", "dossier": "26695", "limit": 1}).json()
    reading_replies.FacetReply.model_validate(reply)
    everyone = client.get("/facets", params={"dossier": "26695"}).json()["speaker"]["values"]
    counts = {one["value"]: one for one in everyone}
    assert reply == {"values": [counts["A. Slob"]], "total": 1}
    chosen = client.get("/facets/speaker", params={"contains": "slob", "speaker": "SGP"}).json()
    assert [one["value"] for one in chosen["values"]] == ["A. Slob", "SGP"]


@pytest.mark.parametrize(("address", "status", "told"), [
    ("/facets/speaker", 422, "contains: Field required"),
    ("/facets/speaker?contains=", 422, "contains"),
    ("/facets/colour?contains=red", 422, "field"),
    ("/documents/kst-1-1/passages", 404, "no document 'kst-1-1'"),
    ("/documents/%00/passages", 422, "no text"),
    ("/passages", 422, "id: Field required"),
    ("/passages?id=%00", 422, "no text"),
    ("/passages?id=x&page=2", 422, "page"),
    ("/facets?speaker=Napoleon", 422, "unknown speaker 'Napoleon'"),
    ("/facets?limit=0", 422, "limit"),
    ("/facets?since=2021-02-30", 422, "since"),
])
def test_what_does_not_fit_is_told(client: httpx.Client, address: str, status: int, told: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]

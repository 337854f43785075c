import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from service.griffier import Griffier
from service.http import replies
from service.http.bodies import AskBody
from tests.service.running import KOHNSTAMM


def test_ask_returns_the_reply_and_nothing_undocumented(client: httpx.Client, here: Griffier) -> None:
    response = client.post("/ask", json={"question": KOHNSTAMM, "k": 3})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    reply = response.json()
    replies.Reply.model_validate(reply)
    expected = here.ask(KOHNSTAMM, 3).as_json()
    assert {**reply, "took_ms": None} == {**expected, "took_ms": None}


def test_five_passages_unless_told_otherwise(client: httpx.Client) -> None:
    assert len(client.post("/ask", json={"question": KOHNSTAMM}).json()["passages"]) == 5
    assert len(client.post("/ask", json={"question": KOHNSTAMM, "k": 100}).json()["passages"]) == 100


def test_only_passages_when_no_answer_is_asked_for(client: httpx.Client) -> None:
    answer = client.post("/ask", json={"question": KOHNSTAMM, "answer": "none"}).json()["answer"]
    assert (answer["kind"], answer["quote"], answer["citations"]) == ("none", None, [])
    assert "er is geen antwoord gevraagd" in answer["text"]


def test_search_is_the_same_without_an_answer(client: httpx.Client) -> None:
    found = client.get("/search", params={"q": KOHNSTAMM, "k": 3}).json()
    replies.Found.model_validate(found)
    asked = client.post("/ask", json={"question": KOHNSTAMM, "k": 3}).json()
    del asked["answer"]
    assert {**found, "took_ms": None} == {**asked, "took_ms": None}


def test_filters_mean_the_same_in_a_body_and_in_an_address(client: httpx.Client) -> None:
    filters = {"dossier": ["26695"], "speaker": ["minister"], "since": "2020-01-01", "until": "2021-12-31"}
    asked = client.post("/ask", json={"question": KOHNSTAMM, "filters": {**filters, "document": []}}).json()
    found = client.get("/search", params={"q": KOHNSTAMM, **filters}).json()
    assert found["passages"] == asked["passages"]
    assert found["searched"] == asked["searched"]
    assert found["searched"]["filters"] == {**filters, "document": [], "kind": []}
    assert {hit["speaker"]["role"] for hit in found["passages"]} == {"minister"}
    assert "Basis- en Voortgezet Onderwijs en Media" in {hit["speaker"]["portfolio"] for hit in found["passages"]}


def test_a_filter_may_be_repeated(client: httpx.Client) -> None:
    wanted = ["kst-26695-135", "kst-26695-130"]
    found = client.get("/search", params={"q": KOHNSTAMM, "document": wanted, "k": 100}).json()
    assert {hit["document_id"] for hit in found["passages"]} == set(wanted)


def test_many_at_a_time_get_what_one_gets(client: httpx.Client) -> None:
    def passages(question: str) -> list[str]:
        reply = client.post("/ask", json={"question": question}).json()
        return [hit["id"] for hit in reply["passages"]]

    questions = [KOHNSTAMM, "Hoeveel leerlingen zitten thuis?", "What does the SGP ask?"] * 6
    with ThreadPoolExecutor(9) as pool:
        found = list(pool.map(passages, questions))
    assert found == [passages(question) for question in questions[:3]] * 6


@pytest.mark.parametrize(("body", "field", "told"), [
    ({"question": ""}, "question", "the question is empty"),
    ({"question": "a" * 20_000}, "question", "has 20000 characters and may have 2000"),
    ({"question": "Waarom?", "k": 0}, "k", "greater than or equal to 1"),
    ({"question": "Waarom?", "k": 101}, "k", "less than or equal to 100"),
    ({"question": "Waarom?", "k": "veel"}, "k", "valid integer"),
    ({}, "question", "Field required"),
    ({"question": "Waarom?", "filter": {}}, "filter", "Extra inputs are not permitted"),
    ({"question": "Waarom?", "filters": {"dossier": ["99999"]}}, "dossier", "unknown dossier '99999'"),
    ({"question": "Waarom?", "filters": {"spreker": ["SP"]}}, "filters.spreker", "Extra inputs"),
    ({"question": "Waarom?", "filters": {"since": "gisteren"}}, "filters.since", "valid date"),
    ({"question": "Waarom?", "filters": {"since": "2022-01-01", "until": "2021-01-01"}}, "since", "until"),
    ({"question": "Waarom?", "answer": "generated"}, "answer", "no language model is configured"),
    ({"question": "Waarom?", "filters": {"kind": ["brief regering"] * 251}}, "filters.kind", "at most 250 items"),
    ({"question": "Waarom?", "answer": "gedicht"}, "answer", "'extract', 'generated' or 'none'"),
    ({"question": "half \ud800 a pair"}, "question", "what is no text"),
    ({"question": "Waarom?", "filters": {"speaker": ["\ud800"]}}, "speaker", "what is no text"),
])
def test_a_wrong_body_names_its_field(client: httpx.Client, body: dict[str, object], field: str, told: str) -> None:
    response = client.post("/ask", content=json.dumps(body), headers={"content-type": "application/json"})
    problem = response.json()
    replies.Problem.model_validate(problem)
    assert response.status_code == problem["status"] == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["errors"][0]["field"] == field
    assert told in problem["errors"][0]["message"]
    assert told in problem["detail"]


def test_as_many_values_as_a_filter_may_have(client: httpx.Client) -> None:
    many = {"kind": ["brief regering"] * 250, "speaker": ["minister"] * 250, "document": ["kst-26695-135"] * 250}
    assert client.post("/ask", json={"question": "Waarom?", "filters": many}).status_code == 200


@pytest.mark.parametrize("query", [
    {"k": "5"}, {"q": ""}, {"q": "Waarom?", "k": "0"}, {"q": "Waarom?", "dossiers": "26695"},
    {"q": "Waarom?", "since": "x"}, {"q": "Waarom?", "speaker": "Napoleon"},
])
def test_a_wrong_query_is_a_problem(client: httpx.Client, query: dict[str, str]) -> None:
    response = client.get("/search", params=query)
    assert response.status_code == 422
    assert response.json()["errors"][0]["message"]


def test_the_example_of_the_documentation_works(client: httpx.Client) -> None:
    examples = AskBody.model_json_schema()["examples"]
    assert [client.post("/ask", json=example).status_code for example in examples] == [200] * len(examples)

"""Generated answers over HTTP, by the service as it runs, with a scripted model behind it."""

import json
import signal
import time
from pathlib import Path

import httpx
import pytest

from service.generate.events import read_events
from service.http import replies
from tests.service.generate.scripted import KEY, Wire, says, scripted, stalls
from tests.service.generate.writing import FALSE, QUOTE, TRUE
from tests.service.running import KOHNSTAMM, griffier, one_line
from tests.service.serving import serve

BODY = {"question": KOHNSTAMM, "k": 3, "answer": "generated"}
STREAM = {"accept": "text/event-stream"}


def _turn(wire: Wire) -> None:
    """What the model does depends on the question, as one service is asked several."""
    told = wire.body["messages"][1]["content"]
    if "stilte" in told:
        stalls(TRUE)(wire)
    elif "onzin" in told:
        says(FALSE)(wire)
    else:
        says(f"{FALSE} {TRUE} {QUOTE}")(wire)


def test_generated_answers_over_http(index: Path) -> None:
    """One service for all, as starting one takes seconds."""
    with scripted(_turn) as model, serve(index, **model.environment(GRIFFIER_LLM_STALL="60")) as served:
        with httpx.Client(base_url=served.url, timeout=30) as client:
            _whole(client)
            _events(client)
            _falls_back(client)
            _refuses(client)
            _extracts_as_before(client)
            model.left.clear()
            with pytest.raises(httpx.ReadTimeout):
                client.post("/ask", json={**BODY, "question": f"{KOHNSTAMM} stilte"}, timeout=2.0)
            assert model.left.wait(10), "the model's request goes on without anybody who waits for it"
            model.left.clear()
            _goes_away(client)
            assert model.left.wait(10), "the model's request goes on without anybody who reads the events"
        run = griffier("ask", KOHNSTAMM, "-k", "3", "--generate", GRIFFIER_URL=served.url)
        assert (run.returncode, run.stderr) == (0, "")
        _printed(run.stdout)
        wrong = griffier("ask", KOHNSTAMM, "--generate", "--dossier", "99999", GRIFFIER_URL=served.url)
        assert wrong.returncode == 2
        assert one_line(wrong.stderr, "unknown dossier")
        time.sleep(0.2)
        assert KEY not in "".join(served.lines)


def test_a_stream_that_the_end_of_the_service_cuts_off_says_so(index: Path) -> None:
    quick = {"GRIFFIER_LLM_STALL": "60", "GRIFFIER_SHUTDOWN_SECONDS": "1"}
    with scripted(stalls(TRUE)) as model, serve(index, **model.environment(**quick)) as served:
        with httpx.stream("POST", f"{served.url}/ask", json=BODY, headers=STREAM, timeout=30) as response:
            events = read_events(response.iter_lines())
            assert next(events)[0] == "passages"
            served.process.send_signal(signal.SIGTERM)
            name, problem = list(events)[-1]
        assert (name, problem["status"]) == ("error", 503)
        assert "the service is stopping" in problem["detail"]
        assert served.process.wait(20) == 0
    assert not any("Traceback" in line for line in served.lines)


def _whole(client: httpx.Client) -> None:
    response = client.post("/ask", json=BODY)
    assert response.status_code == 200
    reply = response.json()
    replies.Reply.model_validate(reply)
    answer = reply["answer"]
    assert (answer["kind"], answer["text"], answer["quote"]) == ("generated", f"{TRUE} {QUOTE}", None)
    assert answer["citations"] == [reply["passages"][0]["id"]]
    assert [one["id"] for one in answer["audit"]["passages"]] == [one["id"] for one in reply["passages"]]
    assert answer["audit"]["withheld"] == [{"text": FALSE, "faults": [
        {"check": "number", "what": "12"}, {"check": "name", "what": "VVD"}]}]
    assert KEY not in response.text


def _events(client: httpx.Client) -> None:
    with client.stream("POST", "/ask", json=BODY, headers=STREAM) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = list(read_events(response.iter_lines()))
    assert [name for name, _ in events] == ["passages", "sentence", "sentence", "answer"]
    whole = events[-1][1]
    replies.Reply.model_validate(whole)
    assert events[0][1]["passages"] == whole["passages"]
    assert [data["text"] for _, data in events[1:3]] == [TRUE, QUOTE]
    assert events[1][1]["citations"] == whole["answer"]["citations"]
    assert KEY not in json.dumps(events)


def _falls_back(client: httpx.Client) -> None:
    answer = client.post("/ask", json={**BODY, "question": f"{KOHNSTAMM} onzin"}).json()["answer"]
    assert answer["kind"] == "extract"
    assert (answer["audit"]["fallback"], answer["audit"]["reason"]) == (True, "nothing-left")


def _refuses(client: httpx.Client) -> None:
    body = {**BODY, "question": "Hoe bak ik een appeltaart met kaneel en rozijnen?"}
    answer = client.post("/ask", json=body).json()["answer"]
    assert (answer["kind"], answer["audit"]["asked"], answer["audit"]["reason"]) == ("none", False, "refused")
    problem = client.post("/ask", json={**BODY, "filters": {"dossier": ["99999"]}}, headers=STREAM)
    assert (problem.status_code, problem.headers["content-type"]) == (422, "application/problem+json")


def _extracts_as_before(client: httpx.Client) -> None:
    response = client.post("/ask", json={"question": KOHNSTAMM}, headers=STREAM)
    assert response.headers["content-type"] == "application/json"
    assert response.json()["answer"]["audit"] is None


def _goes_away(client: httpx.Client) -> None:
    with client.stream("POST", "/ask", json={**BODY, "question": f"{KOHNSTAMM} stilte"}, headers=STREAM) as response:
        first = next(read_events(response.iter_lines()))
        assert first[0] == "passages"
        time.sleep(0.5)


def _printed(stdout: str) -> None:
    words = " ".join(stdout.split())
    assert f"{TRUE} {QUOTE}" in words
    assert "geschreven door scripted" in words
    assert "1 van de 3 zinnen achtergehouden: getal 1, naam 1" in words
    assert "VVD heeft" not in words

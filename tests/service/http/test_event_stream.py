import asyncio
import json
from collections.abc import AsyncGenerator

import pytest

from ingest.errors import IndexUnusable
from service.generate.audit import Said
from service.generate.budget import load_tokens
from service.generate.client import ModelClient
from service.generate.events import read_events
from service.generate.generator import Generator
from service.griffier import Griffier
from service.http.generated import events_of
from service.reply import Reply
from service.settings import Settings
from tests.service.running import KOHNSTAMM


class _Breaks(Generator):
    """Writes one sentence and fails."""

    def __init__(self, error: Exception) -> None:
        chosen = Settings(llm_url="http://127.0.0.1:1", llm_model="none")
        super().__init__(chosen, load_tokens("cl100k_base"), ModelClient(chosen))
        self._error = error

    async def events(self, reply: Reply) -> AsyncGenerator[Said | Reply, None]:
        yield Said("Een zin [1].", ("x",))
        raise self._error


@pytest.mark.parametrize(("error", "status", "told"), [
    (RuntimeError("secret"), 500, "an error of griffier itself"), (IndexUnusable("the index is gone"), 503, "is gone"),
])
def test_what_goes_wrong_on_the_way_is_an_event(here: Griffier, error: Exception, status: int, told: str) -> None:
    async def all_of() -> bytes:
        reply = here.ask(KOHNSTAMM, 1)
        return b"".join([one async for one in events_of(reply, _Breaks(error), lambda *_: None)])

    sent = asyncio.run(all_of()).decode()
    events = list(read_events(sent.split("\n")))
    assert [name for name, _ in events] == ["passages", "sentence", "error"]
    problem = events[-1][1]
    assert problem["status"] == status
    assert told in problem["detail"]
    assert "secret" not in sent


def test_events_with_comments_breaks_and_rubbish_are_read() -> None:
    lines = [": still writing", "", "event: a", "data: {", 'data: "x": 1}', "", "event: b", "data: rubbish", "",
             "data: 12", "", "event: c", f"data: {json.dumps({'y': 'é'})}", "", "data: {}"]
    assert list(read_events(lines)) == [("a", {"x": 1}), ("c", {"y": "é"})]

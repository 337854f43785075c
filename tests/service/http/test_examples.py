"""The examples of the OpenAPI page are what a service over the sample papers answers."""

from typing import Any

import httpx
import pytest

from service.http.examples import CALLS, asked, examples

# Times, the generation of the index, and what fitting the ranking anew changes a little.
CHANGING = {"took_ms", "index", "score", "parts", "confidence"}


def _lasting(value: Any) -> Any:
    """A reply without what another run or machine makes otherwise; figures to two digits."""
    if isinstance(value, dict):
        return {name: _lasting(one) for name, one in value.items() if name not in CHANGING}
    if isinstance(value, list):
        return [_lasting(one) for one in value]
    return round(value, 2) if isinstance(value, float) else value


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_shape(one) for one in value]
    return type(value).__name__


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_an_example_is_what_the_service_answers(client: httpx.Client, number: int) -> None:
    example = examples()[number]
    now = asked(client, CALLS[number])
    how = "run: python -m service.http.examples URL > service/http/examples.json"
    assert _shape(now) == _shape(example), how
    assert _lasting(now) == _lasting(example), how


def test_every_call_has_one_that_succeeds(client: httpx.Client) -> None:
    page = client.get("/openapi.json").json()
    for path, calls in page["paths"].items():
        for call in calls.values():
            if path != "/metrics":
                shown = [content.get("example") for content in call["responses"]["200"]["content"].values()]
                assert any(one is not None for one in shown), path
    assert page["paths"]["/ask"]["post"]["requestBody"]["content"]["application/json"]["example"] == CALLS[0][3]
    parameter = page["paths"]["/passages/{passage_id}"]["get"]["parameters"][0]
    assert parameter["example"] == "kst-26695-135#3"

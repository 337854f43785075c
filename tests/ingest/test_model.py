"""JSON of what leaves ingest, and back."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.model import Signatory, Speaker, as_json, speaker_from_json

SMIT = Speaker("minister", "Smit", None, (Signatory("staatssecretaris", None, "Defensie"),), "Financiën")


@pytest.mark.parametrize("speaker", [SMIT, Speaker("fractie", None, "SGP"), Speaker(None)])
def test_a_speaker_comes_back_from_json(speaker: Speaker) -> None:
    assert speaker_from_json(as_json(speaker)) == speaker


def test_json_of_before_speakers_had_a_portfolio_is_read() -> None:
    older: dict[str, Any] = {"role": "minister", "name": "Smit", "party": None, "jointly_with": []}
    assert speaker_from_json(older) == Speaker("minister", "Smit")

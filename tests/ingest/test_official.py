"""Where papers are published."""

from __future__ import annotations

import pytest

from ingest.official import page_of
from ingest.paper.identity import is_official


@pytest.mark.parametrize("id", ["kst-26695-135", "kst-35570-VIII-279", "kst-123456", "ah-tk-20212022-1234", "ah-123456",
                                "h-tk-20202021-48-3", "kv-tk-2021Z10632", "blg-987654"])
def test_what_is_an_official_id_has_a_page(id: str) -> None:
    assert is_official(id)
    assert page_of(id) == f"https://zoek.officielebekendmakingen.nl/{id}.html"


@pytest.mark.parametrize("id", ["brief", "2021D12574", "kst-1/../x", "kst-1-1@2", "", "kst"])
def test_other_ids_have_none(id: str) -> None:
    assert page_of(id) is None

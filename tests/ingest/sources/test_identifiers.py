import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BadRequest
from ingest.sources.identifiers import Dossier, is_paper_id, parse_dossier


@pytest.mark.parametrize(("written", "key"), [
    ("31497", "31497"), ("31 497", "31497"), (" 31\u00a0497 ", "31497"), ("36600-VII", "36600-VII"),
    ("36 600 vii", "36600-VII"), ("21501-20", "21501-20"), ("36 600 (VII)", "36600-VII"), ("32450 (R1908)", "32450"),
])
def test_a_dossier_as_people_write_it(written: str, key: str) -> None:
    assert parse_dossier(written).key == key


@pytest.mark.parametrize("written", [
    "abc", "", "3149", "314970", "31497/../..", '31497" OR 1==1', "31497-", "kst-31497-422", "٣١٤٩٧", "31497-VII-8",
    "-1",
])
def test_what_is_no_dossier(written: str) -> None:
    with pytest.raises(BadRequest, match="is no dossier: expected five digits and perhaps a chapter"):
        parse_dossier(written)


@given(st.integers(10_000, 99_999), st.sampled_from([None, "VII", "XIV", "20", "A"]))
def test_a_key_reads_back(number: int, chapter: str | None) -> None:
    dossier = Dossier(number, chapter)
    assert parse_dossier(dossier.key) == dossier


@pytest.mark.parametrize("id", [
    "kst-31497-422", "kst-35570-VIII-279", "kst-21501-20-915", "kst-36867-A", "kst-1259252", "ah-tk-20232024-1786",
    "ah-1271549", "kv-tk-2016Z00047", "h-tk-20172018-70-6", "blg-1184123", "kst-31497-422-n1", "2021D12574",
])
def test_official_ids(id: str) -> None:
    assert is_paper_id(id)


@given(st.text(max_size=60) | st.from_regex(r"kst-[\w./\\-]{1,30}"))
def test_an_id_is_always_safe_as_a_name(written: str) -> None:
    assert not is_paper_id(written) or (written.isascii() and written.replace("-", "").isalnum() and len(written) < 80)

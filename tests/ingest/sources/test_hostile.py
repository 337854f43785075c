"""Replies changed at random: whatever comes, a typed error or a list."""

import contextlib

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import SourceError
from ingest.sources.client import PoliteClient
from ingest.sources.identifiers import is_paper_id
from ingest.sources.listing import Entry, Rejected
from ingest.sources.metadata import check_metadata
from ingest.sources.odata import ODataSource, Row
from ingest.sources.sru import entry_of, page_of
from tests.ingest.sources.papers import DIAGNOSTICS, Paper, sru_page

SOURCE = ODataSource(PoliteClient(httpx.Client(), ["http://x"]), "http://x")
PAPER = Paper("kst-31497-422")
PAGES = (sru_page([PAPER.record("http://x", 1)] * 2, 2), *DIAGNOSTICS.values())
json = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
                    max_leaves=10)


@st.composite
def changed(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes taken out, put in, or doubled."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        data[start:end] = draw(st.binary(max_size=20) | st.sampled_from(
            [b"<", b"&a;", b"</", b"]]>", b"<!DOCTYPE x>", b"\xff\xfe", bytes(data[:end][:2000])]))
    return bytes(data)


@settings(max_examples=200, deadline=2000)
@given(st.sampled_from(PAGES).flatmap(changed))
def test_pages(data: bytes) -> None:
    found: list[Entry | Rejected] = []
    with contextlib.suppress(SourceError):
        found += map(entry_of, page_of(data, "http://x", 1).records)
    assert all(is_paper_id(one.id) and one.manifestations for one in found if isinstance(one, Entry))


@settings(max_examples=100, deadline=2000)
@given(changed(PAPER.body("metadata")))
def test_metadata(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        check_metadata(data, PAPER.id, "http://x")
        assert PAPER.id.encode() in data or b"&" in data


@settings(max_examples=200, deadline=2000)
@given(st.dictionaries(st.sampled_from(sorted(PAPER.row())), json), json)
def test_rows(changes: Row, version: object) -> None:
    row = {**PAPER.row(), **changes}
    if isinstance(row["HuidigeDocumentVersie"], dict):
        row["HuidigeDocumentVersie"] = {**row["HuidigeDocumentVersie"], "DocumentPublicatie": version}
    one = SOURCE._entry(row)
    assert isinstance(one, Rejected) or (is_paper_id(one.id) and one.manifestations)

import io
from typing import get_args

import pytest

from ingest.errors import UnexpectedReply, WrongPaper
from ingest.sources.bodies import check_body
from ingest.sources.listing import Format
from ingest.sources.metadata import check_metadata
from ingest.sources.waiting import Interrupted
from tests.ingest.sources.papers import ERROR_PAGE, Paper

FORMATS = get_args(Format)
PAPER = Paper("kst-31497-422", text="Een bel. " * 1000)


def check(format: Format, body: bytes) -> None:
    check_body(format, io.BytesIO(body), "http://x")


@pytest.mark.parametrize("format", FORMATS)
def test_a_whole_body_passes(format: Format) -> None:
    body = PAPER.body(format)
    check(format, body)
    check(format, body + b"\n")
    assert body


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_half_a_body_is_to_be_asked_for_again(format: Format, share: float) -> None:
    body = PAPER.body(format)
    with pytest.raises(Interrupted, match="breaks off after"):
        check(format, body[:int(len(body) * share)])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("body", [ERROR_PAGE, b"", b"  ", b"Niet gevonden", b"\x00\xff" * 50, b"<error>nee</error>"])
def test_another_thing_is_not_taken(format: Format, body: bytes) -> None:
    with pytest.raises(UnexpectedReply, match=f"expected a paper in {format.upper()}, found "):
        check(format, body)


@pytest.mark.parametrize("root", ["officiele-publicatie", "kamerwrk", "kamervragen", "handelingen", "vlosCoreDocument"])
def test_every_dialect_passes(root: str) -> None:
    body = f'\ufeff<?xml version="1.0"?>\r\n<?xpp a?>\r\n<{root} x="1"><al/></{root}>\r\n'.encode()
    check("xml", body)
    assert root.encode() in body


def test_a_root_far_from_the_beginning_is_none() -> None:
    with pytest.raises(UnexpectedReply, match="expected a paper in XML"):
        check("xml", b"<a>" + b" " * 3000 + b"<kamerwrk></kamerwrk></a>")


def test_metadata_in_both_forms() -> None:
    owms = (b'<owms-metadata xmlns:dcterms="http://purl.org/dc/terms/"><owmskern><dcterms:identifier>kst-31497-422'
            b"</dcterms:identifier></owmskern></owms-metadata>")
    for data in (PAPER.body("metadata"), owms):
        check_metadata(data, "kst-31497-422", "http://x")
        with pytest.raises(WrongPaper, match="asked for kst-31497-4, found the metadata of kst-31497-422"):
            check_metadata(data, "kst-31497-4", "http://x")


@pytest.mark.parametrize("data", [ERROR_PAGE, b"<metadata_gegevens/>", b"<a", b""])
def test_what_is_no_metadata(data: bytes) -> None:
    with pytest.raises(UnexpectedReply, match="expected"):
        check_metadata(data, "kst-31497-422", "http://x")

import time as real
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import SourceRefused, UnexpectedReply
from ingest.sources.identifiers import Dossier
from ingest.sources.listing import Rejected
from ingest.sources.parsing import parse
from ingest.sources.sru import cql, entry_of, page_of, quoted
from tests.ingest.sources.fetching import bring, ids
from tests.ingest.sources.official import Official, Said
from tests.ingest.sources.papers import DIAGNOSTICS, ERROR_PAGE, Paper, sru_page

BOMB = (b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
        + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(10))
        + b"]><searchRetrieveResponse><numberOfRecords>&k;</numberOfRecords></searchRetrieveResponse>")
FILE = (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b"<searchRetrieveResponse><numberOfRecords>&f;</numberOfRecords></searchRetrieveResponse>")


def test_the_query() -> None:
    assert cql(Dossier(36600, "VII"), date(2021, 1, 1), attachments=False) == (
        'c.product-area==officielepublicaties AND w.dossiernummer=="36600-VII" AND dt.date>=2021-01-01'
        " NOT dt.type==Bijlage sortBy dt.date/sort.descending"
    )
    assert quoted('a"b\\') == '"a\\"b\\\\"'


@pytest.mark.parametrize("shape", ["oasis", "loc"])
def test_diagnostics_with_status_200(official: Official, tmp_path: Path, shape: str) -> None:
    official.always["/sru"] = Said(DIAGNOSTICS[shape])
    report = bring(official.url, tmp_path, "31497")
    assert ids(report.broken) == ["31497"]
    assert "the service answers: unknown prefix dcterms (info:srw/diagnostic/1/10)" in report.broken[0].reason
    assert len(official.asked) == 1


@pytest.mark.parametrize(("body", "told"), [
    (ERROR_PAGE, r"found an HTML page \('Pagina niet gevonden'\)"),
    (b"<explainResponse></explainResponse>", "expected a searchRetrieveResponse, found <explainResponse>"),
    (sru_page([], 0).replace(b">0<", b">veel<"), "expected a numberOfRecords, found 'veel'"),
    (b"{}", "expected XML, found '{}'"),
    (BOMB, "a document type with declarations"),
    (FILE, "a document type with declarations"),
    (BOMB.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"), "a document type with declarations"),
])
def test_a_reply_that_is_no_list(body: bytes, told: str) -> None:
    began = real.perf_counter()
    with pytest.raises(UnexpectedReply, match=told):
        page_of(body, "http://sru", 1)
    assert real.perf_counter() - began < 1


def test_a_bomb_costs_the_dossier_only(official: Official, tmp_path: Path) -> None:
    official.papers.append(Paper("kst-26695-130", dossiers=("26695",)))
    official.scripted.append(("/sru", Said(BOMB)))
    report = bring(official.url, tmp_path, "31497", "26695")
    assert (ids(report.broken), report.new) == (["31497"], ["kst-26695-130"])


@pytest.mark.parametrize("size", [lambda start: 1, lambda start: 200, lambda start: start % 3 + 1])
def test_pages_of_any_size(official: Official, tmp_path: Path, size: object) -> None:
    official.papers = [Paper(f"kst-31497-{number}", formats=("xml",)) for number in range(1, 12)]
    assert callable(size)
    official.page_size = size
    assert len(bring(official.url, tmp_path, "31497").new) == 11


def test_papers_published_while_the_list_is_read(official: Official, tmp_path: Path) -> None:
    """The newest come first, so that one more paper moves the others down a place."""
    official.papers = [Paper(f"kst-31497-{number}", formats=("xml",)) for number in range(9, 0, -1)]

    def publish(start: int) -> None:
        if len(official.papers) < 12 and start > 1:
            official.papers.insert(0, Paper(f"kst-31497-{len(official.papers) + 1}", formats=("xml",)))

    official.before_page = publish
    report = bring(official.url, tmp_path, "31497")
    assert sorted(report.new) == sorted(f"kst-31497-{number}" for number in range(1, 13))


def test_papers_withdrawn_while_the_list_is_read(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper(f"kst-31497-{number}", formats=("xml",)) for number in range(9, 0, -1)]

    def withdraw(start: int) -> None:
        if start > 1 and len(official.papers) == 9:
            official.papers = official.papers[3:]

    official.before_page = withdraw
    report = bring(official.url, tmp_path, "31497")
    assert {f"kst-31497-{number}" for number in range(1, 7)} <= set(report.new) | set(ids(report.failed))
    assert report.broken == []


def test_a_list_shorter_than_it_says(official: Official, tmp_path: Path) -> None:
    record = official.papers[0].record(official.url, 1)
    official.scripted.append(("/sru", Said(sru_page([record], 40))))
    official.always["/sru"] = Said(sru_page([], 40))
    report = bring(official.url, tmp_path, "31497")
    assert report.new == ["kst-31497-422"]
    assert "the list breaks off: 40 papers said, 1 given" in report.broken[0].reason


def test_a_list_that_is_cut_is_asked_for_again(official: Official, tmp_path: Path) -> None:
    whole = sru_page([paper.record(official.url, 1) for paper in official.papers], 3)
    official.scripted += [("/sru", Said(whole[:-30])), ("/sru", Said(whole, cut=100)), ("/sru", Said(b""))]
    assert len(bring(official.url, tmp_path, "31497").new) == 3


def test_busy_while_the_list_is_read(official: Official, tmp_path: Path) -> None:
    official.scripted += [("startRecord=3", Said(status=429, headers={"Retry-After": "3"}))]
    assert len(bring(official.url, tmp_path, "31497").new) == 3


def test_a_position_past_the_end_ends_the_list() -> None:
    told = DIAGNOSTICS["loc"].replace(b"1/10", b"1/61")
    assert page_of(told, "http://sru", 41).records == ()
    with pytest.raises(SourceRefused, match="1/61"):
        page_of(told, "http://sru", 1)


def test_a_diagnostic_in_place_of_a_record() -> None:
    told = "<diagnostic><message>record temporarily unavailable</message></diagnostic>"
    page = page_of(sru_page([f"<record><recordData>{told}</recordData></record>"], 1), "http://sru", 1)
    assert entry_of(page.records[0]) == Rejected(
        "a record", "the service answers: record temporarily unavailable")


def test_a_record_with_nothing_to_read(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper("blg-1184123", formats=("odt",)), Paper("ah-1271549", formats=("pdf",))]
    report = bring(official.url, tmp_path, "31497")
    assert (report.new, ids(report.failed)) == (["ah-1271549"], ["blg-1184123"])
    assert "expected one of xml, html, pdf in the record, found odt" in report.failed[0].reason


def test_an_element_is_found_in_any_namespace() -> None:
    data = b'<x:a xmlns:x="urn:x"><b xmlns="urn:b" c="1">text</b></x:a>'
    assert [str(one.tag) for one in parse(data, "http://x")] == ["{urn:b}b"]

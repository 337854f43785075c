import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.sources.odata import id_of, quoted
from tests.ingest.sources.fetching import bring, ids, names
from tests.ingest.sources.official import Official, Said
from tests.ingest.sources.papers import ERROR_PAGE, Paper

JSON = {"Content-Type": "application/json"}


def listed(*rows: object, **more: object) -> Said:
    """A page of the list."""
    return Said(json.dumps({"value": rows, **more}).encode(), headers=JSON)


def test_the_published_xml_with_its_metadata(official: Official, tmp_path: Path) -> None:
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert report.new == ["kst-31497-422", "kst-31497-423", "kst-31497-424"]
    assert names(tmp_path)[:2] == ["kst-31497-422.metadata.xml", "kst-31497-422.xml"]
    assert len(official.paths("/OData/Document?")) == 2  # two on a page


def test_a_dollar_sign_stays_one(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "36600-VII", source="odata", since=date(2022, 1, 2), attachments=False)
    assert official.asked[0][0] == (
        "/OData/Document?$filter=Verwijderd%20eq%20false%20and%20Kamerstukdossier/any(d:%20d/Nummer%20eq%2036600)"
        "%20and%20Kamerstukdossier/any(d:%20d/Toevoeging%20eq%20'VII')%20and%20Datum%20ge%202022-01-01T00:00:00Z"
        "%20and%20Soort%20ne%20'Bijlage'"
        "&$expand=Kamerstukdossier,HuidigeDocumentVersie($expand=DocumentPublicatie,DocumentPublicatieMetadata)"
        "&$orderby=Datum%20desc,Id"
    )


@pytest.mark.parametrize(("formats", "name"), [(("pdf",), "kst-31497-7.pdf"), (("docx",), "kst-31497-7.docx")])
def test_the_document_itself_where_nothing_is_published(
    official: Official, tmp_path: Path, formats: tuple[str, ...], name: str
) -> None:
    official.papers = [Paper("kst-31497-7", formats=formats)]
    assert bring(official.url, tmp_path, "31497", source="odata").new == ["kst-31497-7"]
    assert names(tmp_path) == [name]


def test_the_document_where_the_publication_is_an_error_page(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper("kst-31497-7", formats=("xml", "pdf"))]
    official.always["/DocumentPublicatie("] = Said(ERROR_PAGE)
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert names(tmp_path) == ["kst-31497-7.pdf"]
    assert "no XML" in report.notes[0].reason


def test_a_second_time_only_the_list_is_read(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497", source="odata")
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert (len(report.unchanged), report.requests) == (3, 2)


def test_chapters_are_told_apart_and_what_is_removed_passed_over(official: Official, tmp_path: Path) -> None:
    rows = [Paper("kst-36600-VII-8", dossiers=("36600-VII",)).row(),
            Paper("kst-36600-IX-8", dossiers=("36600-IX",)).row(),
            {**Paper("kst-36600-VII-9", dossiers=("36600-VII",)).row(), "Verwijderd": True},
            {**Paper("kst-36600-VII-3", dossiers=("36600-VII",)).row(), "Datum": "2021-12-31T00:00:00+01:00"}]
    official.papers = [Paper("kst-36600-VII-8", dossiers=("36600-VII",))]
    official.scripted.append(("/OData/Document?", listed(*rows)))
    report = bring(official.url, tmp_path, "36600-VII", source="odata", since=date(2022, 1, 1))
    assert (report.new, report.failed) == (["kst-36600-VII-8"], [])


@pytest.mark.parametrize(("changes", "id"), [
    ({}, "kst-31497-422"),
    ({"HuidigeDocumentVersie": {"ExterneIdentifier": "kst-26695-130"}}, "kst-26695-130"),
    ({"HuidigeDocumentVersie": {"ExterneIdentifier": "../x"}}, "kst-31497-422"),
    ({"HuidigeDocumentVersie": None}, "kst-31497-422"),
    ({"Kamerstukdossier": [{"Nummer": 35570, "Toevoeging": "VIII"}], "Volgnummer": 279}, "kst-35570-VIII-279"),
    ({"Kamerstukdossier": [{"Nummer": 35570, "Toevoeging": "(R2150)"}], "Volgnummer": 3}, "kst-35570-3"),
    ({"Volgnummer": -1, "Aanhangselnummer": "242501244"}, "ah-tk-20242025-1244"),
    ({"Volgnummer": -1, "Aanhangselnummer": "181902411"}, "ah-tk-20182019-2411"),
    ({"Volgnummer": -1}, "2022D01234"),
    ({"Volgnummer": None, "DocumentNummer": "2022D1/../.."}, None),
    ({"Volgnummer": "422", "DocumentNummer": 7, "Kamerstukdossier": "x", "HuidigeDocumentVersie": []}, None),
])
def test_the_id_of_a_row(changes: dict[str, Any], id: str | None) -> None:
    row: dict[str, Any] = {**Paper("kst-31497-422").row(), "HuidigeDocumentVersie": {}, **changes}
    assert id_of(row) == id


@pytest.mark.parametrize(("said", "told"), [
    (Said(b'{"error": {"message": "no such property"}}', 400, JSON), "status 400 Bad Request: .*no such property"),
    (Said(ERROR_PAGE), "expected JSON, found an HTML page"),
    (Said(b"[" * 100_000), "expected JSON"),
    (Said(b"[]"), "expected a list of documents in `value`, found none"),
    (listed(**{"@odata.nextLink": "https://evil.example/OData/Document"}), "https://evil.example.* is not an address"),
    (listed(**{"@odata.nextLink": "http://[::1"}), "the next page is at what is no address"),
    (listed(**{"@odata.nextLink": "http://\ud800.nl/"}), "is not an address of this source"),
])
def test_a_reply_that_is_no_list(official: Official, tmp_path: Path, said: Said, told: str) -> None:
    official.always["/OData/Document?"] = said
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert re.search(told, report.broken[0].reason)


def test_a_next_page_that_leads_back(official: Official, tmp_path: Path) -> None:
    back = {"@odata.nextLink": "Document?$skiptoken=1"}
    official.always["/OData/Document?"] = listed(official.papers[0].row(), **back)
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert "the list has no end" in report.broken[0].reason
    assert report.new == ["kst-31497-422"]


def test_a_next_page_with_an_encoded_dollar_sign(official: Official, tmp_path: Path) -> None:
    official.scripted.append(("/OData/Document?", listed(
        official.papers[0].row(), **{"@odata.nextLink": "Document?%24filter=d/Nummer%20eq%2031497)&%24skiptoken=1"})))
    assert len(bring(official.url, tmp_path, "31497", source="odata").new) == 3


def test_a_list_that_is_cut_is_asked_for_again(official: Official, tmp_path: Path) -> None:
    official.scripted += [("/OData/Document?", Said(b'{"value": [{"Id":'))]
    assert len(bring(official.url, tmp_path, "31497", source="odata").new) == 3


def test_rows_that_are_no_papers(official: Official, tmp_path: Path) -> None:
    dossier = [{"Nummer": 31497, "Toevoeging": None}]
    official.always["/OData/Document?"] = listed(
        7, None, {"Kamerstukdossier": dossier, "Id": "../x"},
        {**Paper("kst-31497-9").row(), "Id": "x", "HuidigeDocumentVersie": {"DocumentPublicatie": [{"Id": "../../y"}]}},
        {**Paper("kst-31497-8", formats=()).row(), "ContentType": "application/msword"})
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert ids(report.failed) == ["a row", "'../x'", "kst-31497-9", "kst-31497-8"]
    assert "application/msword; expected PDF or DOCX" in report.failed[-1].reason
    assert len(official.asked) == 1


def test_quotes_are_doubled() -> None:
    assert quoted("d'Or") == "'d''Or'"

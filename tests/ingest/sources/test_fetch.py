"""Whole fetches from a server on the loopback."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import FolderBusy, GriffierError
from ingest.sources.provenance import FILE, read_provenance
from ingest.sources.store import open_store
from tests.ingest.sources.fetching import AGENT, Time, bring, ids, names
from tests.ingest.sources.official import Official, Said
from tests.ingest.sources.papers import ERROR_PAGE, Paper


def test_a_dossier_comes_as_xml_with_metadata_beside_it(official: Official, tmp_path: Path) -> None:
    report = bring(official.url, tmp_path, "31497")
    assert report.new == ["kst-31497-422", "kst-31497-423", "kst-31497-424"]
    assert (report.failed, report.broken, report.notes) == ([], [], [])
    assert names(tmp_path) == [f"kst-31497-{number}.{ending}" for number in (422, 423, 424)
                               for ending in ("metadata.xml", "xml")]
    assert (tmp_path / "kst-31497-423.xml").read_bytes() == official.papers[1].body("xml")
    assert (tmp_path / "kst-31497-423.metadata.xml").read_bytes() == official.papers[1].body("metadata")
    assert not (tmp_path / ".fetching").exists()


def test_provenance_says_where_each_file_came_from(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    lines = [json.loads(line) for line in (tmp_path / FILE).read_text().splitlines()]
    one = lines[0]
    assert (one["id"], one["source"], one["dossiers"], one["format"]) == ("kst-31497-422", "sru", ["31497"], "xml")
    assert one["paper"]["url"] == official.papers[0].address(official.url, "xml")
    assert one["paper"]["retrieved"].startswith("2022-03-01T12:00")
    assert len(one["paper"]["sha256"]) == 64
    assert one["paper"]["etag"]
    assert one["paper"]["last_modified"]
    assert one["metadata"]["file"] == "kst-31497-422.metadata.xml"


def test_who_asks_is_told(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    assert {headers["user-agent"] for _, headers in official.asked} == {AGENT}


def test_a_second_time_only_the_list_is_read(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    official.asked.clear()
    report = bring(official.url, tmp_path, "31497")
    assert (report.new, report.updated, len(report.unchanged)) == ([], [], 3)
    assert official.paths("/frbr/") == []


def test_rechecking_asks_whether_anything_changed(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    official.papers[1].text = "Het rooster is herzien."
    official.asked.clear()
    report = bring(official.url, tmp_path, "31497", recheck=True)
    assert (report.updated, len(report.unchanged)) == (["kst-31497-423"], 2)
    asked = [headers for path, headers in official.asked if "/frbr/" in path]
    assert len(asked) == 6
    assert all("if-none-match" in headers and "if-modified-since" in headers for headers in asked)
    assert b"herzien" in (tmp_path / "kst-31497-423.xml").read_bytes()


def test_what_the_list_says_changed_is_asked_for(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    official.papers[0].modified, official.papers[1].modified = "2022-04-01", "2022-04-01"
    official.papers[1].text = "Het rooster is herzien."
    official.papers.append(Paper("kst-31497-425"))
    official.asked.clear()
    report = bring(official.url, tmp_path, "31497")
    assert (report.new, report.updated) == (["kst-31497-425"], ["kst-31497-423"])
    assert report.unchanged == ["kst-31497-422", "kst-31497-424"]
    assert len(official.paths("/frbr/")) == 6
    assert bring(official.url, tmp_path, "31497").requests == 2


def test_without_validators_the_bytes_tell_whether_it_changed(official: Official, tmp_path: Path) -> None:
    official.conditional = False
    bring(official.url, tmp_path, "31497")
    before = (tmp_path / FILE).read_text()
    assert len(bring(official.url, tmp_path, "31497", recheck=True).unchanged) == 3
    assert (tmp_path / FILE).read_text() == before


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("<officiele-publicatie")])
def test_a_file_that_is_gone_or_changed_is_fetched_again(official: Official, tmp_path: Path, spoil: object) -> None:
    bring(official.url, tmp_path, "31497")
    assert callable(spoil)
    spoil(tmp_path / "kst-31497-422.xml")
    report = bring(official.url, tmp_path, "31497")
    assert (report.updated, len(report.unchanged)) == (["kst-31497-422"], 2)
    assert (tmp_path / "kst-31497-422.xml").read_bytes() == official.papers[0].body("xml")


def test_a_pdf_where_nothing_else_exists_and_xml_once_it_does(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper("kst-1259252", formats=("metadata", "pdf"))]
    assert bring(official.url, tmp_path, "31497").new == ["kst-1259252"]
    assert names(tmp_path) == ["kst-1259252.metadata.xml", "kst-1259252.pdf"]
    official.papers = [Paper("kst-1259252", modified="2022-05-01")]
    assert bring(official.url, tmp_path, "31497").updated == ["kst-1259252"]
    assert names(tmp_path) == ["kst-1259252.metadata.xml", "kst-1259252.xml"]


def test_an_error_page_with_status_200_is_no_paper(official: Official, tmp_path: Path) -> None:
    for format in ("xml", "html"):
        official.always[f"kst-31497-422.{format}"] = Said(ERROR_PAGE, headers={"Content-Type": "text/html"})
    report = bring(official.url, tmp_path, "31497")
    assert len(report.new) == 3
    assert "kst-31497-422.pdf" in names(tmp_path)
    assert "kst-31497-422.xml" not in names(tmp_path)
    assert ids(report.notes) == ["kst-31497-422"]
    assert "no XML" in report.notes[0].reason
    assert "an HTML page ('Pagina niet gevonden')" in report.notes[0].reason


def test_nothing_but_error_pages_is_a_failure_with_every_reason(official: Official, tmp_path: Path) -> None:
    official.always["kst-31497-423."] = Said(ERROR_PAGE)
    report = bring(official.url, tmp_path, "31497")
    assert report.new == ["kst-31497-422", "kst-31497-424"]
    assert ids(report.failed) == ["kst-31497-423"]
    assert all(f"no {format}" in report.failed[0].reason for format in ("XML", "HTML", "PDF"))


def test_metadata_of_another_paper_stops_that_paper_only(official: Official, tmp_path: Path) -> None:
    official.papers[1].named = "kst-31497-999"
    report = bring(official.url, tmp_path, "31497")
    assert ids(report.failed) == ["kst-31497-423"]
    assert "asked for kst-31497-423, found the metadata of kst-31497-999" in report.failed[0].reason
    assert not [name for name in names(tmp_path) if "423" in name]


def test_a_paper_without_its_metadata_is_kept_and_told(official: Official, tmp_path: Path) -> None:
    official.always["kst-31497-424/1/metadata/"] = Said(ERROR_PAGE)
    report = bring(official.url, tmp_path, "31497")
    assert len(report.new) == 3
    assert "without metadata" in report.notes[0].reason
    official.always.clear()
    report = bring(official.url, tmp_path, "31497")  # the metadata is asked for until it is there
    assert (report.updated, report.notes) == (["kst-31497-424"], [])
    assert "kst-31497-424.metadata.xml" in names(tmp_path)


def test_metadata_that_were_there_stay_when_they_are_not_to_be_had(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    official.always["kst-31497-424/1/metadata/"] = Said(ERROR_PAGE)
    report = bring(official.url, tmp_path, "31497", recheck=True)
    assert len(report.unchanged) == 3
    assert "with metadata of an earlier day" in report.notes[0].reason
    assert "kst-31497-424.metadata.xml" in names(tmp_path)


def test_xml_is_not_given_up_for_an_error_page_of_a_day(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    before = names(tmp_path)
    official.always["kst-31497-422."] = Said(ERROR_PAGE)
    report = bring(official.url, tmp_path, "31497", recheck=True)
    assert (len(report.unchanged), names(tmp_path)) == (3, before)
    assert "XML of sru kept" in report.notes[0].reason


def test_xml_is_not_given_up_for_the_pdf_of_another_source(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    before, known = names(tmp_path), read_provenance(tmp_path)
    for paper in official.papers:
        paper.formats = ("pdf",)
    report = bring(official.url, tmp_path, "31497", source="odata")
    assert (len(report.unchanged), names(tmp_path)) == (3, before)
    after = read_provenance(tmp_path)
    assert [one.paper for one in after.values()] == [one.paper for one in known.values()]
    assert {one.source for one in after.values()} == {"sru"}


def test_two_dossiers_share_a_paper(official: Official, tmp_path: Path) -> None:
    official.papers.append(Paper("kst-26695-130", dossiers=("26695", "31497")))
    report = bring(official.url, tmp_path, "26695", "31497", "26 695")
    assert sorted(report.new) == ["kst-26695-130", "kst-31497-422", "kst-31497-423", "kst-31497-424"]
    assert len(official.paths("kst-26695-130.xml")) == 1
    assert read_provenance(tmp_path)["kst-26695-130"].dossiers == ("26695", "31497")


def test_a_dossier_fetched_later_is_added_to_a_paper_that_is_here(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper("kst-26695-130", dossiers=("26695", "31497"))]
    bring(official.url, tmp_path, "26695")
    assert bring(official.url, tmp_path, "31497").unchanged == ["kst-26695-130"]
    assert read_provenance(tmp_path)["kst-26695-130"].dossiers == ("26695", "31497")


def test_a_dossier_with_a_chapter(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper("kst-36600-VII-8", dossiers=("36600-VII",)), Paper("kst-36600-2", dossiers=("36600",))]
    assert bring(official.url, tmp_path, "36 600 vii").new == ["kst-36600-VII-8"]


def test_a_dossier_without_papers_is_told(official: Official, tmp_path: Path) -> None:
    report = bring(official.url, tmp_path, "99999", "31497", since=date(2022, 1, 1))
    assert ids(report.broken) == ["99999"]
    assert "lists no papers of 2022-01-01 or later" in report.broken[0].reason
    assert len(report.new) == 3
    assert "dt.date%3E%3D2022-01-01" in official.asked[0][0]


@pytest.mark.parametrize("hostile", [
    "../../etc/passwd", "kst-31497-422/../../x", "..", "", "kst-31497-422.xml", "/etc/passwd", "kst_1", "KST-1",
    "kst-" + "9" * 500, "kst-31497-\x9b31m", "CON", "blg-1;rm -rf",
])
def test_a_hostile_identifier_names_no_file(official: Official, tmp_path: Path, hostile: str) -> None:
    official.papers[1].shown = hostile or " "
    inside = tmp_path / "a" / "b"
    report = bring(official.url, inside, "31497")
    assert report.new == ["kst-31497-422", "kst-31497-424"]
    assert "not that of a paper of parliament" in report.failed[0].reason
    assert report.failed[0].id.isprintable()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
    assert len(names(inside)) == 4


@pytest.mark.parametrize("address", [
    "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "ftp://repository.overheid.nl/x",
    "//evil.example/x", "https://user:secret@repository.overheid.nl/x", "https://repository.overheid.nl.evil.example/x",
    "nonsense", "http://repository.overheid.nl/x", "https://repository.overheid.nl:8443/x", "http://[::1", "",
])
def test_an_address_elsewhere_is_not_asked(official: Official, tmp_path: Path, address: str) -> None:
    official.papers[0].addresses["xml"] = address or " javascript:alert(1)"
    report = bring(official.url, tmp_path, "31497")
    assert report.new == ["kst-31497-423", "kst-31497-424"]
    assert "is not an address of this source" in report.failed[0].reason
    assert official.papers[0].address("", "xml") not in [path for path, _ in official.asked]


def test_a_source_that_stops_answering_is_left_alone(official: Official, tmp_path: Path) -> None:
    official.papers = [Paper(f"kst-31497-{number}") for number in range(1, 11)]
    official.always["/frbr/"] = Said(status=503)
    report = bring(official.url, tmp_path, "31497")
    assert len(report.failed) == 10
    assert len(official.paths("/frbr/")) == 15
    assert "not tried: 3 papers in a row got no answer" in report.failed[-1].reason


def test_one_paper_that_gets_no_answer_does_not_stop_the_others(official: Official, tmp_path: Path) -> None:
    official.always["kst-31497-423."] = Said(status=503)
    time = Time()
    report = bring(official.url, tmp_path, "31497", time=time)
    assert (len(report.new), ids(report.failed)) == (2, ["kst-31497-423"])
    assert "status 503, 5 times over; run the same command again later" in report.failed[0].reason
    assert time.passed == pytest.approx(17, abs=2.1)  # 1 + 2 + 4 + 8 seconds, and up to one more each
    official.always.clear()
    assert bring(official.url, tmp_path, "31497").new == ["kst-31497-423"]


def test_two_fetches_do_not_write_to_one_folder(official: Official, tmp_path: Path) -> None:
    with open_store(tmp_path), pytest.raises(FolderBusy, match="another fetch is writing here"):
        bring(official.url, tmp_path, "31497")


def test_a_folder_that_is_a_file(official: Official, tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("")
    with pytest.raises(GriffierError, match=r"papers: cannot be written \(File exists\)"):
        bring(official.url, tmp_path / "papers", "31497")


def test_half_a_line_of_provenance_costs_one_paper(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path, "31497")
    text = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(text[:-40])
    official.asked.clear()
    report = bring(official.url, tmp_path, "31497")
    assert (report.new, len(report.unchanged)) == (["kst-31497-424"], 2)
    assert len(official.paths("/frbr/")) == 2
    assert len((tmp_path / FILE).read_text().splitlines()) == 3


def test_provenance_that_names_a_file_elsewhere_is_not_believed(official: Official, tmp_path: Path) -> None:
    bring(official.url, tmp_path / "in", "31497")
    (tmp_path / "mine.xml").write_bytes(official.papers[0].body("xml"))
    file = tmp_path / "in" / FILE
    file.write_text(file.read_text().replace('"kst-31497-422.xml"', '"../mine.xml"'))
    assert "kst-31497-422" in bring(official.url, tmp_path / "in", "31497").new
    assert (tmp_path / "mine.xml").exists()

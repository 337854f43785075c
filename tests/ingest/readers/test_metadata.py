"""metadata.xml beside a paper: what it adds, what it corrects, and when it is left aside."""

from __future__ import annotations

import logging

import pytest

from ingest.paper.identity import Identity
from ingest.readers.metadata import read_metadata, with_metadata
from ingest.source import File

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<metadata_gegevens>
  <metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-99844-12" />
  <metadata name="DC.title" scheme="" content="Beheer van de dijken; Brief regering; Stand van zaken" />
  <metadata name="DC.type" scheme="OVERHEIDop.Parlementair" content="Kamerstuk" />
  <metadata name="DC.type" scheme="" content="officiële publicatie" />
  <metadata name="DC.creator" scheme="OVERHEID.StatenGeneraal" content="Tweede Kamer der Staten-Generaal" />
  <metadata name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2023-07-11" />
  <metadata name="DCTERMS.available" scheme="DCTERMS.W3CDTF" content="2023-07-12" />
  <metadata name="OVERHEIDop.dossiernummer" scheme="" content="99844;35925-VII" />
  <metadata name="OVERHEIDop.dossiernummer" scheme="" content="99844" />
  <metadata name="OVERHEIDop.ondernummer" scheme="" content="12" />
  <metadata name="OVERHEIDop.dossiertitel" scheme="" content="Beheer van de dijken" />
  <metadata name="OVERHEIDop.documenttitel" scheme="" content="Brief van de minister over de stand van zaken" />
  <metadata name="OVERHEIDop.vergaderjaar" scheme="" content="2022-2023" />
  <metadata name="OVERHEIDop.indiener" scheme="" content="A.B. van Dijk" />
  <metadata name="OVERHEIDop.datumBrief" scheme="" content="2023-07-07" />
  <metadata name="OVERHEIDop.publicationName" scheme="" content="Kamerstuk" />
</metadata_gegevens>""".encode()
OWMS = b"""<?xml version="1.0"?><owms-metadata xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:overheidop="http://standaarden.overheid.nl/product/terms/">
  <owmskern><dcterms:identifier>ah-tk-20232024-1786</dcterms:identifier>
    <dcterms:title>Vragen van het lid Bergman over dijken</dcterms:title></owmskern>
  <owmsmantel><dcterms:issued scheme="DCTERMS.W3CDTF">2024-07-23</dcterms:issued></owmsmantel>
  <oep><overheidop:publicationName>Kamervragen (Aanhangsel)</overheidop:publicationName>
    <overheidop:aanhangsel>1786</overheidop:aanhangsel>
    <overheidop:vergaderjaar>2023-2024</overheidop:vergaderjaar></oep></owms-metadata>"""


def beside(data: bytes, name: str = "brief.pdf") -> File:
    return File(name, b"", data)


def test_metadata_of_a_letter() -> None:
    found = read_metadata(LETTER, "x.pdf")
    assert found.identity == Identity(
        title="Beheer van de dijken", date="2023-07-07", dossiers=("99844", "35925-VII"), number="12",
        session="2022-2023", official="kst-99844-12",
    )
    assert (found.whole.kind, found.fallback.date) == ("brief regering", "2023-07-11")


def test_second_form() -> None:
    found = read_metadata(OWMS, "x.xml").whole
    assert found == Identity(
        title="Vragen van het lid Bergman over dijken", kind="antwoord schriftelijke vragen", date="2024-07-23",
        number="1786", session="2023-2024", official="ah-tk-20232024-1786",
    )


def test_a_paper_that_states_nothing_has_it_all() -> None:
    found = with_metadata(Identity(), beside(LETTER))
    assert (found.id, found.kind, found.date) == ("kst-99844-12", "brief regering", "2023-07-07")


def test_metadata_goes_over_the_paper_and_keeps_the_order_of_its_dossiers() -> None:
    read = Identity(title="Beheer van", date="2023-07-01", dossiers=("35925-VII",), kind="brief")
    found = with_metadata(read, beside(LETTER))
    assert (found.title, found.date, found.kind) == ("Beheer van de dijken", "2023-07-07", "brief")
    assert found.dossiers == ("35925-VII", "99844")


def test_the_day_of_publication_only_fills_in() -> None:
    without = LETTER.replace(b"datumBrief", b"datumX")
    assert with_metadata(Identity(date="2023-07-01"), beside(without)).date == "2023-07-01"
    assert with_metadata(Identity(), beside(without)).date == "2023-07-11"


@pytest.mark.parametrize(("read", "name"), [
    (Identity(dossiers=("99844",), number="11"), "brief.pdf"), (Identity(), "kst-99844-11.pdf"),
])
def test_metadata_of_another_paper_is_left_aside(
    read: Identity, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert with_metadata(read, beside(LETTER, name)) == read
    assert f"{name}: the metadata beside it is that of kst-99844-12, the paper is kst-99844-11" in caplog.text


def test_an_erratum_is_the_same_paper() -> None:
    data = LETTER.replace(b"kst-99844-12", b"kst-99844-12-n1")
    assert with_metadata(Identity(dossiers=("99844",), number="12"), beside(data)).id == "kst-99844-12-n1"


@pytest.mark.parametrize("data", [b"<metadata", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b""])
def test_metadata_that_cannot_be_read_is_left_aside(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    read = Identity(title="Dijken")
    with caplog.at_level(logging.WARNING):
        assert with_metadata(read, beside(data)) == read
    assert "brief.pdf (its metadata)" in caplog.text
    assert "read without it" in caplog.text


def test_odd_values_are_not_taken() -> None:
    odd = LETTER.replace(b'"12"', b'"12 en 13"').replace(b"2023-07-07", b"7 juli").replace(b"2022-2023", b"?")
    found = read_metadata(odd, "x.pdf").identity
    assert (found.number, found.date, found.session) == (None, None, None)

"""A Kamerstuk: what its head states, its front matter and who signs."""

from __future__ import annotations

import pytest

from ingest.model import Signatory
from tests.ingest.readers.koop.making import DOSSIER, KOP, SIGNED, STUKNR, kamerstuk, read, texts

DATED = "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 7 juli 2023</al>"


def test_letter() -> None:
    paper = read(kamerstuk(f"{DATED}<al>Hierbij meld ik dat de dijken hoog zijn.</al>", signed=SIGNED))
    document = paper.document
    assert (document.id, document.kind, document.date) == ("kst-99844-12", "brief regering", "2023-07-07")
    assert (document.dossiers, document.number, document.session) == (("99844",), "12", "2022-2023")
    assert (document.title, document.format) == ("Beheer van de dijken", "KOOP XML")
    assert document.signatories == (Signatory("minister", "A.B. van Dijk", "Waterzaken"),)
    assert texts(paper) == ["Hierbij meld ik dat de dijken hoog zijn.", "De Minister van Waterzaken, A.B. van Dijk"]
    assert paper.text.split("\n\n")[:4] == [
        "Vergaderjaar 2022-2023", "Tweede Kamer der Staten-Generaal", "2", "Kamerstukken"]
    assert "Den Haag, 7 juli 2023" in paper.text
    assert paper.passages[0].citation == "Kamerstukken II 2022/23, 99 844, nr. 12"


def test_day_in_the_head() -> None:
    day = '<datumtekst>Ontvangen <datum isodatum="2020-05-20">20 mei 2020</datum></datumtekst>'
    paper = read(kamerstuk("<al>Tekst van de nota.</al>", title=f"<titel>MEMORIE VAN TOELICHTING</titel>{day}"))
    assert (paper.document.date, paper.document.kind) == ("2020-05-20", "memorie van toelichting")
    assert "Ontvangen 20 mei 2020" in paper.text


def test_a_report_says_when_it_was_adopted() -> None:
    paper = read(kamerstuk("<al>Vastgesteld 22 mei 2023</al><al>De commissie heeft vragen gesteld.</al>",
                           title="<titel>VERSLAG VAN EEN SCHRIFTELIJK OVERLEG</titel>"))
    assert (paper.document.date, paper.document.kind) == ("2023-05-22", "verslag van een schriftelijk overleg")
    assert texts(paper) == ["De commissie heeft vragen gesteld."]


@pytest.mark.parametrize(("number", "dossiers"), [
    ("<dossiernr>35 570</dossiernr><begrotingshoofdstuk>VIII</begrotingshoofdstuk>", ("35570-VIII",)),
    ("<dossiernr>21 501-20</dossiernr>", ("21501-20",)), ("<dossiernr>36 110 (R2165)</dossiernr>", ("36110",)),
])
def test_dossiers(number: str, dossiers: tuple[str, ...]) -> None:
    one = f"<dossier><dossiernummer>{number}</dossiernummer><titel>Onderwerp</titel></dossier>"
    xml = kamerstuk("<al>Tekst.</al>", dossier=one).replace("externMetadataRecord", "iets")
    document = read(xml).document
    assert (document.dossiers, document.id) == (dossiers, f"kst-{dossiers[0]}-12")


def test_several_dossiers_in_order() -> None:
    chapter = "</dossiernr><begrotingshoofdstuk>XIV</begrotingshoofdstuk>"
    second = DOSSIER.replace("99 844", "35 570").replace("</dossiernr>", chapter)
    document = read(kamerstuk("<al>Tekst.</al>", dossier=DOSSIER + second)).document
    assert document.dossiers == ("99844", "35570-XIV")
    assert (document.id, document.title) == ("kst-99844-12", "Beheer van de dijken")


def test_paper_of_the_eerste_kamer() -> None:
    letter = STUKNR.replace('kamer="2">12', 'kamer="1">A').replace("Nr. ", "")
    kop = KOP.replace("Tweede", "Eerste").replace(">2<", ">1<")
    paper = read(kamerstuk("<al>Tekst.</al>", id="kst-99844-A", kop=kop, stuknr=letter))
    assert (paper.document.id, paper.document.number) == ("kst-99844-A", "A")
    assert paper.passages[0].citation == "Kamerstukken I 2022/23, 99 844, A"


def test_erratum_has_the_id_of_its_own() -> None:
    assert read(kamerstuk("<al>Tekst.</al>", id="kst-99844-12-n1")).document.id == "kst-99844-12-n1"


def test_metadata_within_the_publication() -> None:
    xml = kamerstuk("<al>Tekst.</al>").replace("</metadata>", """<meta name="DC.identifier" content="kst-99844-12"/>
      <meta name="DCTERMS.issued" content="2023-07-09"/><meta name="OVERHEIDop.dossiernummer" content="99844"/>
      </metadata>""")
    assert read(xml).document.date == "2023-07-09"


def test_metadata_beside_it() -> None:
    beside = ('<metadata_gegevens><metadata name="DC.identifier" content="kst-99844-12"/><metadata '
              'name="OVERHEIDop.datumBrief" content="2023-07-06"/></metadata_gegevens>')
    paper = read(kamerstuk(f"{DATED}<al>Tekst.</al>"), sidecar=beside.encode())
    assert paper.document.date == "2023-07-06"
    other = beside.replace("99844-12", "99844-13").encode()
    assert read(kamerstuk(f"{DATED}<al>Tekst.</al>"), sidecar=other).document.date == "2023-07-07"


def test_motion_is_signed_by_members() -> None:
    body = ("<al>De Kamer,</al><al>verzoekt de regering dijken te bouwen,</al>"
            "<al>en gaat over tot de orde van de dag.</al>"
            "<al-groep><al>Van der Dijk</al><al>Kade</al></al-groep>")
    paper = read(kamerstuk(body, title="<titel>MOTIE VAN HET LID VAN DER DIJK C.S.</titel>"))
    assert paper.document.kind == "motie"
    assert paper.document.signatories == (Signatory("lid", "Van der Dijk", None), Signatory("lid", "Kade", None))


def test_several_sign_in_one_element_and_in_paragraphs() -> None:
    two = SIGNED.replace("</naam>", "</naam><functie>De Staatssecretaris van Kades,</functie><deze>C. Kade</deze>")
    officers = "<al-groep><al>De voorzitter van de commissie,</al><al>Terpstra</al></al-groep>"
    document = read(kamerstuk(f"<al>Tekst van het verslag.</al>{officers}", signed=two)).document
    assert document.signatories == (
        Signatory("voorzitter", "Terpstra", None), Signatory("minister", "A.B. van Dijk", "Waterzaken"),
        Signatory("staatssecretaris", "C. Kade", "Kades"))


@pytest.mark.parametrize(("title", "kind"), [
    ("VOORSTEL VAN WET", "voorstel van wet"), ("NOTA VAN WIJZIGING", "nota van wijziging"),
    ("AMENDEMENT VAN HET LID DIJK", "amendement"),
    ("BRIEF VAN DE STAATSSECRETARIS VAN KADES", "brief regering"), ("", "brief regering"),
])
def test_kind_by_the_title_of_the_paper(title: str, kind: str) -> None:
    assert read(kamerstuk("<al>Tekst.</al>", title=f"<titel>{title}</titel>", signed=SIGNED)).document.kind == kind

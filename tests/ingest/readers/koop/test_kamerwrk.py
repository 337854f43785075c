"""The dialect of 1995 to about 2010."""

from __future__ import annotations

from ingest.model import Signatory
from tests.ingest.readers.koop.making import read, texts

OLD = """<?xml version="1.0" encoding="utf-8"?>
<kamerwrk kamer="2" publtype="meto"><metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
  content="https://zoek.officielebekendmakingen.nl/kst-94138-3/metadata.xml" /></metadata>
  <kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel>
    <subtitel>Vergaderjaar 1994-1995</subtitel></kop>
  <frontm><versie dtd="0.10"></versie><ordernr>5K0977</ordernr><vergjaar>1994-1995</vergjaar>
    <onderw><nummer>94 138</nummer><naam>Wijziging van de Waterwet
inzake dijken</naam></onderw></frontm>
  <body><stuk><ltrlabel>Nr. </ltrlabel><nummer>3</nummer><titel>MEMORIE VAN TOELICHTING </titel>
    <tuskop letat="vet">I. ALGEMEEN </tuskop><tuskop letat="vet">1. Dijken </tuskop>
    <tuskop letat="cur">1.1. Hoogte</tuskop>
    <al>Het wetsvoorstel<voetref refid="v1" nr="1"></voetref> regelt de hoogte
van dijken (Kamerstukken II 1992/93,
22 827, nr. 2).</al><witreg></witreg>
    <al>Het gaat om:</al><al>– de hoogte,
en</al><al>– de breedte<voetref nr="2"></voetref>.</al>
    <tuskop letat="rom">Leden</tuskop><al>Het tweede lid.</al>
    <tuskop letat="vet">II. ARTIKELEN</tuskop><al>Artikel 1.</al>
    <ondtek><functie>De Staatssecretaris van Water,</functie><naam>T. Dijk</naam>
      <functie>De Minister van Land,</functie><naam>J. J. van Kade </naam></ondtek></stuk></body>
  <voetnoot id="v1" nr="1"><al>Ter inzage gelegd.</al></voetnoot><voetnoot id="v2" nr="2"><al>In meters.</al></voetnoot>
  <voetnoot id="v3" nr="3"><al>Zonder verwijzing.</al></voetnoot></kamerwrk>"""


def test_identity() -> None:
    document = read(OLD).document
    assert (document.id, document.kind, document.session) == ("kst-94138-3", "memorie van toelichting", "1994-1995")
    assert (document.title, document.dossiers, document.number) == (
        "Wijziging van de Waterwet inzake dijken", ("94138",), "3")
    assert document.signatories == (
        Signatory("staatssecretaris", "T. Dijk", "Water"), Signatory("minister", "J. J. van Kade", "Land"))


def test_text_without_its_hard_line_ends() -> None:
    paper = read(OLD)
    assert texts(paper)[:4] == [
        "Het wetsvoorstel regelt de hoogte van dijken (Kamerstukken II 1992/93, 22 827, nr. 2).", "Het gaat om:",
        "de hoogte, en", "de breedte."]
    assert [one.kind for one in paper.passages[:4]] == ["paragraph", "paragraph", "list-item", "list-item"]
    assert paper.passages[0].references == ("kst-22827-2",)


def test_headings() -> None:
    sections = [one.section for one in read(OLD).passages]
    assert sections[0] == ("I. ALGEMEEN", "1. Dijken", "1.1. Hoogte")
    assert sections[4] == ("I. ALGEMEEN", "1. Dijken", "1.1. Hoogte", "Leden")
    assert sections[5] == ("II. ARTIKELEN",)


def test_notes_behind_the_text() -> None:
    paper = read(OLD)
    assert [[(n.number, n.at, n.text) for n in one.footnotes] for one in paper.passages if one.footnotes] == [
        [("1", 16, "Ter inzage gelegd.")], [("2", 10, "In meters.")],
        [("3", len(paper.passages[-1].text), "Zonder verwijzing.")]]
    assert paper.text.count("Ter inzage gelegd.") == 1

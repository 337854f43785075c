"""Publications in the shape of officielebekendmakingen.nl, with invented words."""

from __future__ import annotations

from ingest.model import Paper
from ingest.read import paper_of
from ingest.source import File

HEAD = """<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-2">
  <metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
    content="https://zoek.officielebekendmakingen.nl/{id}/metadata.xml" /></metadata>"""
KOP = """<kamerstukkop>
  <tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel>
  <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
  <tekstregel inhoud="kamernummer">2</tekstregel>
  <tekstregel inhoud="documenttype">Kamerstukken</tekstregel></kamerstukkop>"""
DOSSIER = """<dossier><dossiernummer><dossiernr>99 844</dossiernr></dossiernummer>
  <titel>Beheer van de dijken</titel></dossier>"""
STUKNR = """<stuknr>Nr. <ondernummer kamer="2">12</ondernummer></stuknr>"""
TITLE = "<titel>BRIEF VAN DE MINISTER VAN WATERZAKEN </titel>"
SIGNED = """<tekst-sluiting><ondertekening><functie>De Minister van Waterzaken,</functie>
  <naam><voornaam>A.B.</voornaam><voorvoegsels>van</voorvoegsels><achternaam>Dijk</achternaam></naam>
  </ondertekening></tekst-sluiting>"""


def kamerstuk(
    body: str, *, id: str = "kst-99844-12", kop: str = KOP, dossier: str = DOSSIER, stuknr: str = STUKNR,
    title: str = TITLE, after: str = "", signed: str = "", tekst: bool = True,
) -> str:
    """A Kamerstuk whose text is `body`; `after` stands behind the `algemeen`."""
    text = f'<tekst status="goed">{body}</tekst>' if tekst else body
    return f"""<?xml version="1.0" encoding="utf-8"?>
{HEAD.format(id=id)}<kamerstuk>{kop}{dossier}<stuk>{stuknr}{title}
<algemeen><vrije-tekst>{text}</vrije-tekst>{signed}</algemeen>{after}</stuk></kamerstuk></officiele-publicatie>"""


def read(xml: str | bytes, name: str = "stuk.xml", sidecar: bytes | None = None) -> Paper:
    """The paper in a publication."""
    data = xml.encode() if isinstance(xml, str) else xml
    paper = paper_of(File(name, data, sidecar))
    for one in paper.passages:
        assert paper.text[one.span.start:one.span.end] == one.text
    return paper


def texts(paper: Paper) -> list[str]:
    """The texts of its passages."""
    return [one.text for one in paper.passages]

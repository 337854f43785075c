"""Reports of VLOS, with invented members and words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import BrokenXml, EmptyPaper, PaperError, UnsafeXml
from ingest.model import Paper, Speaker
from ingest.read import paper_of
from ingest.readers import choose
from ingest.source import File

NS = "http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"


def spreker(soort: str, first: str, last: str, party: str, office: str) -> str:
    """A speaker; the forms to sort by are wrong on purpose."""
    return f"""<spreker soort="{soort}" objectid="s"><fractie>{party}</fractie><aanhef>De heer</aanhef>
<verslagnaam>{last}</verslagnaam><weergavenaam>Sorteer, {last}</weergavenaam><voornaam>{first}</voornaam>
<achternaam>Sorteer</achternaam><functie>{office}</functie></spreker>"""


MEMBER = spreker("Tweede Kamerlid", "Thom", "Van Zand", "VVD", "lid Tweede Kamer")
OTHER = spreker("Tweede Kamerlid", "Mira", "Mira Duin", "CU", "lid Tweede Kamer")
PRESIDING = spreker("Tweede Kamerlid", "Fatima", "Polder", "D66", "lid Tweede Kamer")
MINISTER = spreker("Minister", "Tom", "Sluis", "", "minister van Waterzaken").replace("<fractie></fractie>", "")


def tekst(*items: str) -> str:
    """Words of the report."""
    return f"<tekst><alinea>{''.join(f'<alineaitem>{one}</alineaitem>' for one in items)}</alinea></tekst>"


def turn(who: str, *items: str, chair: bool = False, inner: str = "", tag: str = "woordvoerder") -> str:
    """A turn, with what stands within it."""
    return f"""<{tag} objectid="w">{who}<markeertijdbegin>2026-10-05T15:00:10</markeertijdbegin>
<isvoorzitter>{str(chair).lower()}</isvoorzitter><isdraad>false</isdraad>{tekst(*items)}{inner}</{tag}>"""


def report(*parts: str, soort: str = "Commissie", status: str = "Gecorrigeerd", root: str = "vlosCoreDocument") -> str:
    """A meeting with one activity."""
    items = "".join(
        f"<activiteitdeel soort='Spreekbeurt'><titel>Spreekbeurt - X</titel><activiteititem soort='Woordvoerder'>"
        f"<titel>Woordvoerder - X</titel>{part}</activiteititem></activiteitdeel>" for part in parts
    )
    return f"""\ufeff<?xml version="1.0" encoding="UTF-8"?>
<{root} soort="Eindpublicatie" status="{status}" xmlns="{NS}">
<vergadering soort="{soort}" objectid="v" kamer="Tweede Kamer">
<titel>Dijkenbeleid</titel><zaal>Troelstrazaal</zaal><vergaderjaar>2026-2027</vergaderjaar><datum>2026-10-05T00:00:00</datum>
<activiteit soort="Opening"><titel>Opening</titel></activiteit>
<activiteit soort="Notaoverleg" objectid="a"><titel>Dijken</titel><onderwerp>Dijken en sluizen</onderwerp>
<parlisid>2023A07965</parlisid><activiteithoofd soort="Termijn"><titel>Termijn inbreng</titel>{items}</activiteithoofd>
</activiteit></vergadering></{root}>"""


def read(xml: str, name: str = "verslag.xml") -> Paper:
    """The paper in a report."""
    return paper_of(File(name, xml.encode()))


def said(paper: Paper) -> list[tuple[str, str | None, str | None, str | None]]:
    """(text, role, name, party) of each passage."""
    nobody = Speaker(None)
    return [(one.text, (one.speaker or nobody).role, (one.speaker or nobody).name, (one.speaker or nobody).party)
            for one in paper.passages]


def test_speakers_come_from_the_elements_and_labels_are_no_words() -> None:
    paper = read(report(
        turn(PRESIDING, "De <nadruk type='Vet'>voorzitter</nadruk>:", "Welkom.", chair=True),
        turn(MEMBER, "De heer <nadruk type='Vet'>Van Zand</nadruk> (VVD): Voorzitter. "
                     "Het <nadruk type='Schuin'>lekt</nadruk>."),
        turn(MINISTER, "Minister <nadruk type='Vet'>Sluis</nadruk>:", "Dank.",
             "Het is 12 m<nadruk type='Bovenschrift'>2</nadruk>."),
    ))
    assert said(paper) == [
        ("Welkom.", "voorzitter", "Fatima Polder", None), ("Voorzitter. Het lekt.", "lid", "Thom van Zand", "VVD"),
        ("Dank.", "minister", "Tom Sluis", None), ("Het is 12 m².", "minister", "Tom Sluis", None),
    ]
    assert [one.speaker.portfolio for one in paper.passages if one.speaker] == [None, None, "Waterzaken", "Waterzaken"]
    assert "De heer Van Zand (VVD):\n\nVoorzitter." in paper.text
    assert "Sorteer" not in paper.text
    assert "Spreekbeurt - X" not in paper.text


def test_an_interruption_is_read_once_in_its_place() -> None:
    label = "Mevrouw <nadruk type='Vet'>Duin</nadruk> (ChristenUnie):"
    interruption = turn(OTHER, label, "Waar lekt het?", tag="interrumpant")
    paper = read(report(
        turn(MEMBER, "De heer Van Zand (VVD):", "Het lekt.", inner=interruption)
        + turn(MEMBER, "De heer Van Zand (VVD):", "Hier."),
    ))
    assert said(paper) == [
        ("Het lekt.", "lid", "Thom van Zand", "VVD"), ("Waar lekt het?", "lid", "Mira Duin", "ChristenUnie"),
        ("Hier.", "lid", "Thom van Zand", "VVD"),
    ]
    assert paper.text.count("Waar lekt het?") == 1


def test_a_motion_with_its_number() -> None:
    motion = """<draadboekfragment soort="Motie indiening"><tekst><alineagroep type="Motietekst"><alinea>
<alineaitem>Motie</alineaitem><alineaitem>De Kamer,</alineaitem></alinea></alineagroep>
<alineagroep type="Motieinfo"><alinea><alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:</alineaitem><alineaitem>Zij
krijgt nr. <stuknummer>915</stuknummer> (<dossiernummer>99501-20</dossiernummer>).</alineaitem></alinea></alineagroep>
</tekst><zaken><zaak soort="Motie"><titel>de motie-Van Zand</titel>
<dossiernummer>99501-20</dossiernummer><stuknummer>915</stuknummer></zaak></zaken>
</draadboekfragment>"""
    paper = read(report(
        turn(PRESIDING, "De voorzitter:", "Ga uw gang.", chair=True),
        turn(MEMBER, "De heer Van Zand (VVD):", "Een motie.", inner=motion),
    ))
    assert said(paper)[1:] == [
        ("Een motie.", "lid", "Thom van Zand", "VVD"), ("De Kamer,", "lid", "Thom van Zand", "VVD"),
        ("Zij krijgt nr. 915 (99501-20).", "voorzitter", "Fatima Polder", None),
    ]
    assert [one.references for one in paper.passages] == [(), (), ("kst-99501-20-915",), ("kst-99501-20-915",)]


def test_lists_and_what_the_report_says_itself() -> None:
    suspended = tekst("De vergadering wordt van 16.10 uur tot 16.20 uur geschorst.")
    listed = "<lijst><alineaitem>- zand;</alineaitem><alineaitem>klei.</alineaitem></lijst>"
    minister = turn(MINISTER, "Minister Sluis:", "Nodig zijn:").replace("</alinea>", f"{listed}</alinea>")
    paper = read(report(minister, f"<draadboekfragment soort='Schorsing'>{suspended}</draadboekfragment>"))
    assert [(one.kind, one.text, one.speaker is not None) for one in paper.passages] == [
        ("paragraph", "Nodig zijn:", True), ("list-item", "zand;", True), ("list-item", "klei.", True),
        ("paragraph", "De vergadering wordt van 16.10 uur tot 16.20 uur geschorst.", False),
    ]


@pytest.mark.parametrize(("soort", "kind"), [("Commissie", "verslag van een notaoverleg"), ("Plenair", "handelingen")])
@pytest.mark.parametrize("root", ["vlosCoreDocument", "vlosdocument"])
def test_the_meeting_identifies_the_report(soort: str, kind: str, root: str) -> None:
    xml = report(turn(PRESIDING, "De voorzitter:", "Welkom.", chair=True), soort=soort, root=root)
    paper = read(xml)
    document = paper.document
    assert (document.title, document.date, document.session) == ("Dijkenbeleid", "2026-10-05", "2026-2027")
    assert (document.kind, document.format) == (kind, "VLOS XML")
    assert paper.passages[0].section == ("Dijken en sluizen", "Termijn inbreng")
    assert choose(File("x", xml.encode())).name == "VLOS XML"


def test_a_skeleton_without_words_is_refused() -> None:
    with pytest.raises(EmptyPaper, match=r"verslag\.xml: a report without words \(status Casco\); fetch the "):
        read(report(turn(MEMBER).replace("<alinea></alinea>", ""), status="Casco"))
    with pytest.raises(EmptyPaper, match="without words"):
        read(f"<vlosCoreDocument xmlns='{NS}'/>")


def test_hostile_xml_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    with pytest.raises(UnsafeXml, match=r"verslag\.xml: "):
        read(report(turn(MEMBER, "&a;")).replace("<vlosCore", f"{bomb}<vlosCore", 1))
    with pytest.raises(UnsafeXml, match=r"verslag\.xml: "):
        read(report("<activiteititem>" * 300 + "</activiteititem>" * 300))
    with pytest.raises(BrokenXml, match=r"verslag\.xml: "):
        read(report(turn(MEMBER, "Ja."))[:-40])


PIECES = [b"", b"x", b"<tekst/>", b"<spreker/>", b"&amp;", b"<interrumpant/>", b"\xff", b"<lijst/>"]
WHOLE = report(
    turn(PRESIDING, "De voorzitter:", "Welkom.", chair=True), turn(MEMBER, "De heer Van Zand (VVD):", "Het lekt."),
).encode()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_changed_bytes_give_a_paper_or_a_typed_error(data: st.DataObject) -> None:
    changed = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(st.sampled_from(PIECES))
        changed[at:at + data.draw(st.integers(0, 2))] = piece
    try:
        paper = paper_of(File("verslag.xml", bytes(changed)))
    except PaperError as error:
        if "verslag.xml" not in str(error):
            raise
    else:
        assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)

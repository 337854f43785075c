"""Handelingen, turn by turn, with invented members and words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import EmptyPaper, PaperError
from ingest.model import Paper, Speaker
from ingest.read import paper_of
from ingest.source import File
from tests.ingest.readers.koop.making import HEAD, read

CHAIR = "<spreker><voorvoegsels>De</voorvoegsels>\n <naam><achternaam>voorzitter</achternaam></naam>:</spreker>"
MOTION = f"""<motie id="M-99311-08-199"><kop><titel status="officieel">Motie</titel></kop><al>De Kamer,</al>
<al>verzoekt de regering de dijk op te hogen,</al><al>en gaat over tot de orde van de dag.</al>
<motie-info>{CHAIR}<al>Deze motie is voorgesteld door de leden Zandstra en Duin.</al>
<al>Zij krijgt nr. <extref doc="kst-99311-08-199" soort="document">199</extref>
(<extref doc="kst-99311-08-199" soort="document">99311-08</extref>).</al></motie-info></motie>"""


def spreker(before: str, name: str, party: str = "") -> str:
    """A speaker as the format writes one, laid out over lines."""
    politiek = f" (<politiek>{party}</politiek>):" if party else ":"
    return f"""<spreker>
 <voorvoegsels>{before}</voorvoegsels>
 <naam>
  <achternaam>{name}</achternaam>
 </naam>{politiek}</spreker>"""


def turn(speaker: str, *paragraphs: str, new: str = "nee") -> str:
    """A spreekbeurt; a paragraph that is an element stands as it is."""
    said = "".join(one if one.startswith("<") else f"<al-groep><al>{one}</al></al-groep>" for one in paragraphs)
    return f'<spreekbeurt nieuw="{new}">{speaker}<tekst status="goed">{said}</tekst></spreekbeurt>'


def item(*parts: str, subject: str = "Aan de orde is het <nadruk type='vet'>debat</nadruk> over dijken.") -> str:
    """One item of a meeting."""
    return f"""<?xml version="1.0" encoding="utf-8"?>{HEAD.format(id="h-tk-20172018-61-10")}<handelingen><agendapunt>
<nr>10</nr><item-titel>Lekkende dijken</item-titel><onderwerp><al-groep><al>{subject}</al></al-groep></onderwerp>
{"".join(parts)}</agendapunt></handelingen></officiele-publicatie>"""


def said(paper: Paper) -> list[tuple[str, str | None, str | None, str | None]]:
    """(text, role, name, party) of each passage."""
    nobody = Speaker(None)
    return [(one.text, (one.speaker or nobody).role, (one.speaker or nobody).name, (one.speaker or nobody).party)
            for one in paper.passages]


def test_every_turn_has_its_speaker_and_labels_are_no_words_of_it() -> None:
    paper = read(item(
        turn(CHAIR, "Ik open het debat."),
        turn(spreker("De heer", "Van 't Zand", "CU"), "Voorzitter. Het lekt.", new="ja"),
        turn(spreker("Mevrouw", "Duin", "GroenLinks"), "Waar?"), turn(spreker("Minister", "Van der Polder"), "Overal."),
        turn(spreker("Staatssecretaris", "Sluis"), "Niet overal."), turn(spreker("De heer", "Gast"), "Ik ben te gast."),
        turn("", "Zonder label."),
    ))
    assert said(paper)[1:] == [
        ("Ik open het debat.", "voorzitter", None, None),
        ("Voorzitter. Het lekt.", "lid", "Van 't Zand", "ChristenUnie"),
        ("Waar?", "lid", "Duin", "GroenLinks"), ("Overal.", "minister", "Van der Polder", None),
        ("Niet overal.", "staatssecretaris", "Sluis", None), ("Ik ben te gast.", None, "Gast", None),
        ("Zonder label.", None, "Gast", None),
    ]
    assert "De voorzitter:\n\nIk open het debat.\n\nDe heer Van 't Zand (CU):\n\nVoorzitter." in paper.text


def test_the_item_gives_title_section_id_and_citation() -> None:
    paper = read(item(turn(CHAIR, "Ik open het debat.")), "x.xml")
    document = paper.document
    assert (document.id, document.title, document.kind) == ("h-tk-20172018-61-10", "Lekkende dijken", "handelingen")
    assert document.session == "2017-2018"
    assert {passage.section for passage in paper.passages} == {("Lekkende dijken",)}
    assert paper.passages[0].citation == "Handelingen II 2017/18, nr. 61, item 10"
    assert said(paper)[0] == ("Aan de orde is het debat over dijken.", None, None, None)


def test_the_day_of_the_meeting_and_who_presides() -> None:
    meeting = """<vergadering><vergadering-nummer>50e vergadering</vergadering-nummer>
<vergaderdatum>Donderdag 8 februari 2018</vergaderdatum><vergadertijd>Aanvang 10:15 uur</vergadertijd></vergadering>
<opening><nr>1</nr><tekst><al-groep><al><nadruk type="vet">Voorzitter: Zandstra</nadruk> </al></al-groep>
<al-groep><al>Aanwezig zijn 142 leden.</al></al-groep></tekst>"""
    opening = f"<handelingen>{meeting}{turn(CHAIR, 'Ik open.')}</opening></handelingen>"
    paper = read(f"{HEAD.format(id='h-tk-20172018-50-1')}{opening}</officiele-publicatie>")
    assert (paper.document.date, paper.document.title) == ("2018-02-08", "50e vergadering")
    assert said(paper)[-1] == ("Ik open.", "voorzitter", "Zandstra", None)
    assert paper.text.startswith("50e vergadering\n\nDonderdag 8 februari 2018\n\nAanvang 10:15 uur")


def test_a_motion_is_the_movers_and_its_number_the_chairs() -> None:
    paper = read(item(
        turn(spreker("De heer", "Zandstra", "SP"), "Daarom een motie.", MOTION),
        "<tekst><al-groep><al>Gaat u verder.</al></al-groep></tekst>",
        turn(spreker("De heer", "Zandstra", "SP"), "Tot slot."),
        "<tekst><al>De beraadslaging wordt gesloten.</al></tekst>",
    ))
    assert [(text, role) for text, role, _, _ in said(paper)][1:] == [
        ("Daarom een motie.", "lid"), ("De Kamer,", "lid"), ("verzoekt de regering de dijk op te hogen,", "lid"),
        ("en gaat over tot de orde van de dag.", "lid"),
        ("Deze motie is voorgesteld door de leden Zandstra en Duin.", "voorzitter"),
        ("Zij krijgt nr. 199 (99311-08).", "voorzitter"), ("Gaat u verder.", "voorzitter"), ("Tot slot.", "lid"),
        ("De beraadslaging wordt gesloten.", None),
    ]
    assert [one.references for one in paper.passages[2:7]] == [("kst-99311-08-199",)] * 5
    assert paper.passages[1].references == ()
    assert "Motie\n\nDe Kamer," in paper.text


def test_votes_stand_between_the_chairs_turns() -> None:
    listed = """<lijst><li><li.nr>-</li.nr><al>de motie-Duin over zand (<extref doc="kst-99311-719"
soort="document">99311
</extref>, nr. <extref doc="kst-99311-719" soort="document">719</extref>);</al></li></lijst>"""
    paper = read(item(
        turn(CHAIR, "Wij gaan stemmen."), "<tekst><al>In stemming komt de motie-Duin (99311, nr. 719).</al></tekst>",
        turn(CHAIR, "Ik constateer dat zij is verworpen."), "<tekst><al>Daarmee zijn wij aan het einde.</al></tekst>",
        subject=f"Aan de orde zijn de stemmingen, te weten:</al></al-groep><al-groep>{listed}</al-groep><al-groep><al>",
    ))
    assert paper.passages[1].kind == "list-item"
    assert paper.passages[1].references == ("kst-99311-719",)
    assert [(text, role) for text, role, _, _ in said(paper)][3:] == [
        ("In stemming komt de motie-Duin (99311, nr. 719).", None),
        ("Ik constateer dat zij is verworpen.", "voorzitter"), ("Daarmee zijn wij aan het einde.", "voorzitter"),
    ]


def test_notes_of_a_turn() -> None:
    noot = '<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Zie het rapport.</noot.al></noot>'
    paper = read(item(turn(CHAIR, f"Het rapport{noot} is er.")))
    assert [(one.number, one.at, one.text) for one in paper.passages[1].footnotes] == [("1", 11, "Zie het rapport.")]


def test_the_dialect_of_before_2011() -> None:
    xml = """<?xml version="1.0" encoding="utf-8"?><handeling><metadata/><item-titel>Lekkende dijken</item-titel>
<voorz><al>Ik open de vergadering.</al></voorz>
<spreker><wie>De heer <naam>Zandstra</naam> (<partij>PvdA</partij>):</wie><al>Voorzitter. Het lekt.</al>
<voorz><al>Kort graag.</al></voorz><al>Ik rond af.</al></spreker>
<spreker><wie>Minister <naam>Polder</naam>:</wie><al>Het lekt niet.</al></spreker>
<al>De beraadslaging wordt gesloten.</al>
</handeling>"""
    paper = read(xml, "h-tk-20082009-12-345.xml")
    assert said(paper) == [
        ("Ik open de vergadering.", "voorzitter", None, None), ("Voorzitter. Het lekt.", "lid", "Zandstra", "PvdA"),
        ("Kort graag.", "voorzitter", None, None), ("Ik rond af.", "lid", "Zandstra", "PvdA"),
        ("Het lekt niet.", "minister", "Polder", None), ("De beraadslaging wordt gesloten.", None, None, None),
    ]
    assert (paper.document.id, paper.document.session) == ("h-tk-20082009-12-345", "2008-2009")


def test_an_item_without_words_is_refused() -> None:
    empty = "<handelingen><agendapunt><nr>1</nr></agendapunt></handelingen>"
    with pytest.raises(EmptyPaper, match=r"stuk\.xml: "):
        read(f"{HEAD.format(id='h-tk-20172018-61-10')}{empty}</officiele-publicatie>")


PIECES = [b"", b"x", b"<al>", b"</al>", b"<spreekbeurt/>", b"<motie/>", b"<spreker/>", b"&", b"<noot/>"]
WHOLE = item(turn(CHAIR, "Ik open."), turn(spreker("De heer", "Zandstra", "SP"), "Ja.", MOTION)).encode()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_changed_bytes_give_a_paper_or_a_typed_error(data: st.DataObject) -> None:
    changed = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(st.sampled_from(PIECES))
        changed[at:at + data.draw(st.integers(0, 2))] = piece
    try:
        paper = paper_of(File("stuk.xml", bytes(changed)))
    except PaperError as error:
        if "stuk.xml" not in str(error):
            raise
    else:
        assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)

"""Papers as the house prints them, typeset and read back."""

from __future__ import annotations

import pytest

from ingest.assemble import assemble
from ingest.model import Paper
from ingest.source import File
from tests.ingest.readers.pdf.printed import ANSWERED, ASKED, LONG, NEXT, TURNS, handelingen, kamerstuk, overleg
from tests.ingest.readers.pdf.typesetter import read


def paper_of(pdf: bytes) -> Paper:
    return assemble(read(pdf), File("paper.pdf", pdf), "PDF")


@pytest.mark.parametrize("ruled", [True, False])
def test_a_kamerstuk(ruled: bool) -> None:
    paper = paper_of(kamerstuk(ruled=ruled))
    found = paper.document
    assert (found.id, found.dossiers, found.number, found.session) == ("kst-41234-5", ("41234",), "5", "2030-2031")
    assert (found.kind, found.date) == ("brief regering", "2031-02-24")
    assert found.title == ("Plaatsing van leerlingen in het speciaal onderwijs en de aanpak van thuiszitters in het "
                           "voortgezet onderwijs")
    assert [(one.role, one.name) for one in found.signatories] == [("minister", "P. van Bedacht")]
    assert [(one.text, one.section, one.page) for one in paper.passages[:3]] == [
        (LONG, (), 1), (NEXT, ("Gesprekken",), 1), (LONG, ("Gesprekken",), 2),
    ]
    assert [note.text for note in paper.passages[0].footnotes] == ["Kamerstuk 41 234, nr. 3."]


@pytest.mark.parametrize("dotted", [True, False])
def test_a_verslag_with_a_table_of_contents(dotted: bool) -> None:
    paper = paper_of(overleg(dotted=dotted))
    assert paper.document.kind == "verslag van een schriftelijk overleg"
    assert paper.document.date == "2031-03-03"
    answered = ANSWERED.replace("{1}", "")
    assert [(one.text, one.section) for one in paper.passages[1:]] == [
        (ASKED, ("I Vragen en opmerkingen vanuit de fracties", "Inbreng van de leden van de D66-fractie")),
        (answered, ("II Antwoord van de Minister", "Antwoord aan de leden van de D66-fractie")),
    ]
    assert [note.number for note in paper.passages[-1].footnotes] == ["1"]
    assert not any("...." in one.text for one in paper.passages)
    assert "\ue002" not in paper.text
    assert paper.passages[1].speaker is not None
    assert paper.passages[1].speaker.party == "D66"


@pytest.mark.parametrize("columns", [2, 3])
def test_turns_in_columns(columns: int) -> None:
    paper = paper_of(handelingen(columns))
    names = {"De **voorzitter**:": "voorzitter", "De heer **Van Voorbeeld** (D66):": "Van Voorbeeld",
             "Mevrouw **Proef** (GroenLinks):": "Proef", "Minister **Bedacht**:": "Bedacht"}
    expected, speaker = [], ""
    for label, words in TURNS * 3:
        speaker = names.get(label, speaker)
        expected.append((words, speaker))
    found = [(one.text, (one.speaker.name or one.speaker.role) if one.speaker else None) for one in paper.passages]
    assert found == expected

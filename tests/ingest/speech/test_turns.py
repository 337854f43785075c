"""Speakers that only the running text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block
from ingest.model import Paper, Signatory, Speaker
from ingest.paper.signatures import Signature
from ingest.read import paper_of
from ingest.source import File
from ingest.speech.turns import chair_of, give_turn, is_direction, label_of, mark_turns

REPORT = """Tweede Kamer der Staten-Generaal

Vergaderjaar 2022-2023

99 293

Lekkende dijken

Nr. 680

VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 12 juni 2023

De vaste commissie voor Waterzaken heeft op 24 mei 2023 overleg gevoerd over de dijken.

De voorzitter van de vaste commissie voor Waterzaken,
Polder

Voorzitter: Polder

Aanwezig zijn drie leden der Kamer.

Aanvang 10.01 uur.

De {0}voorzitter{0}:
Goedemorgen. Ik open de vergadering en heet de Minister van harte welkom in ons midden.

De heer {0}Van Zand{0} (D66):

Voorzitter. De dijk lekt, en niet een beetje. Wat gaat de Minister daaraan doen?

Mijn tweede punt gaat over het peil.

Mevrouw Duin (GL): Ik sluit mij daarbij aan. Kan de Minister dat toezeggen?

De vergadering wordt van 10.30 uur tot 10.35 uur geschorst.

Minister {0}Sluis{0}:

Dat kan ik toezeggen.

De {0}voorzitter{0}:

Dank u wel. Ik sluit de vergadering.

Sluiting 10.40 uur.
"""


def read(text: str, name: str) -> Paper:
    """The paper in a text."""
    return paper_of(File(name, text.encode()))


@pytest.mark.parametrize(
    ("text", "speaker", "rest"),
    [
        ("De heer Van Meenen (D66):", Speaker("lid", "Van Meenen", "D66"), ""),
        ("Mevrouw Westerveld (GroenLinks): Voorzitter.", Speaker("lid", "Westerveld", "GroenLinks"), " Voorzitter."),
        ("Mevrouw Van der Graaf (CU): Ja.", Speaker("lid", "Van der Graaf", "ChristenUnie"), " Ja."),
        ("De heer El Abassi (DENK):", Speaker("lid", "El Abassi", "DENK"), ""),
        ("De heer Ephraim (Groep Van Haga):", Speaker("lid", "Ephraim", "Groep Van Haga"), ""),
        ("Mevrouw Nieuw (Partij Zonder Naam):", Speaker("lid", "Nieuw", "Partij Zonder Naam"), ""),
        ("Minister Van der Wal-Zeggelink: Nee.", Speaker("minister", "Van der Wal-Zeggelink"), " Nee."),
        ("Minister-president Rutte:", Speaker("minister-president", "Rutte"), ""),
        ("Staatssecretaris Van Huffelen:", Speaker("staatssecretaris", "Van Huffelen"), ""),
        ("De voorzitter: Dank u wel.", Speaker("voorzitter"), " Dank u wel."),
        ("De fungerend voorzitter:", Speaker("voorzitter"), ""),
        ("De heer Gast: Ik vertel u iets.", Speaker(None, "Gast"), " Ik vertel u iets."),
    ],
)
def test_labels(text: str, speaker: Speaker, rest: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label.speaker == speaker
    assert text[label.length:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "De heer Van Meenen (D66) vroeg het volgende: wanneer?", "De voorzitter van de commissie:",
        "Minister van OCW: ja", "De minister: ja", "Voorzitter: Tellegen", "Voorzitter. De dijk lekt:", "Minister:",
        "De heer van der valk (D66):",
        "Mevrouw de voorzitter: ik vraag", "De heer Van Meenen (D66):nee", "", "De heer " + "A" * 5000,
    ],
)
def test_no_labels(text: str) -> None:
    assert label_of(text) is None


def test_who_presides_and_what_the_report_says_itself() -> None:
    assert chair_of("Voorzitter: Michon-Derkzen Griffier: Verhoev") == "Michon-Derkzen"
    assert chair_of("De voorzitter: Dank u wel") is None
    assert all(map(is_direction, (
        "De vergadering wordt enkele ogenblikken geschorst.", "Aanvang 10.01 uur.", "(Geroffel op de bankjes)",
        "In stemming komt de motie-Duin.", "Overeenkomstig het voorstel wordt besloten.",
        "Het wetsvoorstel wordt zonder stemming aangenomen.", "De beraadslaging wordt geopend.",
    )))
    said = ("De vergadering begint laat, zegt u.", "Aanvang was gisteren al.", "De dijk lekt.")
    assert not any(map(is_direction, said))


@pytest.mark.parametrize(("name", "mark"), [("verslag.txt", ""), ("verslag.md", "**")])
def test_a_report_of_a_committee_in_text(name: str, mark: str) -> None:
    paper = read(REPORT.format(mark), name)
    found = {one.text: one.speaker for one in paper.passages}
    chair, zand = Speaker("voorzitter", "Polder"), Speaker("lid", "Van Zand", "D66")
    assert found["Goedemorgen. Ik open de vergadering en heet de Minister van harte welkom in ons midden."] == chair
    assert found["Voorzitter. De dijk lekt, en niet een beetje. Wat gaat de Minister daaraan doen?"] == zand
    assert found["Mijn tweede punt gaat over het peil."] == zand
    duin = found["Ik sluit mij daarbij aan. Kan de Minister dat toezeggen?"]
    assert duin == Speaker("lid", "Duin", "GroenLinks")
    assert found["Dat kan ik toezeggen."] == Speaker("minister", "Sluis")
    assert found["Dank u wel. Ik sluit de vergadering."] == chair
    for text in ("De vergadering wordt van 10.30 uur tot 10.35 uur geschorst.", "Aanvang 10.01 uur.",
                 "Sluiting 10.40 uur.", "Aanwezig zijn drie leden der Kamer."):
        assert found[text] is None
    assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)
    assert "De heer Van Zand (D66):\n\nVoorzitter. De dijk" in paper.text
    assert paper.document.kind == "verslag van een commissiedebat"


def _prose(*texts: str) -> list[Block]:
    return [Block("prose", text, None) for text in texts]


def test_a_letter_that_quotes_a_debate_stays_the_ministers() -> None:
    signed = Block("signature", "De Minister", None, signature=Signature(Signatory("minister", "A. Sluis", None), 2))
    blocks = [*_prose("De voorzitter: ja.", "De heer Zand (SP): nee.", "Minister Sluis: toch."), signed]
    assert mark_turns(blocks) == blocks


def test_few_labels_or_those_of_one_person_make_no_report() -> None:
    for blocks in (
        _prose("De heer Zand (SP): nee.", "Minister Sluis: toch."), _prose(*["De heer Zand (SP): nee."] * 5),
        _prose("De heer Zand: voorzitter.", "Mevrouw Duin: lid.", "De heer Polder: lid."),
    ):
        assert mark_turns(blocks) == blocks


def test_a_heading_ends_a_turn_but_a_motion_does_not() -> None:
    labels = _prose("De voorzitter: Ja.", "De heer Zand (SP): Nee.", "Minister Sluis: Toch.")
    kop = Block("heading", "Stemmingen", None, depth=2)
    motion = Block("heading", "Gewijzigde motie", None, depth=2)
    told = mark_turns([*labels, motion, *_prose("De Kamer,"), kop, *_prose("Wij stemmen.")])
    assert [(one.text, one.kind, one.aside, one.speaker and one.speaker.role) for one in told[6:]] == [
        ("Gewijzigde motie", "prose", True, None), ("De Kamer,", "prose", False, "minister"),
        ("Stemmingen", "heading", False, None), ("Wij stemmen.", "prose", False, None),
    ]


def test_a_line_taken_for_a_heading_in_the_middle_of_a_turn_is_spoken() -> None:
    guessed = Block("heading", "Nee", None)
    told = mark_turns([
        *_prose("De voorzitter: Ja.", "Minister Sluis: Toch."), guessed,
        *_prose("Dat zei ik al.", "De heer Zand (SP): Goed."),
    ])
    assert [(one.text, one.kind) for one in told[4:6]] == [("Nee", "prose"), ("Dat zei ik al.", "prose")]
    assert {one.speaker for one in told[4:6]} == {Speaker("minister", "Sluis")}


def test_a_turn_that_the_format_holds_together() -> None:
    told = give_turn(_prose("De heer Zand (SP):", "Ja.", "De voorzitter:", "Dank."))
    assert [(one.text, one.speaker and one.speaker.role) for one in told if not one.aside] == [
        ("Ja.", "lid"), ("Dank.", "voorzitter"),
    ]
    assert give_turn(_prose("Ja.")) == _prose("Ja.")
    assert give_turn([]) == []


LINES = ["De voorzitter: Ja.", "De heer Zand (SP):", "Minister Sluis: Toch.", "Nog iets.", "(Applaus)"]


@given(st.lists(st.sampled_from(LINES)))
def test_no_word_is_lost_and_marking_twice_changes_nothing(texts: list[str]) -> None:
    told = mark_turns(_prose(*texts))
    assert " ".join(one.text for one in told).split() == " ".join(texts).split()
    assert mark_turns(told) == told

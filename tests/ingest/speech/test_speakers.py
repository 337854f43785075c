"""Who says each passage of a letter and of a verslag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from ingest.model import Paper, Signatory, Speaker
from ingest.speech.speakers import is_meeting, letter_speaker, meeting_speaker

SLOB = Signatory("minister", "A. Slob", "Basis- en Voortgezet Onderwijs en Media")
BLOKHUIS = Signatory("staatssecretaris", "P. Blokhuis", "Volksgezondheid, Welzijn en Sport")
DEKKER = Signatory("minister", "S. Dekker", "Rechtsbescherming")
CHAIR = Signatory("voorzitter", "Tellegen", None)
CLERK = Signatory("adjunct-griffier", "De Vrij", None)


@pytest.mark.parametrize(
    ("signed", "speaker"),
    [
        ((SLOB, BLOKHUIS), Speaker("minister", "A. Slob", None, (BLOKHUIS,))),
        ((SLOB,), Speaker("minister", "A. Slob")),
        ((CHAIR, CLERK, BLOKHUIS), Speaker("staatssecretaris", "P. Blokhuis")),
        ((CHAIR, CLERK), Speaker("voorzitter", "Tellegen", None, (CLERK,))),
        ((), None),
    ],
)
def test_a_letter_speaks_for_its_signatories(signed: tuple[Signatory, ...], speaker: Speaker | None) -> None:
    assert letter_speaker(signed) == speaker


def test_each_letter_of_the_sample(papers: Mapping[str, Paper]) -> None:
    said = {
        name: Counter(
            (one.speaker.name, tuple(other.name for other in one.speaker.jointly_with))
            for one in papers[name].passages if one.speaker and one.section
        )
        for name in ("kst-26695-130.md", "26695-verzuimbrief-2021-02-24.txt", "kst-31497-422.txt")
    }
    assert [list(one) for one in said.values()] == [
        [("A. Slob", ("H.M. de Jonge", "S. Dekker"))], [("A. Slob", ("P. Blokhuis",))], [("A. Slob", ())],
    ]


def test_each_signature_is_said_by_who_signs(papers: Mapping[str, Paper]) -> None:
    letter = papers["26695-verzuimbrief-2021-02-24.txt"]
    signed = [one.speaker for one in letter.passages if one.text.endswith(("A. Slob", "P. Blokhuis"))]
    assert signed == [Speaker("minister", "A. Slob"), Speaker("staatssecretaris", "P. Blokhuis")]


def test_the_parts_of_the_verslag(verslag: Paper) -> None:
    said: dict[str, set[Speaker | None]] = {}
    for one in verslag.passages:
        part = one.section[0][:2] if one.section else ""
        said.setdefault(part, set()).add(one.speaker)
    parties = ("VVD", "D66", "CDA", "SP", "PvdA", "GroenLinks", "ChristenUnie", "SGP", "BIJ1")
    assert said["I "] == {Speaker("fractie", None, party) for party in parties}
    assert said["II"] == {Speaker("minister")}
    assert said[""] == {Speaker("commissie"), Speaker("voorzitter", "Tellegen"), Speaker("adjunct-griffier", "De Vrij")}


def test_each_passage_of_part_one_is_said_by_its_fraction(verslag: Paper) -> None:
    for one in verslag.passages:
        if one.section and one.section[0].startswith("I "):
            assert one.speaker is not None
            assert one.section[1] == f"Inbreng van de leden van de {one.speaker.party}-fractie"


ASKED, ANSWERED = "I Vragen en opmerkingen vanuit de fracties", "II Antwoord/Reactie van de Staatssecretaris"


@pytest.mark.parametrize(
    ("path", "speaker"),
    [
        ((ASKED, "Vragen en opmerkingen van de leden van de VVD-fractie"), Speaker("fractie", None, "VVD")),
        ((ASKED, "Inbreng van de leden van de CU-fractie", "Cijfers"), Speaker("fractie", None, "ChristenUnie")),
        ((ASKED, "Inbreng van de leden van de fractie van de SP"), Speaker("fractie", None, "SP")),
        ((ASKED, "Inleiding"), None),
        ((ASKED,), None),
        ((ANSWERED,), Speaker("staatssecretaris", "P. Blokhuis")),
        ((ANSWERED, "Reactie op vragen van de leden van de VVD-fractie"), Speaker("staatssecretaris", "P. Blokhuis")),
        (("II. Antwoorden van de minister voor Rechtsbescherming",), Speaker("minister", "S. Dekker")),
        (("II Reactie van de minister voor Langdurige Zorg",), Speaker("minister")),
        (("II Reactie van de minister van BVOM",), Speaker("minister", "A. Slob")),
        (("II Reactie van het kabinet",), Speaker("minister", "A. Slob")),
        (("II Reactie van de bewindspersonen",), Speaker("minister", "A. Slob")),
        (("II Reactie van de minister-president",), Speaker("minister-president")),
        (("Inbreng van de leden van de SGP-fractie",), Speaker("fractie", None, "SGP")),
        ((), Speaker("commissie")),
    ],
)
def test_the_speaker_of_a_heading_path(path: tuple[str, ...], speaker: Speaker | None) -> None:
    assert meeting_speaker(path, (CHAIR, SLOB, BLOKHUIS, DEKKER)) == speaker


@pytest.mark.parametrize(
    ("kind", "headings", "meeting"),
    [
        ("verslag van een schriftelijk overleg", [], True),
        (None, [ASKED, "Cijfers", ANSWERED], True),
        (None, [ASKED], False),
        (None, ["Vragen van de fracties", "Reactie van de minister"], False),
        ("brief regering", ["Cijfers"], False),
    ],
)
def test_what_is_a_meeting(kind: str | None, headings: list[str], meeting: bool) -> None:
    assert is_meeting(kind, headings) is meeting

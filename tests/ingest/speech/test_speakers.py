"""Who says each passage of a letter, a verslag, Kamervragen and what answers a verslag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from ingest.model import Paper, Signatory, Speaker
from ingest.speech.speakers import Said, letter_speaker, letter_speakers, meeting_stages, office_speaker
from tests.ingest.speech.reading import fixture, paper, speakers

SLOB = Signatory("minister", "A. Slob", "Basis- en Voortgezet Onderwijs en Media")
BLOKHUIS = Signatory("staatssecretaris", "P. Blokhuis", "Volksgezondheid, Welzijn en Sport")
DEKKER = Signatory("minister", "S. Dekker", "Rechtsbescherming")
CHAIR = Signatory("voorzitter", "Tellegen", None)
CLERK = Signatory("adjunct-griffier", "De Vrij", None)
MEDIA, SPORT = "Basis- en Voortgezet Onderwijs en Media", "Volksgezondheid, Welzijn en Sport"
SLOB_SAYS = Speaker("minister", "A. Slob", portfolio=MEDIA)
BLOKHUIS_SAYS = Speaker("staatssecretaris", "P. Blokhuis", portfolio=SPORT)
DEKKER_SAYS = Speaker("minister", "S. Dekker", portfolio="Rechtsbescherming")
ALL = Speaker("minister", "A. Slob", None, (BLOKHUIS, DEKKER), MEDIA)


def said_by(found: Paper) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.role, one.party, one.name) if one else (None, None, None) for one in speakers(found).values()]


@pytest.mark.parametrize(
    ("signed", "speaker"),
    [
        ((SLOB, BLOKHUIS), Speaker("minister", "A. Slob", None, (BLOKHUIS,), MEDIA)),
        ((SLOB,), SLOB_SAYS),
        ((CHAIR, CLERK, BLOKHUIS), BLOKHUIS_SAYS),
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
    assert signed == [SLOB_SAYS, BLOKHUIS_SAYS]


def test_somebody_elses_letter_in_an_annex_is_not_the_signatorys() -> None:
    headings = ["Inleiding", "Bijlage 1: brief van de Vereniging Voorbeeld", "Zorgen", "Bijlage 2: tabellen"]
    said = [Said(place, "Tekst.") for place in range(5)]
    assert letter_speakers(said, headings, (SLOB,)) == [SLOB_SAYS, SLOB_SAYS, None, None, SLOB_SAYS]


def test_the_parts_of_the_verslag(verslag: Paper) -> None:
    said: dict[str, set[Speaker | None]] = {}
    for one in verslag.passages:
        part = one.section[0][:2] if one.section else ""
        said.setdefault(part, set()).add(one.speaker)
    parties = ("VVD", "D66", "CDA", "SP", "PvdA", "GroenLinks", "ChristenUnie", "SGP", "BIJ1")
    assert said["I "] == {Speaker("fractie", None, party) for party in parties}
    assert said["II"] == {Speaker("minister", portfolio=MEDIA)}
    assert said[""] == {Speaker("commissie"), Speaker("voorzitter", "Tellegen"), Speaker("adjunct-griffier", "De Vrij")}


def test_each_passage_of_part_one_is_said_by_its_fraction(verslag: Paper) -> None:
    for one in verslag.passages:
        if one.section and one.section[0].startswith("I "):
            assert one.speaker is not None
            assert one.section[1] == f"Inbreng van de leden van de {one.speaker.party}-fractie"


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("II Antwoord/Reactie van de Staatssecretaris", BLOKHUIS_SAYS),
        ("II. Antwoorden van de minister voor Rechtsbescherming", DEKKER_SAYS),
        ("II Reactie van de minister voor Langdurige Zorg", Speaker("minister", portfolio="Langdurige Zorg")),
        ("II Reactie van de minister van BVOM", SLOB_SAYS),
        ("II Reactie van de Staatssecretaris van VWS", BLOKHUIS_SAYS),
        ("II Reactie van de minister van OCW", Speaker("minister", portfolio="OCW")),
        ("II Reactie van de minister", Speaker("minister", "A. Slob")),
        ("II Reactie van het kabinet", ALL), ("II Reactie van de bewindspersonen", ALL), ("", ALL),
        ("II Reactie van de minister-president", Speaker("minister-president")),
        (
            "Reactie van de minister voor Rechtsbescherming en de minister van Financiën",
            Speaker("minister", "S. Dekker", None, (Signatory("minister", None, "Financiën"),), "Rechtsbescherming"),
        ),
        ("De Staatssecretaris van Volksgezondheid, Welzijn en Sport", BLOKHUIS_SAYS),
    ],
)
def test_the_office_that_a_heading_names(heading: str, speaker: Speaker) -> None:
    assert office_speaker(heading, (CHAIR, SLOB, BLOKHUIS, DEKKER)) == speaker


def test_ministers_of_two_portfolios_are_two_speakers() -> None:
    headings = ("Reactie van de minister van Financiën", "Reactie van de minister van Defensie")
    first, second = (office_speaker(one, ()) for one in headings)
    assert first != second
    assert second == Speaker("minister", portfolio="Defensie")


def test_the_only_minister_who_signs_is_the_minister_of_the_heading() -> None:
    assert office_speaker("Reactie van de minister", (CHAIR, SLOB, BLOKHUIS)) == SLOB_SAYS


def test_an_office_without_any_signature() -> None:
    assert office_speaker("Reactie van het kabinet", ()) == Speaker("minister")
    assert office_speaker("", ()) is None


def test_a_verslag_where_fractions_and_a_member_ask() -> None:
    found = said_by(fixture("verslag-per-fractie.md"))
    assert found[3:9] == [("fractie", "D66", None)] * 6
    assert found[9:11] == [("fractie", "GroenLinks", None), ("lid", "Lid Omtzigt", "Omtzigt")]
    assert found[11:] == [("minister", None, None)] * 9


def test_a_verslag_where_questions_and_answers_take_turns() -> None:
    found = said_by(fixture("verslag-om-en-om.md"))
    fraction, answer = ("fractie", "VVD", None), ("staatssecretaris", None, None)
    assert found[1:] == [fraction, fraction, answer, fraction, answer, ("fractie", "PvdD", None), answer]


def test_a_verslag_on_a_bill_where_paragraphs_name_the_fraction() -> None:
    found = fixture("verslag-wetsvoorstel.md")
    committee, joint = Speaker("commissie"), (Signatory("fractie", None, "D66"),)
    together = Speaker("fractie", None, "GroenLinks-PvdA", joint)
    assert list(speakers(found).values()) == [
        committee, Speaker("fractie", None, "VVD"), together, together, committee, Speaker("fractie", None, "SGP"),
        Speaker("fractie", None, "Volt"),
    ]


def test_a_nota_is_the_governments_who_restates_and_answers() -> None:
    found = fixture("nota-naar-aanleiding.md")
    assert set(said_by(found)) == {("minister", None, "M.L.J. Paul")}
    assert [one.about for one in found.passages] == [(), ("GroenLinks-PvdA", "D66"), (), (), ()]
    assert found.passages[2].asked_in == (found.passages[1].id,)


def test_ministers_who_answer_one_after_the_other() -> None:
    found = paper(
        "Verslag van een schriftelijk overleg\n\nDe commissie heeft vragen gesteld over de brief.\n\n"
        "# I Vragen en opmerkingen uit de fracties\n\n## VVD-fractie\n\nHoeveel kost dit, zo vragen de leden?\n\n"
        "# II Reactie van de bewindspersonen\n\nDe minister van Financiën antwoordt dat dit € 3 mln. kost.\n\n"
        "Dat bedrag staat in de begroting.\n\nDe staatssecretaris van Onderwijs reageert dat zij dit zal doen.\n"
    )
    assert said_by(found)[2:] == [("minister", None, None)] * 2 + [("staatssecretaris", None, None)]


@pytest.mark.parametrize(
    ("kind", "headings", "meeting"),
    [
        ("verslag van een schriftelijk overleg", [], True), ("verslag", [], True), ("memorie van antwoord", [], True),
        ("inbreng verslag schriftelijk overleg", [], True),
        (None, ["I Vragen van de fracties", "Cijfers", "II Reactie van de minister"], True),
        (None, ["I Vragen van de fracties"], False),
        (None, ["Vragen van de fracties", "Reactie van de minister"], False),
        ("brief regering", ["Cijfers"], False), ("verslag van een algemeen overleg", [], False),
    ],
)
def test_papers_in_which_fractions_ask_or_are_answered(kind: str | None, headings: list[str], meeting: bool) -> None:
    assert (meeting_stages(kind, headings) is not None) is meeting

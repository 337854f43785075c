"""Links are known at both ends, whatever a paper says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import PaperError
from ingest.model import Passage
from tests.ingest.speech.reading import paper

LINES = st.sampled_from([
    "**Vraag 1**", "**Vraag 2**", "**Vraag 3a**", "**Antwoord 1**", "**Antwoord 2 en 3**", "**Antwoord**",
    "**Antwoord op vraag 1 t/m 3**", "**Mededeling**", "**Toelichting**", "Klopt dit bericht over de sluizen?",
    "Zie het antwoord op vraag 1.", "Zie het antwoord op vraag 3 en 9.", "Zie het vorige antwoord.", "– een sluis;",
    "# I Vragen en opmerkingen uit de fracties", "## VVD-fractie", "## Inbreng van de leden van de SP-fractie",
    "# II Reactie van de minister", "## Sluizen", "De leden van de VVD-fractie vragen wanneer de sluizen klaar zijn.",
    "Deze leden vragen, net als de SP, naar de bruggen en de sluizen.", "De sluizen zijn in 2027 klaar.",
    "De leden van de SP-fractie vragen naar de bruggen. Ik laat die keuren.", "De Minister van Financiën,\nA. Smit",
    "**De heer Bos (SP):** Wanneer zijn de sluizen klaar?", "**Minister Smit:** In 2027.", "**De voorzitter:** Dank.",
    "Verslag van een schriftelijk overleg", "Lijst van vragen en antwoorden", "1. Hoeveel sluizen zijn er?", "2",
    "Antwoord: Dat zijn er 30.",
])


def consistent(passages: tuple[Passage, ...]) -> None:
    ids = {one.id for one in passages}
    forth = {(one.id, answer) for one in passages for answer in one.answered_by}
    back = {(question, one.id) for one in passages for question in one.answers}
    assert forth == back
    assert all(question != answer and {question, answer} <= ids for question, answer in forth)
    for one in passages:
        assert len(set(one.answers)) == len(one.answers)
        assert len(set(one.answered_by)) == len(one.answered_by)
        assert {*one.asked_in} <= ids
        assert one.id not in one.asked_in


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_links_are_known_at_both_ends(lines: list[str]) -> None:
    try:
        found = paper("\n\n".join(lines))
    except PaperError:
        return
    consistent(found.passages)
    for one in found.passages:
        assert one.answers == tuple(sorted(one.answers, key=lambda id: int(id.rsplit("#", 1)[1])))


def test_many_questions_take_little_time() -> None:
    text = "\n\n".join(f"**Vraag {n}**\n\nKlopt bericht {n}?\n\n**Antwoord {n}**\n\nZie het antwoord op vraag {n - 1}."
                       for n in range(1, 200))
    found = paper(text)
    consistent(found.passages)
    assert len(found.passages[-2].answered_by) == 199

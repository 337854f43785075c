"""Headings and how deep they lie; what only looks like one stays text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from eval.headings import compare_headings, compare_levels, found_headings, load_headings
from ingest.model import Paper, Passage
from ingest.read import paper_of
from ingest.source import File

PROSE = "Deze alinea bestaat uit een hele zin die zegt waar het over gaat.\n"


def passages(text: str) -> tuple[Passage, ...]:
    return paper_of(File("a.md", text.encode())).passages


def headings(text: str) -> list[tuple[int, str]]:
    return found_headings(passages(text))


def test_every_heading_of_the_gold_and_no_other(papers: Mapping[str, Paper]) -> None:
    scores = compare_headings(load_headings(), {name: paper.passages for name, paper in papers.items()})
    assert [fault for one in scores for fault in one.wrong] == []
    assert [one.paper for one in scores if one.gold == 0] == ["kst-26695-135.md"]


@pytest.mark.parametrize("name", ["kst-26695-130.md", "26695-verslag-schriftelijk-overleg.md"])
def test_every_level_where_the_source_shows_it(papers: Mapping[str, Paper], name: str) -> None:
    """Plain text has lost the type that tells the levels of the other papers apart."""
    gold = {name: load_headings()[name]}
    (score,) = compare_levels(gold, {name: papers[name].passages})
    assert score.wrong == ()


def test_depths_of_markdown_count_from_the_first() -> None:
    text = f"## Inleiding\n\n{PROSE}\n### Aanleiding\n\n{PROSE}\n## Slot\n\n{PROSE}"
    assert headings(text) == [(1, "Inleiding"), (2, "Aanleiding"), (1, "Slot")]


def test_numbers_give_depth_and_unnumbered_ones_lie_below() -> None:
    text = (
        f"{PROSE}\n1. Samenwerking bij verzuim\n\n{PROSE}\n1.1 In de regio\n\n{PROSE}\n2. Integrale aanpak\n\n{PROSE}\n"
        f"Kind centraal\n\n{PROSE}"
    )
    assert headings(text) == [
        (1, "1. Samenwerking bij verzuim"), (2, "1.1 In de regio"), (1, "2. Integrale aanpak"), (2, "Kind centraal"),
    ]


def test_italics_lie_under_upright_headings() -> None:
    text = f"{PROSE}\n**Aanpak**\n\n{PROSE}\n*Regionaal*\n\n{PROSE}\n**Slot**\n\n{PROSE}"
    assert headings(text) == [(1, "Aanpak"), (2, "Regionaal"), (1, "Slot")]


def test_a_heading_wrapped_over_two_lines_is_one() -> None:
    lines = (
        "De minister schrijft de Kamer over het verzuim van leerlingen in het\n"
        "onderwijs en over wat de scholen daar samen met de gemeenten aan doen.\n"
    )
    text = f"{lines}\nContext: corona, het Nationaal Programma Onderwijs en de huidige\nomstandigheden\n\n{lines}" + (
        f"\n{lines}" * 3
    )
    assert headings(text) == [(1, "Context: corona, het Nationaal Programma Onderwijs en de huidige omstandigheden")]


def test_a_table_of_contents_is_no_heading_but_stays_in_the_text() -> None:
    text = (
        f"{PROSE}\nInhoud\n\nInleiding ........ 1\n\nDe aanpak van verzuim ........ 3\n\nTot slot ........ 9\n\n"
        f"Inleiding\n\n{PROSE}\nDe aanpak van verzuim\n\n{PROSE}\nTot slot\n\n{PROSE}"
    )
    paper = paper_of(File("a.md", text.encode()))
    assert found_headings(paper.passages) == [(1, "Inleiding"), (1, "De aanpak van verzuim"), (1, "Tot slot")]
    assert len(paper.passages) == 4
    assert "De aanpak van verzuim ........ 3" in paper.text


def test_the_contents_of_the_verslag_are_no_passages(verslag: Paper) -> None:
    assert not [one for one in verslag.passages if one.kind == "list-item"]
    assert verslag.text.count("Inbreng van de leden van de SGP-fractie") == 2


def test_a_list_that_a_sentence_introduces_is_no_table_of_contents() -> None:
    text = (
        f"De brief gaat over drie zaken:\n\n- Preventie\n- Registratie\n- Maatwerk\n\n"
        f"Preventie\n\n{PROSE}\nRegistratie\n\n{PROSE}\nMaatwerk\n\n{PROSE}"
    )
    found = passages(text)
    assert [one.text for one in found if one.kind == "list-item"] == ["Preventie", "Registratie", "Maatwerk"]
    assert {one.lead_in for one in found if one.kind == "list-item"} == {"De brief gaat over drie zaken:"}
    assert found_headings(found) == [(1, "Preventie"), (1, "Registratie"), (1, "Maatwerk")]


@pytest.mark.parametrize(
    "line",
    [
        "Dit is een korte zin.",
        "een regel zonder hoofdletter",
        "Deelt u deze mening?",
        "Zo nee, waarom niet?",
        "Hoogachtend,",
        "Tabel",
    ],
)
def test_lines_that_are_no_heading(line: str) -> None:
    after = "" if line == "Tabel" else f"\n{PROSE}"
    assert headings(f"{PROSE}\n{line}\n{after}") == []


def test_a_question_that_a_longer_text_answers_is_a_heading() -> None:
    text = f"{PROSE}\nWat betekent dit voor ouders?\n\n{PROSE}"
    assert headings(text) == [(1, "Wat betekent dit voor ouders?")]


def test_a_note_of_a_heading_goes_to_the_passage_under_it() -> None:
    text = f"{PROSE}\n## De aanpak¹\n\n{PROSE}\n¹ Kamerstuk 26 695, nr. 134.\n"
    last = passages(text)[-1]
    assert last.section == ("De aanpak",)
    assert [(note.at, note.text) for note in last.footnotes] == [(0, "Kamerstuk 26 695, nr. 134.")]
    assert last.references == ("kst-26695-134",)

"""Questions of fractions linked to where part II answers them, in papers of several habits."""

from __future__ import annotations

import time

from ingest.model import Paper
from tests.ingest.speech.reading import answered, fixture, paper


def test_restated_fraction_by_fraction() -> None:
    assert answered(fixture("verslag-per-fractie.md")) == {
        5: [12],  # restated and answered in one paragraph
        6: [14],
        7: [15], 8: [15], 9: [15],  # a list, answered as `dezelfde leden`
        10: [17, 18],  # of two fractions together
        11: [20],
    }


def test_answered_by_theme_with_and_without_a_restatement() -> None:
    assert answered(fixture("verslag-thematisch.md")) == {
        5: [12], 8: [12],  # two fractions in one restatement
        6: [13],  # nothing restates it
        7: [16, 17],  # rows of a table
        9: [14],  # told to its fraction
        10: [18],
    }


def test_answered_under_the_same_heading() -> None:
    assert answered(fixture("verslag-om-en-om.md")) == {3: [4], 5: [6], 7: [8]}


def test_what_nothing_answers_is_not_linked() -> None:
    found = fixture("verslag-schriftelijk-overleg.txt")
    assert answered(found) == {4: [7], 6: [9]}  # 5 is left open in the answers


def test_questions_of_the_sample_go_to_their_own_fractions_answers(verslag: Paper) -> None:
    found = answered(verslag)
    own = {10: [80], 15: [85, 86], 19: [88, 89, 90], 20: [92, 93, 94, 95, 96, 97], 32: [99, 100, 101, 102]}
    assert {one: found[one] for one in own} == own
    assert {4, 7, 11, 17, 21, 26, 33, 37, 38, 39} & set(found) == set()  # these ask nothing
    first = {one.ordinal for one in verslag.passages if one.section and one.section[0].startswith("I ")}
    assert set(found) <= first
    assert not first & {place for places in found.values() for place in places}


def section(questions: str, answers: str) -> dict[int, list[int]]:
    return answered(paper(
        "Verslag van een schriftelijk overleg\n\nDe commissie heeft vragen gesteld over de brief.\n\n"
        f"# I Vragen en opmerkingen uit de fracties\n\n## VVD-fractie\n\n{questions}\n\n"
        f"# II Reactie van de minister\n\n## Reactie op de vragen van de leden van de VVD-fractie\n\n{answers}\n"
    ))


def test_a_section_that_restates_nothing_is_aligned_by_words_and_order() -> None:
    found = section(
        "Hoeveel bruggen zijn afgekeurd?\n\nWanneer is het onderhoud aan de sluizen klaar?",
        "Er zijn 31 bruggen afgekeurd.\n\nVoor vervanging van bruggen is geld.\n\n"
        "Het onderhoud aan sluizen duurt tot 2027.",
    )
    assert found == {2: [4, 5], 3: [6]}


def test_one_question_is_answered_by_the_whole_of_its_section() -> None:
    assert section("Hoeveel bruggen zijn afgekeurd?", "Dat zijn er 31.\n\nZie ook de bijlage.") == {2: [3, 4]}


def test_a_section_about_something_else_answers_nothing() -> None:
    found = section(
        "Hoeveel bruggen zijn afgekeurd?\n\nWanneer is het onderhoud aan de sluizen klaar?",
        "Ik dank de leden voor hun inbreng.",
    )
    assert found == {}


def test_many_questions_restated_at_once_take_time_in_proportion() -> None:
    asked = [f"De leden van de VVD-fractie vragen naar dijk{at} in gemeente{at % 31}. Waarom is dat zo?"
             for at in range(800)]
    text = "\n\n".join((
        "# Verslag van een schriftelijk overleg", "## I Vragen en opmerkingen vanuit de fracties",
        "### Vragen en opmerkingen van de leden van de VVD-fractie", *asked, "## II Reactie van de minister", *asked,
        *(f"De dijk{at} is goed." for at in range(800)),
    ))
    began = time.process_time()
    found = paper(text)
    assert time.process_time() - began < 10
    assert max(len(one.asked_in) for one in found.passages) <= 250

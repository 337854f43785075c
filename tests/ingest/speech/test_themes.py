"""Questions answered under a theme that does not name their fraction, and answers that leave a question or send on."""

from __future__ import annotations

from tests.ingest.speech.reading import answered, fixture, verslag


def test_by_theme_only() -> None:
    assert answered(fixture("verslag-alleen-themas.md")) == {
        5: [14, 15],  # two sentences that ask, each answered by a paragraph
        7: [18],
        8: [14, 15],  # `kostenoverschrijdingen` under the heading `Kosten`
        9: [20],
        10: [17],
        11: [19],
    }  # 12 is not answered; 6 asks for `menskracht`, which no word of `Personeel` says


def test_answers_that_send_on() -> None:
    assert answered(fixture("verslag-verwijzingen.md")) == {
        4: [13, 14, 15],  # to a theme by its heading
        5: [16],
        6: [13, 14],  # `verschillende fracties`, which names nobody
        7: [18],
        8: [20],
        9: [22],
        10: [20, 23],  # to the answer to another fraction
        11: [18, 25],
        12: [27],
    }


def test_themes_that_name_some_of_those_who_asked() -> None:
    assert answered(fixture("verslag-gemengd.md")) == {
        5: [21, 22, 23],  # asks about recommendations, of which one is set apart
        6: [18, 19],
        7: [16],
        8: [18, 19],  # asks what 6 asks
        9: [25],
        10: [21, 22, 23],
        11: [16],  # asks what 7 asks
        12: [27],
        13: [28],
    }


def test_unanswered_among_answered() -> None:
    found = answered(fixture("verslag-deels-beantwoord.md"))
    assert {6, 9, 12}.isdisjoint(found)
    right = {4: [17], 5: [22], 8: [18], 11: [19], 13: [21]}
    assert {one: found[one] for one in right} == right
    assert 20 in found[7]
    assert 16 in found[10]
    assert 18 not in found[10]  # `Wat betreft ijsbanen …`, which another fraction asked


BRIDGES = {
    "VVD": "vragen hoeveel bruggen over de Maas zijn afgekeurd.",
    "SP": "vragen welke sluizen in Limburg lekken.",
}


def test_a_subject_that_two_themes_share_links_to_neither() -> None:
    north, south = "Er zijn bruggen over de Maas.", "Ook daar zijn bruggen over de Maas."
    assert verslag(BRIDGES, f"## Noord\n\n{north}\n\n## Zuid\n\n{south}") == {}


def test_one_word_in_common_is_no_answer() -> None:
    assert verslag(BRIDGES, "## Varen\n\nIk investeer in sluizen.\n\n## Overig\n\nIk dank de leden.") == {}


def test_more_is_linked_to_a_question_only_for_a_sentence_that_is_not_answered() -> None:
    found = verslag(
        {
            "VVD": "vragen hoeveel bruggen over de Maas zijn afgekeurd. Wanneer gaat het gemaal bij Lith weer draaien?",
            "SP": "vragen of het gemaal bij Lith dit jaar wordt vervangen.",
        },
        "## Bruggen\n\nDe leden van de VVD-fractie vragen hoeveel bruggen over de Maas zijn afgekeurd.\n\n"
        "Ik tel er zes.\n\n"
        "## Gemalen\n\nDe leden van de SP-fractie vragen naar het gemaal bij Lith.\n\nHet gaat in mei weer draaien.",
    )
    assert found == {2: [5, 7], 3: [7]}


def test_a_table_under_a_theme_is_nobody_elses_answer() -> None:
    found = verslag(BRIDGES, "## Bruggen\n\n| bruggen | Maas |\n|---|---|\n| afgekeurd | zes |\n")
    assert found == {}

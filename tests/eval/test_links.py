"""The comparison must see every way in which a question can be tied to its answers, or to something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.exchange import Asked, Exchange, load_links
from eval.links import compare_answers, compare_questions, outcomes
from eval.score import Score, total
from ingest.model import Passage, TableRow
from tests.eval.material import passage

HOW_MANY = Asked("SP", "Hoeveel leerlingen", ("In februari", "2019-2020 5.570"), ("De leden van de SP",), ("Kortom",))
GRATEFUL = Asked("SP", "Wij zijn", ())
WHY = Asked("VVD", "Waarom niet", ("Omdat",))
GOLD = Exchange("a.md", (HOW_MANY, GRATEFUL, WHY), ("Dank",), ("Ten eerste",))
ROW = TableRow(None, ("Jaar", "Totaal"), "2019-2020", {"Jaar": "2019-2020", "Totaal": "5.570"})
PAPER = {
    1: passage("a#1", "Hoeveel\nleerlingen zitten thuis?"),
    2: passage("a#2", "Wij zijn benieuwd of dit anders kan."),
    3: passage("a#3", "Waarom niet?"),
    4: passage("a#4", "Dank voor de brief."),
    5: passage("a#5", "De leden van de SP vragen hoeveel."),
    6: passage("a#6", "In februari is geteld."),
    7: passage("a#7", "Totaal 5.570 in 2019-2020.", table=ROW),
    8: passage("a#8", "Kortom, veel."),
    9: passage("a#9", "Omdat het niet kan."),
}
ALL = ((1, 6), (1, 7), (3, 9))


def linked(*pairs: tuple[int, int], one_way: tuple[tuple[int, int], ...] = ()) -> tuple[Passage, ...]:
    """The paper with these links, question and answer, at both ends; those in `one_way` at the answer only."""
    return tuple(
        replace(
            one,
            answers=tuple(f"a#{question}" for question, answer in (*pairs, *one_way) if answer == number),
            answered_by=tuple(f"a#{answer}" for question, answer in pairs if question == number),
        )
        for number, one in PAPER.items()
    )


def answers(*pairs: tuple[int, int], one_way: tuple[tuple[int, int], ...] = ()) -> Score:
    return total(compare_answers(GOLD, {"a.md": linked(*pairs, one_way=one_way)}))


def test_all_right() -> None:
    score = answers(*ALL)
    assert (score.gold, score.found, score.right, score.wrong) == (3, 3, 3, ())
    questions = compare_questions(GOLD, {"a.md": linked(*ALL)})
    assert [(one.paper, one.gold, one.right) for one in questions] == [("SP", 2, 2), ("VVD", 1, 1)]


@pytest.mark.parametrize(
    ("pairs", "counts", "message"),
    [
        (((1, 6), (3, 9)), (3, 2, 2), 'SP: "Hoeveel leerlingen" lacks "2019-2020 5.570"'),
        ((*ALL, (1, 9)), (3, 4, 3), 'SP: "Hoeveel leerlingen" is not answered by a#9 "Omdat het niet kan."'),
        ((*ALL, (2, 6)), (3, 4, 3), 'SP: "Wij zijn" is not answered by a#6'),
        ((*ALL, (4, 6)), (3, 4, 3), "a.md: a#4 asks nothing, yet a#6 answers it"),
    ],
)
def test_a_missing_or_a_wrong_link(
    pairs: tuple[tuple[int, int], ...], counts: tuple[int, int, int], message: str
) -> None:
    score = answers(*pairs)
    assert (score.gold, score.found, score.right) == counts
    assert len(score.wrong) == 1
    assert score.wrong[0].startswith(message)


def test_what_a_reader_would_accept_counts_neither_for_nor_against() -> None:
    score = answers(*ALL, (1, 5), (1, 8))
    assert (score.gold, score.found, score.right, score.wrong) == (3, 3, 3, ())
    (found, _, _) = outcomes(GOLD, linked(*ALL, (1, 5), (1, 8)))
    assert found.acceptable == ("De leden van de SP", "Kortom")
    only = answers((1, 8), (3, 9))
    assert (only.found, only.right) == (1, 1)


def test_a_link_known_at_one_end_only_is_wrong() -> None:
    score = answers((1, 6), (1, 7), one_way=((3, 9),))
    assert (score.found, score.right) == (3, 2)
    assert score.wrong[0] == 'VVD: "Waarom niet" has at one end only the link with a#9 "Omdat het niet kan."'


def test_a_link_with_a_passage_that_is_not_there() -> None:
    score = answers(*ALL, (1, 12))
    assert (score.found, score.right) == (4, 3)
    assert score.wrong == ('SP: "Hoeveel leerlingen" has at one end only the link with a#12, which is not there',)


def test_a_question_is_linked_in_full_in_part_or_not() -> None:
    (many, grateful, why) = outcomes(GOLD, linked((1, 6)))
    assert (many.extent, grateful.extent, why.extent) == ("in part", "in full", "not")
    questions = compare_questions(GOLD, {"a.md": linked((1, 6))})
    assert [(one.gold, one.found, one.right) for one in questions] == [(2, 2, 1), (1, 0, 0)]
    assert questions[0].wrong == ('SP: "Hoeveel leerlingen" is linked in part: 1 of 2, and 0 wrong',)
    spoilt = compare_questions(GOLD, {"a.md": linked(*ALL, (2, 9))})
    assert spoilt[0].wrong == ('SP: "Wij zijn" is linked in full: 0 of 0, and 1 wrong',)


def test_a_paper_that_was_not_read_or_that_has_no_questions() -> None:
    assert total(compare_answers(GOLD, {})).recall == 0.0
    asked = passage("b#1", "Hoeveel leerlingen?", answered_by=("b#2",))
    reply = passage("b#2", "In februari", answers=("b#1",))
    score = compare_answers(GOLD, {"a.md": linked(*ALL), "b.md": (asked, reply)})[-1]
    assert (score.paper, score.wrong) == ("of no question", ("b.md: b#1 asks nothing, yet b#2 answers it",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", r"links\.json:1: expected an object, found list"),
        ('{\n"paper": }', r"links\.json:2: not JSON"),
        ('{"paper": "a.md", "question": []}', "unknown field question"),
        ('{"paper": "a.md", "questions": [{"party": "SP", "question": ""}]}', "field question must be a text"),
        (
            '{"paper": "a.md", "questions": [{"party": "SP", "question": "x", "answered_by": ["y"], "also": ["y"]}]}',
            "listed twice for 'x': y",
        ),
    ],
)
def test_a_wrong_gold_file(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_links(file)


def test_a_gold_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="expected a readable JSON file"):
        load_links(tmp_path / "links.json")

"""A member who ends with a question and the minister who speaks next."""

from __future__ import annotations

from tests.ingest.speech.reading import answered, paper

BOS, SMIT, CHAIR = "De heer **Bos** (SP):", "Minister **Smit**:", "De **voorzitter**:"


def debate(*turns: str) -> dict[int, list[int]]:
    heading = "# Vragenuur\n\nVragen over de sluizen.\n\n"
    opening = f"{CHAIR}\nIk open de vergadering van de Kamer en heet de minister en alle leden van harte welkom.\n\n"
    return answered(paper(heading + opening + "\n\n".join(turns) + "\n"))


def test_the_turn_after_a_question_answers_it() -> None:
    found = debate(
        f"{BOS}\nDank u wel. Wanneer zijn de sluizen klaar?", f"{SMIT}\nIn 2027.\n\nDat staat in de brief.",
        f"{BOS}\nDat is laat, voorzitter.", f"{SMIT}\nDat is zo.",
    )
    (question, answers), = found.items()
    assert answers == [question + 1, question + 2]


def test_the_chair_who_gives_the_word_stands_between() -> None:
    found = debate(f"{BOS}\nWanneer zijn de sluizen klaar?", f"{CHAIR}\nDe minister.", f"{SMIT}\nIn 2027.")
    (question, answers), = found.items()
    assert answers == [question + 2]


def test_a_term_of_answers_answers_no_single_question() -> None:
    long = "\n\n".join(f"Over sluis {n} is veel te zeggen." for n in range(12))
    assert debate(f"{BOS}\nWanneer zijn de sluizen klaar?", f"{SMIT}\n{long}", f"{CHAIR}\nDank.") == {}


def test_another_member_answers_nothing() -> None:
    assert debate(
        f"{BOS}\nWanneer zijn de sluizen klaar?", "Mevrouw **Laan** (VVD):\nIn 2027.", f"{SMIT}\nDank u wel.",
    ) == {}

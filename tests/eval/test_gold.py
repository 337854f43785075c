from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import GoldError
from eval.gold import Answer, GoldSpeaker, load_questions

LINE: dict[str, Any] = {
    "id": "q1",
    "question": "Wie vraagt naar de cijfers?",
    "language": "nl",
    "kind": "speaker",
    "sort": "vraag",
    "split": "dev",
    "answers": [{"paper": "brief.md", "quote": "hoeveel leerlingen", "in": "text"}],
    "speaker": {"role": "fractie", "party": "SP", "name": None},
    "near_misses": [],
    "note": "",
}


def write(folder: Path, *lines: dict[str, Any] | str) -> Path:
    file = folder / "questions.jsonl"
    file.write_text(
        "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8"
    )
    return file


def test_a_right_line_is_read_whole(tmp_path: Path) -> None:
    (one,) = load_questions(write(tmp_path, LINE))
    assert one.answers == (Answer("brief.md", "hoeveel leerlingen", "text"),)
    assert one.speaker == GoldSpeaker("fractie", "SP", None)
    assert one.answerable
    assert one.note is None


def test_a_split_takes_its_own_questions_only(tmp_path: Path) -> None:
    file = write(tmp_path, LINE, "", {**LINE, "id": "q2", "split": "test"})
    assert [one.id for one in load_questions(file)] == ["q1", "q2"]
    assert [one.id for one in load_questions(file, "test")] == ["q2"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": " "}, "field id must be a text with words"),
        ({"language": "fr"}, "field language must be one of nl, en, found 'fr'"),
        ({"kind": "quiz"}, "field kind must be one of speaker"),
        ({"split": None}, "field split must be one of dev, test"),
        ({"answers": []}, "a question of kind speaker needs an answer"),
        ({"answers": "brief.md"}, "field answers must be a list of objects"),
        (
            {"answers": [{"paper": "brief.md", "quote": "", "in": "text"}]},
            "field quote must be a text with words",
        ),
        ({"answers": [{"paper": "brief.md", "quote": "x", "in": "margin"}]}, "field in must be one of text"),
        ({"answers": [{"paper": "b", "quote": "x", "in": "table", "cel": "1"}]}, "unknown field cel"),
        ({"kind": "unanswerable"}, "an unanswerable question has answers"),
        ({"speaker": None}, "a question of kind speaker needs its speaker"),
        ({"speaker": {"role": None}}, "must name a role, a party or a person"),
        ({"speaker": "SP"}, "field speaker must be an object or null"),
        ({"antwoord": 1}, "unknown field antwoord"),
    ],
)
def test_a_wrong_line_names_file_line_and_field(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    file = write(tmp_path, LINE, {**LINE, "id": "q2", **change})
    with pytest.raises(GoldError, match=message) as raised:
        load_questions(file)
    assert str(raised.value).startswith(f"{file}:2: ")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", ":2: not JSON"),
        ("[1]", ":2: expected an object, found list"),
        (LINE, ":2: id q1 is taken by line 1"),
    ],
)
def test_a_line_that_is_no_new_question(tmp_path: Path, line: dict[str, Any] | str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        load_questions(write(tmp_path, LINE, line))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="expected a readable JSON-lines file"):
        load_questions(tmp_path / "none.jsonl")

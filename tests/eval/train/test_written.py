"""The questions that were written: every answer has some, and no two rows are of the same answer."""

from __future__ import annotations

import json

from eval.train.written import WRITTEN, Written, written
from index.language import detect

ROWS = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]


def test_only_those_of_the_passages_asked_for() -> None:
    first, second = ROWS[0], ROWS[1]
    found = written({first["id"], second["id"], "nowhere"})
    assert found == {one["id"]: Written(tuple(one["short"]), one.get("formal")) for one in (first, second)}
    assert written(()) == {}


def test_every_row_is_read_and_has_short_questions() -> None:
    ids = [row["id"] for row in ROWS]
    found = written(ids)
    assert list(found) == ids  # none twice
    for one in found.values():
        assert one.short
        assert all(text.strip() == text != "" for text in (*one.short, one.formal or "none"))
        assert len({*one.short, one.formal}) == len(one.short) + 1


def test_the_last_short_question_is_mostly_english_and_the_others_dutch() -> None:
    found = written([row["id"] for row in ROWS]).values()
    english = [detect(one.short[-1]) == "en" for one in found]
    dutch = [detect(text) == "nl" for one in found for text in (*one.short[:-1], one.formal or "")]
    assert sum(english) > 0.7 * len(english)  # few words do not always tell
    assert sum(dutch) > 0.95 * len(dutch)

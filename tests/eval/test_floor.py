from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import FloorError
from eval.floor import load_floor, shortfalls


def test_what_falls_short_is_named_with_its_figure() -> None:
    floor = {"hit@1": 0.6, "hit@5": 0.8, "speaker": 0.9}
    short = shortfalls("dev", {"hit@1": 0.6, "hit@5": 0.79, "speaker": None}, floor)
    assert [str(one) for one in short] == [
        "dev: hit@5 is 0.790, its floor is 0.800",
        "dev: speaker is not measured, its floor is 0.900",
    ]
    assert shortfalls("dev", {"hit@1": 1.0, "hit@5": 0.8, "speaker": 0.9}, floor) == ()


def test_a_scope_without_floor_has_none(tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    file.write_text('{"all": {"hit@1": 0.5}}')
    assert load_floor("all", file) == {"hit@1": 0.5}
    assert load_floor("dev", file) == {}


@pytest.mark.parametrize(
    "content", ["", "[]", '{"all": 3}', '{"all": {"hit@1": "high"}}', '{"all": {"hit@1": true}}']
)
def test_a_wrong_floor_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "floor.json"
    file.write_text(content)
    with pytest.raises(FloorError, match=r"floor\.json"):
        load_floor("all", file)

"""The weights of the ranking, and their file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import Weights, shipped_weights
from tests.index.samples import FEATURES

ROOT = Path(__file__).parents[2]
WEIGHTS = Weights(
    whole=0.5, lexical_nl=0.25, lexical_en=0.75, asked=0.1, speaker=0.2, addressee=0.3, restates=-0.4, question=-0.5,
    short=-0.6, exact=0.7, linked=0.8, held=0.35, part=0.45, pairs=0.55, sort=0.05, dated=0.65, kind=0.85,
)
LOAD = "from index.ranking import shipped_weights; print(shipped_weights().whole)"


@given(st.floats(0, 1), st.fixed_dictionaries({}, optional={name: st.floats(-1, 1) for name in sorted(FEATURES)}))
def test_parts_are_the_weighted_features_and_the_base(base: float, features: dict[str, float]) -> None:
    parts = WEIGHTS.parts(base, features)
    assert set(parts) == {"base", *features}
    assert parts["base"] == base
    expected = base + sum(asdict(WEIGHTS)[name] * value for name, value in features.items())
    assert sum(parts.values()) == pytest.approx(expected)


def test_a_feature_without_a_weight_is_a_mistake() -> None:
    with pytest.raises(AttributeError, match="colour"):
        WEIGHTS.parts(0.5, {"colour": 1.0})


def test_lexical_depends_on_the_language() -> None:
    assert (WEIGHTS.of_words("nl", 0.0), WEIGHTS.of_words("en", 0.0)) == (0.25, 0.75)
    longer = replace(WEIGHTS, whole_long=0.5, lexical_long=-0.5)
    assert (longer.of_words("nl", 1.0), longer.of_words("en", 0.5)) == (0.0, 0.5)
    assert longer.of_whole(0.5) == WEIGHTS.whole + 0.25


def test_the_shipped_file_has_every_weight_and_no_other() -> None:
    written = json.loads((ROOT / "index" / "ranking.json").read_text(encoding="utf-8"))
    assert set(written) == {field.name for field in fields(Weights)}
    assert asdict(shipped_weights()) == pytest.approx(written)
    assert all(0 <= share <= 1 for share in (written["whole"], written["lexical_nl"], written["lexical_en"]))


def _load_with(tmp_path: Path, ranking: str) -> subprocess.CompletedProcess[str]:
    """The weights as a copy of the product reads them, with this as their file."""
    shutil.copytree(ROOT / "ingest", tmp_path / "ingest", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "index").mkdir()
    for name in ("__init__.py", "ranking.py"):
        shutil.copy(ROOT / "index" / name, tmp_path / "index" / name)
    (tmp_path / "index" / "ranking.json").write_text(ranking, encoding="utf-8")
    return subprocess.run([sys.executable, "-c", LOAD], cwd=tmp_path, capture_output=True, text=True, timeout=60)


def test_a_file_is_read_from_where_the_product_lies(tmp_path: Path) -> None:
    assert _load_with(tmp_path, json.dumps({**asdict(WEIGHTS), "whole": 0.875})).stdout == "0.875\n"


@pytest.mark.parametrize("ranking", [
    "", "{", "[]", "{}", json.dumps({**asdict(WEIGHTS), "exact": "much"}),
    json.dumps({**asdict(WEIGHTS), "asked": None}),
])
def test_a_broken_file_is_named_as_damaged(tmp_path: Path, ranking: str) -> None:
    run = _load_with(tmp_path, ranking)
    assert run.returncode == 1
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith("ingest.errors.Damaged: index/ranking.json: expected the weights of the ranking (")
    assert last.endswith("install again")

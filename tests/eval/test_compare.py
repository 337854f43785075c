from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from eval.compare import compare, gained, randomisation
from eval.errors import RunError
from eval.report_compare import comparison_section, print_comparison
from eval.saved import SavedRun, load_run, run_of, save_run
from tests.eval.test_result import result


def runs() -> tuple[SavedRun, SavedRun]:
    """The same run twice, but that one question found its passage a rank later before."""
    after = run_of(result().as_json(), "after")
    good = after.questions["good"]
    worse = replace(good, rank=2, faults=("right passage at rank 2",), values={**good.values, "hit@1": 0.0})
    return SavedRun("before", {**after.questions, "good": worse}), after


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    save_run(tmp_path / "run.json", result())
    loaded = load_run(tmp_path / "run.json")
    assert loaded == run_of(result().as_json(), "run.json")
    assert loaded.questions["late"].values["MRR@10"] == 0.5
    assert loaded.questions["none"].values == {"verbatim": 0.0, "refused": 0.0}


def test_what_changed_and_by_how_much() -> None:
    found = compare(*runs())
    by_name = {one.measure: one for one in found.differences}
    assert (by_name["hit@1"].before, by_name["hit@1"].after, by_name["hit@1"].n) == (0.0, 0.25, 4)
    assert by_name["hit@5"].change == 0
    assert by_name["hit@5"].p == 1.0
    assert [(one.id, gained(one, other) > 0) for one, other in found.changed] == [("good", True)]
    assert (found.shared, found.unshared) == (5, 0)


def test_randomisation_against_all_signs() -> None:
    differences = [0.5, 0.5, 0.25, -0.25, 0.0, 1.0, 1.0, 0.5]
    values = np.array([one for one in differences if one])
    signs = np.array(np.meshgrid(*[[-1, 1]] * len(values))).reshape(len(values), -1)
    exact = float((np.abs(values @ signs) >= abs(values.sum()) - 1e-9).mean())
    assert randomisation(differences) == pytest.approx(exact, abs=0.02)


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), max_size=12))
def test_a_p_value_is_one_and_does_not_know_the_direction(differences: list[float]) -> None:
    p = randomisation(differences, shuffles=200)
    assert 0 < p <= 1
    assert p == pytest.approx(randomisation([-one for one in differences], shuffles=200))


def test_printed_and_on_the_page() -> None:
    found = compare(*runs())
    out = Console(width=100)
    with out.capture() as captured:
        print_comparison(found, out)
    assert max(map(len, captured.get().splitlines())) <= 100
    assert "Better:" in captured.get()
    assert "2 → 1" in captured.get()
    assert "2 → 1" in comparison_section(found)


def test_wrong_runs(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="the run cannot be read"):
        load_run(tmp_path / "none.json")
    (tmp_path / "floor.json").write_text(json.dumps({"each": [{"id": "q1"}]}))
    with pytest.raises(RunError, match="expected a run as `griffier eval --save` writes it"):
        load_run(tmp_path / "floor.json")
    before, after = runs()
    with pytest.raises(RunError, match="have no question in common"):
        compare(SavedRun("other", {}), after)
    with pytest.raises(RunError, match="the run cannot be written"):
        save_run(tmp_path / "no" / "run.json", result())
    assert before.label == "before"

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from eval.fit.__main__ import main
from eval.fit.confidence import REFUSED, SIGNS, fit_confidence, threshold_of
from eval.fit.files import CONFIDENCE, RANKING, write_confidence, write_ranking
from eval.fit.samples import ANSWERABLE, STRANGER, Sample, balanced
from index.ranking import shipped_weights
from service.confidence import FEATURES


def samples(seed: int = 3) -> list[Sample]:
    """Answerable questions stand out more and lack no names; every fourth of them finds a wrong passage first."""
    generator = np.random.default_rng(seed)
    made = []
    for at in range(120):
        sort = ANSWERABLE if at % 2 else ("off-topic", "wrong-year", STRANGER)[at % 3]
        known = sort == ANSWERABLE
        values = {name: float(generator.normal()) for name in FEATURES}
        values |= {"standout": 2.0 * known + float(generator.normal()), "names": float(not known)}
        language = "en" if at % 4 < 2 else "nl"
        made.append(Sample(f"q{at}", language, sort, known and at % 8 != 1, values))
    return made


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=300))
def test_the_threshold_refuses_no_more_than_allowed(chances: list[float]) -> None:
    threshold = threshold_of(np.array(chances))
    assert sum(one < threshold for one in chances) <= REFUSED * len(chances)


def test_sorts_of_the_unanswerable_weigh_the_same() -> None:
    made = samples()
    weight = balanced(made)
    sums = {
        sort: sum(one for one, sample in zip(weight, made, strict=True) if sample.sort == sort)
        for sort in {one.sort for one in made}
    }
    assert sums.pop(ANSWERABLE) == pytest.approx(60)
    assert list(sums.values()) == pytest.approx([20, 20, 20])


def test_a_fit_tells_apart_keeps_signs_and_is_calibrated() -> None:
    fitted = fit_confidence(samples())
    for language in ("nl", "en"):
        values = fitted.model[language]
        assert list(values) == ["bias", *FEATURES]
        assert all(values[name] * SIGNS[name] >= 0 for name in FEATURES)
        assert values["standout"] > 0 > values["names"]
    gold = [(c, s.right) for c, s in zip(fitted.chances, fitted.samples, strict=True) if s.sort != STRANGER]
    assert np.mean([chance for chance, _ in gold]) == pytest.approx(np.mean([right for _, right in gold]), abs=0.01)
    assert 0 < fitted.model["any"]["threshold"] < 1


def test_what_is_written_is_what_the_product_reads(tmp_path: Path) -> None:
    write_ranking(shipped_weights(), tmp_path / "ranking.json")
    assert json.loads((tmp_path / "ranking.json").read_text()) == json.loads(RANKING.read_text())
    model = json.loads(CONFIDENCE.read_text())
    write_confidence(model, tmp_path / "confidence.json")
    assert json.loads((tmp_path / "confidence.json").read_text()) == model
    assert set(model["nl"]) == set(model["en"]) == {"bias", *FEATURES}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [(("--index", "nowhere"), 2, "does not exist"), (("--beir", "."), 1, "a BEIR folder has corpus.jsonl")],
)
def test_wrong_use(
    arguments: tuple[str, ...], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == status
    assert message in done.stderr

from pathlib import Path

import pytest
from platformdirs import user_data_dir

from ingest.errors import BadRequest
from service.settings import load_settings


def test_the_platforms_data_folder_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRIFFIER_INDEX", raising=False)
    assert load_settings().index == Path(user_data_dir("griffier", appauthor=False))
    monkeypatch.setenv("GRIFFIER_INDEX", "from-environment")
    assert load_settings().index == Path("from-environment")
    assert load_settings(index=Path("from-option"), model=None).index == Path("from-option")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIFFIER_URL", "")
    assert load_settings().url is None


def test_no_reranker_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRIFFIER_RERANKER", raising=False)
    assert (load_settings().reranker, load_settings().reranker_first) == (None, 20)
    monkeypatch.setenv("GRIFFIER_RERANKER", "organisation/model")
    assert load_settings().reranker == "organisation/model"
    monkeypatch.setenv("GRIFFIER_RERANKER_FIRST", "101")
    with pytest.raises(BadRequest, match="GRIFFIER_RERANKER_FIRST is '101': input should be less than or equal to 100"):
        load_settings()


def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIFFIER_PORT", "http")
    with pytest.raises(BadRequest, match="GRIFFIER_PORT is 'http': input should be a valid integer") as caught:
        load_settings()
    assert caught.value.field == "GRIFFIER_PORT"

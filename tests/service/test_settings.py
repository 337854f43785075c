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


def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIFFIER_PORT", "http")
    with pytest.raises(BadRequest, match="GRIFFIER_PORT is 'http': input should be a valid integer") as caught:
        load_settings()
    assert caught.value.field == "GRIFFIER_PORT"

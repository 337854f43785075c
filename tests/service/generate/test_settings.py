"""Settings of the language model: among the others, and never shown where they may be secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import BadRequest
from service.generate.generator import open_generator
from service.settings import Settings, load_settings
from tests.service.generate.scripted import KEY
from tests.service.running import griffier

URL = "http://127.0.0.1:8080/v1"


def test_off_unless_told_otherwise() -> None:
    assert open_generator(Settings()) is None


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIFFIER_LLM_URL", f"{URL}/")
    monkeypatch.setenv("GRIFFIER_LLM_MODEL", "mistral")
    monkeypatch.setenv("GRIFFIER_LLM_KEY", KEY)
    monkeypatch.setenv("GRIFFIER_LLM_BUDGET", "")
    found = load_settings()
    assert (found.llm_url, found.llm_model, found.llm_budget) == (URL, "mistral", 6000)
    assert found.llm_key is not None
    assert found.llm_key.get_secret_value() == KEY


def test_the_file_sets_them_and_status_shows_all_but_the_key(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'llm_url = "{URL}"\nllm_model = "mistral"\nllm_key = "{KEY}"\n')
    run = griffier("status", "--json", "--index", tmp_path / "none", stdin=b"", GRIFFIER_CONFIG=str(file))
    status = json.loads(run.stdout)
    assert (status["settings"]["llm_url"], status["settings_from"]["llm_model"]) == (URL, str(file))
    shown = griffier("status", "--index", tmp_path / "none", stdin=b"", GRIFFIER_CONFIG=str(file)).stdout
    assert KEY not in run.stdout + run.stderr + shown


def test_the_key_is_never_shown() -> None:
    found = Settings(llm_url=URL, llm_model="mistral", llm_key=KEY)  # type: ignore[arg-type]
    assert KEY not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"


@pytest.mark.parametrize(("given", "field", "told"), [
    ({"URL": URL}, "GRIFFIER_LLM_URL", "go together"), ({"MODEL": "x"}, "GRIFFIER_LLM_URL", "go together"),
    ({"URL": "ftp://x", "MODEL": "x"}, "GRIFFIER_LLM_URL", "expected an address such as"),
    ({"URL": f"http://a:{KEY}@x/v1", "MODEL": "x"}, "GRIFFIER_LLM_URL", "without user and password"),
    ({"URL": URL, "MODEL": "x", "BUDGET": KEY}, "GRIFFIER_LLM_BUDGET", "valid integer"),
    ({"URL": URL, "MODEL": "x", "TIMEOUT": "0"}, "GRIFFIER_LLM_TIMEOUT", "greater than 0"),
])
def test_what_does_not_fit_is_told_without_its_value(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], field: str, told: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"GRIFFIER_LLM_{name}", value)
    with pytest.raises(BadRequest, match=told) as caught:
        load_settings()
    assert caught.value.field == field
    assert KEY not in str(caught.value)

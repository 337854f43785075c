"""Settings from a file, and which of file, environment and command line wins."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ingest.errors import BadRequest
from service.settings import Settings, load_settings
from service.settings_reference import BEGIN, page_with, table
from service.state import without_password
from tests.service.running import griffier, one_line

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of settings that is in use, empty as yet, and no variables."""
    for name in os.environ:
        if name.startswith("GRIFFIER_"):
            monkeypatch.delenv(name)
    found = tmp_path / "config.toml"
    found.write_text("")
    monkeypatch.setenv("GRIFFIER_CONFIG", str(found))
    return found


def test_option_over_variable_over_file_over_default(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('port = 1\nhost = "10.0.0.1"\nburst = 7\n')
    monkeypatch.setenv("GRIFFIER_PORT", "2")
    monkeypatch.setenv("griffier_host", "10.0.0.2")
    settings = load_settings(port=3)
    assert (settings.port, settings.host, settings.burst, settings.queue) == (3, "10.0.0.2", 7, 64)
    assert [settings.origin(name) for name in ("port", "host", "burst", "queue")] == [
        "--port", "GRIFFIER_HOST", str(file), "default"]
    assert load_settings().port == 2


def test_an_empty_variable_leaves_it_to_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("port = 1\n")
    monkeypatch.setenv("GRIFFIER_PORT", "")
    assert (load_settings().port, load_settings().origin("port")) == (1, str(file))


def test_a_path_is_beside_its_file(file: Path) -> None:
    file.write_text('keys = "keys"\nindex = "/data/index"\n')
    settings = load_settings()
    assert (settings.keys, settings.index) == (file.parent / "keys", Path("/data/index"))
    file.write_text('index = "~/index"\n')
    assert load_settings().index == Path.home() / "index"


def test_the_platforms_place_is_read_where_none_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GRIFFIER_CONFIG")
    monkeypatch.setattr("service.settings_file.default_file", lambda: tmp_path / "none.toml")
    assert load_settings().port == 8000
    monkeypatch.setattr("service.settings_file.default_file", lambda: file)
    file.write_text("port = 4321\n")
    assert load_settings().port == 4321


@pytest.mark.parametrize(("written", "told"), [
    ("port = 'x'", r"config.toml: port is 'x': input should be a valid integer"),
    ("port = 99999", r"config.toml: port is 99999: input should be less than or equal to 65535"),
    ("prot = 1", r"config.toml: no setting 'prot'"),
    ("[http]\nport = 1", r"config.toml: no setting 'http'"),
    ("port 1", r"config.toml: expected TOML, such as `port = 8000`.*line 1"),
    ("port = 1\nport = 2", r"expected TOML.*Cannot overwrite a value"),
    ("index = 5", r"config.toml: index is 5: "),
    ("trusted_proxies = ['here']", r"trusted_proxies is \['here'\]: expected addresses such as 127\.0\.0\.1"),
    ("trusted_proxies = 5", r"trusted_proxies is 5: "),
    ("cors_origins = ['https://a.nl/']", r"cors_origins is .*without a path; found 'https://a.nl/'"),
    ("metrics = 'some'", r"metrics is 'some': input should be 'open', 'key' or 'off'"),
    ("rate = inf", r"config.toml: rate is inf: input should be a finite number"),
    ("index = ''", r"config.toml: index is empty: expected a path"),
    ("api_key = 17171717", r"config.toml: api_key is not what it should be"),
])
def test_what_does_not_fit_names_the_file(file: Path, written: str, told: str) -> None:
    file.write_text(written)
    with pytest.raises(BadRequest, match=told) as caught:
        load_settings()
    assert "17171717" not in str(caught.value)


def test_a_file_that_is_named_must_be_there(file: Path) -> None:
    file.unlink()
    with pytest.raises(BadRequest, match=r"config.toml: expected a file of settings \(GRIFFIER_CONFIG\)"):
        load_settings()
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BadRequest, match="expected TOML"):
        load_settings()


def test_lists_have_commas_between_them_in_a_variable(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIFFIER_TRUSTED_PROXIES", " 127.0.0.1, ::1,10.0.0.0/8 ,")
    assert load_settings().trusted_proxies == ("127.0.0.1", "::1", "10.0.0.0/8")
    monkeypatch.setenv("GRIFFIER_TRUSTED_PROXIES", "10.0.0.1/8")
    with pytest.raises(BadRequest, match=r"GRIFFIER_TRUSTED_PROXIES is .*has host bits set"):
        load_settings()


def test_a_variable_that_is_no_setting_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = griffier("status", "--json", "--index", tmp_path / "none", GRIFFIER_KEY="a-secret", GRIFFIER_X="y",
                   GRIFFIER_DEBUG="")
    assert json.loads(run.stdout)["strange"] == [
        "GRIFFIER_KEY is no setting and is not read; did you mean GRIFFIER_KEYS?",
        "GRIFFIER_X is no setting and is not read"]
    shown = griffier("status", "--index", tmp_path / "none", COLUMNS="200", GRIFFIER_KEY="a-secret").stdout
    assert "did you mean GRIFFIER_KEYS?" in shown
    assert "a-secret" not in run.stdout + shown


def test_status_tells_where_each_comes_from_and_no_secret(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('burst = 7\napi_key = "very-secret-1"\n')
    given = {"GRIFFIER_CONFIG": str(file), "GRIFFIER_URL": "http://me:very-secret-2@example.org/",
             "GRIFFIER_PORT": "81"}
    run = griffier("status", "--json", "--index", tmp_path / "none", stdin=b"", **given)
    status = json.loads(run.stdout)
    assert status["settings"].keys() == status["settings_from"].keys() == Settings.model_fields.keys()
    assert (status["settings"]["burst"], status["settings_from"]["burst"]) == (7, str(file))
    assert (status["settings"]["port"], status["settings_from"]["port"]) == (81, "GRIFFIER_PORT")
    assert (status["settings_from"]["index"], status["settings_from"]["rate"]) == ("--index", "default")
    shown = griffier("status", "--index", tmp_path / "none", stdin=b"", COLUMNS="200", **given).stdout
    assert "81  (GRIFFIER_PORT)" in shown
    assert "very-secret" not in run.stdout + run.stderr + shown


@pytest.mark.parametrize(("url", "shown"), [
    ("http://a:b@c/d", "http://**********@c/d"), ("http://key@c/d", "http://**********@c/d"),
    ("http://a:p@ss@c/d", "http://**********@c/d"), ("http://c/d@e", "http://c/d@e"), (5, 5), (None, None),
])
def test_passwords_in_addresses_are_not_shown(url: object, shown: object) -> None:
    assert without_password(url) == shown


def test_a_wrong_option_is_named_as_typed() -> None:
    run = griffier("status", GRIFFIER_ANSWER_SECONDS="0")
    assert run.returncode == 2
    assert one_line(run.stderr, "GRIFFIER_ANSWER_SECONDS is '0': input should be greater than 0")


def test_the_table_of_the_documentation_is_that_of_the_class() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert page_with(page, table()) == page, "run: python -m service.settings_reference docs/operations.md"
    assert all(f"`GRIFFIER_{name.upper()}`" in page for name in Settings.model_fields)
    with pytest.raises(ValueError, match="expected <!-- settings -->"):
        page_with(page.replace(BEGIN, ""), table())


def test_the_example_that_ships_is_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    file = ROOT / "deploy" / "config.toml"
    monkeypatch.setenv("GRIFFIER_CONFIG", str(file))
    settings = load_settings()
    assert (settings.keys, settings.log_format) == (file.parent / "keys", "json")

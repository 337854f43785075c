"""Settings that a TOML file gives: where the file is, and what it says.

The file is the one `GRIFFIER_CONFIG` names, else `config.toml` in the platform's configuration folder if there is one
(`~/.config/griffier/config.toml` on Linux). Its keys are the names of the settings; a path in it is relative to its
folder.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir

from ingest.errors import BadRequest

CONFIG = "GRIFFIER_CONFIG"


def default_file() -> Path:
    """Where the file is looked for when GRIFFIER_CONFIG is not set."""
    return Path(user_config_dir("griffier", appauthor=False)) / "config.toml"


def settings_file() -> Path | None:
    """The file to read: one that is named must be there, the default one need not. None where there is none."""
    named = os.environ.get(CONFIG)
    if named:
        return Path(named).expanduser()
    file = default_file()
    return file if file.is_file() else None


def read_settings_file(file: Path, known: Collection[str], paths: Collection[str]) -> dict[str, Any]:
    """What the file sets. `known` are the settings there are, `paths` those that hold a path.

    Raises BadRequest, naming the file, where it cannot be read, is no TOML, or sets what is no setting.
    """
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRequest(CONFIG, f"{file}: expected a file of settings ({CONFIG}): {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRequest(str(file), f"{file}: expected TOML, such as `port = 8000`: {error}") from error
    strange = sorted(found.keys() - set(known))
    if strange:
        told = f"{file}: no setting {strange[0]!r}; `griffier status` lists those there are"
        raise BadRequest(f"{file}: {strange[0]}", told)
    empty = next((name for name in found if name in paths and found[name] == ""), None)
    if empty:
        raise BadRequest(f"{file}: {empty}", f"{file}: {empty} is empty: expected a path; leave the line out for none")
    return {name: _beside(file, value) if name in paths else value for name, value in found.items()}


def _beside(file: Path, value: Any) -> Any:
    """A path as the file means it; what is no text is left for the settings to refuse."""
    return file.resolve().parent / Path(value).expanduser() if isinstance(value, str) else value

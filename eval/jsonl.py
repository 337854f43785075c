"""JSON lines, and whole JSON files, with typed fields: what is wrong is an error that names file, line and field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import GoldError


@dataclass(frozen=True, slots=True)
class Record:
    """One object of a JSON-lines file and where it stands."""

    file: Path
    line: int
    data: Mapping[str, Any]

    def wrong(self, message: str) -> GoldError:
        """The error to raise about this record."""
        return GoldError(self.file, self.line, message)

    def only(self, *names: str) -> None:
        """Refuses a field that is not one of `names`: a misspelt optional field would go unnoticed."""
        if unknown := sorted(set(self.data) - set(names)):
            raise self.wrong(f"unknown field {', '.join(unknown)}; expected {', '.join(names)}")

    def text(self, name: str) -> str:
        """A string with something in it."""
        value = self.data.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"field {name} must be a text with words in it, found {value!r}")
        return value

    def optional_text(self, name: str) -> str | None:
        """A string with something in it, or None where the field is null, empty or absent."""
        return self.text(name) if self.data.get(name) not in (None, "") else None

    def raw_text(self, name: str) -> str:
        """A string as it is, also an empty one."""
        value = self.data.get(name)
        if not isinstance(value, str):
            raise self.wrong(f"field {name} must be a text, found {value!r}")
        return value

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """A string that is one of `allowed`."""
        value = self.data.get(name)
        if value not in allowed:
            raise self.wrong(f"field {name} must be one of {', '.join(allowed)}, found {value!r}")
        return str(value)

    def integer(self, name: str) -> int:
        """A whole number."""
        value = self.data.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(f"field {name} must be a whole number, found {value!r}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; absent is empty."""
        value = self.data.get(name) or []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(f"field {name} must be a list of texts, found {value!r}")
        return tuple(value)

    def records(self, name: str) -> tuple[Record, ...]:
        """A list of objects, each with the typed getters of this class; absent is empty."""
        value = self.data.get(name) or []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(f"field {name} must be a list of objects, found {value!r}")
        return tuple(Record(self.file, self.line, one) for one in value)

    def record(self, name: str) -> Record | None:
        """An object, or None where the field is null or absent."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(f"field {name} must be an object or null, found {value!r}")
        return Record(self.file, self.line, value)


def read_records(file: Path) -> Iterator[Record]:
    """Every object of a JSON-lines file; blank lines are passed over. Raises GoldError."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(file, 0, f"expected a readable JSON-lines file in UTF-8: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(file, number, f"not JSON: {error}") from error
        if not isinstance(data, dict):
            raise GoldError(file, number, f"expected an object, found {type(data).__name__}")
        yield Record(file, number, data)


def read_object(file: Path) -> Record:
    """The one object of a JSON file, for data too nested for lines; its line is 1. Raises GoldError."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(file, 0, f"expected a readable JSON file in UTF-8: {error}") from error
    except json.JSONDecodeError as error:
        raise GoldError(file, error.lineno, f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise GoldError(file, 1, f"expected an object, found {type(data).__name__}")
    return Record(file, 1, data)

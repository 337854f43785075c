"""Where the service logs: stderr, as stdout is for results. A line a record, as text or as a JSON object."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from service.http.context import CURRENT


class TextFormatter(logging.Formatter):
    """Time, level, logger, message, and what else is known as `name=value`; a trace follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        known = "".join(f" {name}={_shown(value)}" for name, value in _fields(record).items())
        line = f"{_time(record)} {record.levelname} {record.name}: {_line(record.getMessage())}{known}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """The same as one JSON object a line, its trace under `trace`."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        told = {"time": _time(record), "level": record.levelname.lower(), "logger": record.name,
                "message": record.getMessage(), **_fields(record)}
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def logging_config(level: str, form: str = "text") -> dict[str, Any]:
    """A dictConfig: ours and uvicorn's loggers at `level` (its name, any case), in the form `text` or `json`.

    Warnings and errors of all others (asyncio, libraries) come in the same form: a line that is none would be lost.
    uvicorn's own line a request is left out: it would have the address with the question in it.
    """
    formatter = JsonFormatter if form == "json" else TextFormatter
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            logger: {"handlers": ["stderr"], "level": level.upper(), "propagate": False}
            for logger in ("uvicorn", "service", "index", "ingest")
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """What the record brings, and the id of the request it was made in."""
    context = CURRENT.get()
    known = {"request_id": context.id} if context else {}
    return known | getattr(record, "fields", {})


def _shown(value: Any) -> str:
    """A value without blanks as it is, any other as JSON: it cannot end its line."""
    text = str(value)
    return text if text.isascii() and text.isprintable() and " " not in text and '"' not in text \
        else json.dumps(text, ensure_ascii=False)


def _line(message: str) -> str:
    return message.replace("\r", "\\r").replace("\n", "\\n")

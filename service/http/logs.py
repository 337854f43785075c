"""Where the service logs: stderr, as stdout is for results."""

from __future__ import annotations

from typing import Any


def logging_config(level: str) -> dict[str, Any]:
    """A dictConfig: ours and uvicorn's loggers at `level` (its name, any case), time first, one line each."""
    name = level.upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            logger: {"handlers": ["stderr"], "level": name, "propagate": False}
            for logger in ("uvicorn", "service", "index", "ingest")
        },
    }

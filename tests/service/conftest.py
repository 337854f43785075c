"""What answers from the index of the sample papers: an object, a service, and a client of that."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from index.encoder import Encoder, load_encoder
from service.assemble import open_griffier
from service.griffier import Griffier
from service.http.logs import logging_config
from service.settings import Settings
from tests.service.serving import Served, serve


@pytest.fixture(autouse=True)
def untouched_loggers() -> None:
    """Whatever set up the loggers before, a command or a service in this process, a test finds them as at import."""
    logging.disable(logging.NOTSET)
    ours = tuple(logging_config("info")["loggers"])
    for name in [*ours, *(one for one in logging.root.manager.loggerDict if one.startswith(ours))]:
        logger = logging.getLogger(name)
        logger.propagate, logger.disabled, logger.handlers = True, False, []
        logger.setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def index(sample_index: Path) -> Path:
    """The folder of the index of the sample papers."""
    return sample_index


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder that ships."""
    return load_encoder()


@pytest.fixture(scope="session")
def here(index: Path, encoder: Encoder) -> Griffier:
    """A Griffier in this process."""
    return open_griffier(Settings(index=index), encoder)


@pytest.fixture(scope="session")
def service(index: Path) -> Iterator[Served]:
    """The service over that index, on a socket of its own."""
    with serve(index) as served:
        yield served


@pytest.fixture(scope="session")
def client(service: Served) -> Iterator[httpx.Client]:
    """A client of it."""
    with httpx.Client(base_url=service.url, timeout=30) as client:
        yield client

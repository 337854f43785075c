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
def loggers_as_they_were() -> Iterator[None]:
    """A test that starts a service in its own process sets up the loggers: the next one finds them untouched."""
    loggers = [logging.getLogger(name) for name in logging_config("info", "text")["loggers"]]
    before = [(one.propagate, one.level, list(one.handlers)) for one in loggers]
    yield
    for logger, (propagate, level, handlers) in zip(loggers, before, strict=True):
        logger.propagate, logger.handlers = propagate, handlers
        logger.setLevel(level)


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

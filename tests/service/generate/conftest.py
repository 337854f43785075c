"""A reply in the papers' own words for a model to write over, and the tokens of its prompt."""

from __future__ import annotations

import pytest

from service.generate.budget import Tokens, load_tokens
from service.griffier import Griffier
from service.reply import Reply
from tests.service.running import KOHNSTAMM


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    """The encoding that comes along."""
    return load_tokens("cl100k_base")


@pytest.fixture(scope="session")
def reply(here: Griffier) -> Reply:
    """The reply about the Kohnstamm study, with three passages."""
    return here.ask(KOHNSTAMM, 3)

from __future__ import annotations

import pytest

from tests.index.making import HashEncoder


@pytest.fixture
def encoder() -> HashEncoder:
    return HashEncoder()

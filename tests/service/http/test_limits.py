"""The token bucket: how much passes, how much it remembers, and who counts as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.http.limits import Buckets, site_of


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_burst_and_then_the_rate() -> None:
    clock = Clock()
    buckets = Buckets(60, 3, clock=clock)
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert buckets.take("a") == pytest.approx(1.0)
    assert buckets.take("b") == 0.0  # another caller has a bucket of its own
    clock.now += 0.5
    assert buckets.take("a") == pytest.approx(0.5)
    clock.now += 0.5
    assert buckets.take("a") == 0.0
    clock.now += 3600
    assert [buckets.take("a") > 0 for _ in range(4)] == [False, False, False, True]


@given(st.lists(st.floats(0, 30), min_size=1, max_size=200), st.floats(1, 600), st.integers(1, 20))
def test_no_more_pass_than_burst_and_rate_allow(pauses: list[float], rate: float, burst: int) -> None:
    clock = Clock()
    buckets = Buckets(rate, burst, clock=clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        wait = buckets.take("a")
        passed += wait == 0
        if wait:
            assert wait <= 60 / rate + 1e-6
    assert passed <= burst + (clock.now - 1000.0) * rate / 60 + 1e-6


@given(st.lists(st.integers(0, 50), max_size=300), st.integers(1, 10))
def test_memory_is_bounded(callers: list[int], most: int) -> None:
    buckets = Buckets(60, 5, most=most, clock=Clock())
    for caller in callers:
        buckets.take(str(caller))
        assert len(buckets) <= most


def test_the_one_unused_for_longest_is_forgotten_first() -> None:
    buckets = Buckets(60, 1, most=2, clock=Clock())
    buckets.take("busy")
    for stranger in "abcdef":
        assert buckets.take("busy") > 0
        buckets.take(stranger)


@pytest.mark.parametrize(("address", "site"), [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("fe80::1%eth0", "fe80::/64"), ("", "unknown"), ("x" * 9999, "unknown"),
    ("unix:", "unknown"), ("192.0.2.7, 192.0.2.8", "unknown"),
])
def test_who_counts_as_one(address: str, site: str) -> None:
    assert site_of(address) == site


@given(st.text())
def test_any_text_has_a_site(address: str) -> None:
    assert len(site_of(address)) < 60

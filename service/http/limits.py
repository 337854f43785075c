"""How often somebody may ask: a token bucket for each key or address (RFC 2697 calls its size the burst)."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000  # buckets kept; a megabyte or two
_SITE = 64  # bits of an IPv6 address that one customer has; the rest is theirs to choose


class Buckets:
    """`per_minute` requests a minute each, `burst` of them at once. For one thread: that of the event loop.

    At most `most` buckets are kept. The one unused for longest is dropped first: unless callers come from more
    addresses than that within a minute or so, it is full again and dropping it changes nothing.
    """

    def __init__(self, per_minute: float, burst: int, *, most: int = MOST,
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._burst = float(burst)
        self._most = most
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when there were so many

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, who: str) -> float:
        """Take a token: 0.0 when there is one, else the seconds until there will be."""
        now = self._clock()
        tokens, then = self._buckets.pop(who, (self._burst, now))
        tokens = min(self._burst, tokens + (now - then) * self._rate)
        allowed = tokens >= 1
        self._buckets[who] = (tokens - 1 if allowed else tokens, now)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / self._rate


def site_of(address: str) -> str:
    """What counts as one caller: an IPv4 address, the /64 network of an IPv6 one, `unknown` for anything else."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, _SITE), strict=False))

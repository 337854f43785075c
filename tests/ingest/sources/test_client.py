"""Requests to a server on the loopback, in time that passes at once."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import httpx
import pytest

from ingest.errors import ForeignAddress, SourceError, SourceRefused, SourceUnavailable, UnexpectedReply
from ingest.sources.client import DEFAULT_LIMITS, Limits, PoliteClient, Reply, Validators
from ingest.sources.waiting import Clock, Interrupted
from tests.ingest.sources.fetching import Time
from tests.ingest.sources.official import Official, Said, serving

QUICK = Limits(interval=0.0)


@pytest.fixture(scope="module")
def server() -> Iterator[Official]:
    with serving() as official:
        yield official


@contextmanager
def client(server: Official, limits: Limits = QUICK, clock: Clock | None = None) -> Iterator[PoliteClient]:
    server.asked.clear()
    server.scripted.clear()
    server.always.clear()
    with httpx.Client(timeout=5) as http:
        yield PoliteClient(http, [server.url], limits, clock or Time().clock)


def get(polite: PoliteClient, url: str, sink: io.BytesIO | None = None, validators: Validators | None = None) -> Reply:
    return polite.get(url, sink or io.BytesIO(), accept="*/*", limit=1000, validators=validators or Validators())


def test_requests_are_spread(server: Official) -> None:
    time = Time()
    with client(server, replace(QUICK, interval=0.5), time.clock) as polite:
        server.always["/a"] = Said(b"x")
        for _ in range(5):
            get(polite, f"{server.url}/a")
    assert time.slept == [0.5] * 4


@pytest.mark.parametrize(("header", "seconds"), [
    ("7", 7.0), ("0", 0.0), ("Tue, 01 Mar 2022 12:00:20 GMT", 20.0), ("Tue, 01 Mar 2022 11:00:00 GMT", 0.0),
])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(server: Official, status: int, header: str, seconds: float) -> None:
    time = Time()
    with client(server, clock=time.clock) as polite:
        server.scripted += [("/a", Said(status=status, headers={"Retry-After": header}))]
        server.always["/a"] = Said(b"here")
        sink = io.BytesIO()
        assert get(polite, f"{server.url}/a", sink).size == 4
    assert time.slept == [seconds]
    assert sink.getvalue() == b"here"


@pytest.mark.parametrize("said", [
    Said(status=429), Said(status=429, headers={"Retry-After": "soon"}), Said(status=500), Said(status=503),
    Said(status=504), Said(b"a body that is cut", cut=5), Said(reset=True),
    Said(b"no gzip", headers={"Content-Encoding": "gzip"}),
    Said(gzip.compress(b"x" * 100)[:30], headers={"Content-Encoding": "gzip"}, cut=20),
])
def test_without_a_word_the_wait_doubles_with_jitter(server: Official, said: Said) -> None:
    time = Time()
    with client(server, clock=time.clock) as polite:
        server.scripted += [("/a", said)] * 3
        server.always["/a"] = Said(b"here")
        sink = io.BytesIO()
        get(polite, f"{server.url}/a", sink)
    assert [round(wait - lowest, 6) <= 1 for wait, lowest in zip(time.slept, (1, 2, 4), strict=True)] == [True] * 3
    assert all(wait >= lowest for wait, lowest in zip(time.slept, (1, 2, 4), strict=True))
    assert sink.getvalue() == b"here"


def test_patience_ends(server: Official) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(b"a body that is cut", cut=5)
        with pytest.raises(SourceUnavailable, match=r"the connection failed .*, 5 times over"):
            get(polite, f"{server.url}/a")
        assert polite.requests == 5


def test_a_wait_that_is_too_long_is_not_waited(server: Official) -> None:
    time = Time()
    with client(server, clock=time.clock) as polite:
        server.always["/a"] = Said(status=429, headers={"Retry-After": "86400"})
        with pytest.raises(SourceUnavailable, match="status 429, come back in 86400 seconds"):
            get(polite, f"{server.url}/a")
    assert time.slept == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 206, 204])
def test_a_refusal_is_final(server: Official, status: int) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(status=status)
        with pytest.raises(SourceRefused, match=f"/a: status {status}"):
            get(polite, f"{server.url}/a")
        assert polite.requests == 1


def test_a_refusal_in_json_is_told(server: Official) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(b'{"error": {"message": "unknown\\n property"}}', 400,
                                   {"Content-Type": "application/json"})
        with pytest.raises(SourceRefused, match=r"status 400 Bad Request: .*unknown"):
            get(polite, f"{server.url}/a")


def test_a_body_without_bound_is_left(server: Official) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(b"x" * 100_000)
        with pytest.raises(UnexpectedReply, match="more than 1,000 bytes, the most that is taken"):
            get(polite, f"{server.url}/a")
        server.always["/a"] = Said(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"})
        with pytest.raises(UnexpectedReply, match="more than 1,000 bytes"):
            get(polite, f"{server.url}/a")


def test_a_body_that_drips_is_not_waited_for(server: Official) -> None:
    looks = count(step=1000)  # a thousand seconds pass between one look at the clock and the next
    slow = Clock(lambda: float(next(looks)), Time().sleep)
    with client(server, clock=slow) as polite:
        server.always["/a"] = Said(b"x")
        with pytest.raises(SourceUnavailable, match="the reply took more than 300 seconds"):
            get(polite, f"{server.url}/a")


def test_nothing_changed(server: Official) -> None:
    held = Validators('"abc"', "Tue, 01 Mar 2022 06:00:00 GMT")
    with client(server) as polite:
        server.always["/a"] = Said(status=304)
        reply = get(polite, f"{server.url}/a", validators=held)
        assert (reply.changed, reply.validators, reply.size) == (False, held, 0)
        sent = server.asked[0][1]
        assert (sent["if-none-match"], sent["if-modified-since"]) == (held.etag, held.last_modified)


def test_nothing_changed_is_no_answer_to_a_first_request(server: Official) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(status=304)
        with pytest.raises(SourceRefused, match="status 304"):
            get(polite, f"{server.url}/a")


def test_a_redirect_on_the_same_host_is_followed(server: Official) -> None:
    with client(server) as polite:
        server.always |= {"/old": Said(status=301, headers={"Location": "/new?x=1"}), "/new": Said(b"here")}
        reply = get(polite, f"{server.url}/old")
        assert (reply.url, reply.size) == (f"{server.url}/new?x=1", 4)


@pytest.mark.parametrize("place", [
    "http://127.0.0.1:1/", "http://localhost/", "https://evil.example/", "//evil.example/", "file:///etc/passwd",
    "http://user@127.0.0.1/", "ftp://127.0.0.1/",
])
def test_a_redirect_elsewhere_is_not(server: Official, place: str) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(status=302, headers={"Location": place})
        with pytest.raises(ForeignAddress, match=r"/a: redirects to .* is not an address of this source"):
            get(polite, f"{server.url}/a")
        assert polite.requests == 1


@pytest.mark.parametrize("place", ["http://[::1", "http://127.0.0.1:port/", "http://\u0100"])
def test_a_redirect_to_no_address(server: Official, place: str) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(status=302, headers={"Location": place.encode().decode("latin-1")})
        with pytest.raises(SourceError, match=r"redirects to|Invalid URL in location header"):
            get(polite, f"{server.url}/a")


def test_redirects_in_a_circle(server: Official) -> None:
    with client(server) as polite:
        server.always["/a"] = Said(status=302, headers={"Location": "/a"})
        with pytest.raises(UnexpectedReply, match="more than 5 redirects"):
            get(polite, f"{server.url}/a")


def test_a_body_that_fails_its_check_is_asked_for_again(server: Official) -> None:
    def check(body: io.BytesIO) -> None:
        if body.getvalue() != b"whole":
            raise Interrupted("half")

    with client(server) as polite:
        server.scripted += [("/a", Said(b"longer than the whole"))]
        server.always["/a"] = Said(b"whole")
        sink = io.BytesIO()
        polite.get(f"{server.url}/a", sink, accept="*/*", limit=100, check=check)  # type: ignore[arg-type]
        assert sink.getvalue() == b"whole"


def test_nobody_listens() -> None:
    time = Time()
    with httpx.Client() as http, pytest.raises(SourceUnavailable, match="the connection failed"):
        get(PoliteClient(http, ["http://127.0.0.1:1"], DEFAULT_LIMITS, time.clock), "http://127.0.0.1:1/a")

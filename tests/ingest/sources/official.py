"""A server on the loopback that behaves as the official sources do, also on their bad days."""

from __future__ import annotations

import hashlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from tests.ingest.sources.papers import Paper, sru_page


@dataclass(frozen=True)
class Said:
    """A reply: what goes over the wire. `cut` bytes of the body are sent of those announced; `reset` breaks off."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    reset: bool = False


@dataclass
class Official:
    """What the server holds, and every request it got: path with query, and headers by lower-case name."""

    url: str
    papers: list[Paper] = field(default_factory=list)
    page_size: Callable[[int], int] = lambda start: 2
    # Replies that go before the real ones: the first whose word is in the path is used up and sent.
    scripted: list[tuple[str, Said]] = field(default_factory=list)
    always: dict[str, Said] = field(default_factory=dict)
    before_page: Callable[[int], None] = lambda start: None
    conditional: bool = True
    pace: threading.Semaphore | None = None
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self, word: str) -> list[str]:
        """Of the requests that have the word in their path."""
        return [path for path, _ in self.asked if word in path]

    def reply(self, path: str, headers: dict[str, str]) -> Said:
        """To one request."""
        self.asked.append((path, headers))
        for number, (word, said) in enumerate(self.scripted):
            if word in path:
                del self.scripted[number]
                return said
        for word, said in self.always.items():
            if word in path:
                return said
        parts = urlsplit(path)
        if parts.path == "/sru":
            return self._sru(parse_qs(parts.query))
        if parts.path == "/OData/Document":
            return self._odata(parts.query)
        return self._file(parts.path, headers)

    def _sru(self, query: dict[str, list[str]]) -> Said:
        start = int(query["startRecord"][0])
        self.before_page(start)
        wanted = query["query"][0].partition('w.dossiernummer=="')[2].partition('"')[0]
        listed = [paper for paper in self.papers if wanted in paper.dossiers]
        page = listed[start - 1:start - 1 + min(self.page_size(start), int(query["maximumRecords"][0]))]
        records = [paper.record(self.url, start + number) for number, paper in enumerate(page)]
        return Said(sru_page(records, len(listed)), headers={"Content-Type": "application/xml"})

    def _odata(self, query: str) -> Said:
        if "%24" in query.lower():
            return Said(json.dumps({"error": {"message": "unknown query option"}}).encode(), 400,
                        {"Content-Type": "application/json"})
        number = unquote(query).partition("d/Nummer eq ")[2].partition(")")[0]
        listed = [paper for paper in self.papers if any(one.split("-")[0] == number for one in paper.dossiers)]
        skip = int(query.partition("$skiptoken=")[2] or 0)
        page: dict[str, object] = {"@odata.context": "…", "value": [one.row() for one in listed[skip:skip + 2]]}
        if skip + 2 < len(listed):
            bare = query.partition("&$skiptoken")[0]
            page["@odata.nextLink"] = f"{self.url}/OData/Document?{bare}&$skiptoken={skip + 2}"
        return Said(json.dumps(page).encode(), headers={"Content-Type": "application/json"})

    def _file(self, path: str, headers: dict[str, str]) -> Said:
        for paper in self.papers:
            for format in paper.formats:
                entity = {"xml": "DocumentPublicatie", "metadata": "DocumentPublicatieMetadata"}.get(format, "Document")
                if path in (urlsplit(paper.address("", format)).path, f"/OData/{entity}({paper.guid})/Resource",
                            f"/OData/{entity}({paper.guid})/resource"):
                    return self._held(paper.body(format), headers)
        return Said(b"nothing here", 404)

    def _held(self, body: bytes, headers: dict[str, str]) -> Said:
        if not self.conditional:
            return Said(body)
        etag = f'"{hashlib.md5(body).hexdigest()}"'
        if headers.get("if-none-match") == etag:
            return Said(status=304, headers={"ETag": etag})
        return Said(body, headers={"ETag": etag, "Last-Modified": "Tue, 01 Mar 2022 06:00:00 GMT"})


@contextmanager
def serving() -> Iterator[Official]:
    """The server, on a free port of the loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if official.pace and not self.path.startswith("/sru"):
                official.pace.acquire(timeout=30)
            said = official.reply(self.path, {name.lower(): value for name, value in self.headers.items()})
            if said.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if said.status != 304:
                self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            self.wfile.write(said.body[:said.cut])
            self.close_connection = said.cut is not None

        def log_message(self, format: str, *values: object) -> None:
            """Nothing: what was asked is in `asked`."""

        def finish(self) -> None:
            """As ever, less the complaint of a connection that was broken off on purpose."""
            try:
                super().finish()
            except OSError:
                self.close_connection = True

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that was killed is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        official = Official(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield official
        finally:
            server.shutdown()
            thread.join()

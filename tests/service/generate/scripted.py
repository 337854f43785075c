"""An OpenAI-compatible service on loopback that does what a test tells it to, well behaved or not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from service.settings import Settings

Turn = Callable[["Wire"], None]
KEY = "sk-secret-of-the-test"


@dataclass(slots=True)
class Model:
    """The service: its address, what it was asked, and whether somebody left while it was writing."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)

    def settings(self, **more: Any) -> Settings:
        """Settings that name it, with little patience."""
        chosen = {"url": self.url, "model": "scripted", "key": KEY, "timeout": 5.0, "stall": 1.0, **more}
        return Settings(**{f"llm_{name}": value for name, value in chosen.items()})

    def environment(self, **more: str) -> dict[str, str]:
        """The same as environment variables."""
        return {"GRIFFIER_LLM_URL": self.url, "GRIFFIER_LLM_MODEL": "scripted", "GRIFFIER_LLM_KEY": KEY, **more}

    @property
    def prompt(self) -> str:
        """All that the last request told the model."""
        return "\n".join(one["content"] for one in self.bodies[-1]["messages"])


class Wire:
    """One request under way: writes the pieces of a chunked response."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self.handler = handler
        self.body = body

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Status line and headers."""
        self.handler.send_response(status)
        for name, value in {"content-type": kind, "transfer-encoding": "chunked", **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def raw(self, data: bytes) -> None:
        """One HTTP chunk."""
        self.handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.handler.wfile.flush()

    def event(self, data: Any) -> None:
        """One event of the stream."""
        self.raw(b"data: " + json.dumps(data).encode() + b"\n\n")

    def words(self, text: str) -> None:
        """A piece of the model's text."""
        self.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
                    "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})

    def finish(self, reason: str = "stop") -> None:
        """The end of the model's text, and of the stream."""
        self.event({"id": "1", "choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})
        self.raw(b"data: [DONE]\n\n")
        self.handler.wfile.write(b"0\r\n\r\n")

    def problem(self, status: int, **headers: str) -> None:
        """An error, in which a careless service repeats the key."""
        self.head(status, "application/json", **headers)
        self.raw(json.dumps({"error": {"message": f"no: {KEY}"}}).encode())
        self.handler.wfile.write(b"0\r\n\r\n")


def says(text: str, piece: int = 7, reason: str = "stop") -> Turn:
    """A turn in which the model writes this text in pieces of so many characters."""
    def turn(wire: Wire) -> None:
        wire.head()
        for at in range(0, len(text), piece):
            wire.words(text[at:at + piece])
        wire.finish(reason)

    return turn


def stalls(text: str = "", seconds: float = 30.0) -> Turn:
    """Writes this text and then nothing, without closing."""
    def turn(wire: Wire) -> None:
        wire.head()
        if text:
            wire.words(text)
        for _ in range(int(seconds * 10)):
            time.sleep(0.1)
            wire.raw(b": \n")  # notices that the client is gone

    return turn


@contextmanager
def scripted(*turns: Turn) -> Iterator[Model]:
    """A service that takes these turns, the last one again and again."""
    model = Model("")
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                turn = turns[min(len(model.bodies), len(turns) - 1)]
                model.bodies.append(body)
                model.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                turn(Wire(self, body))
            except OSError:
                model.left.set()
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()

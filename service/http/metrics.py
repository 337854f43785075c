"""What `/metrics` counts. One registry per app, so that several apps can live in one process."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from service.griffier import Griffier
from service.http.workers import Workers
from service.reply import Reply

CONTENT_TYPE = CONTENT_TYPE_LATEST
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Counters, latencies by stage, and which index answers."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._requests = Counter("griffier_requests", "HTTP requests, by call and status.",
                                 ["method", "path", "status"], registry=registry)
        self._seconds = Histogram("griffier_request_seconds", "Seconds an HTTP request takes, by call.",
                                  ["path"], buckets=_SECONDS, registry=registry)
        self._in_flight = Gauge("griffier_requests_in_flight", "HTTP requests under way.", registry=registry)
        self._working = Gauge("griffier_questions", "Questions under way, by state.", ["state"], registry=registry)
        self._stages = Histogram("griffier_stage_seconds", "Seconds a question takes, by stage.",
                                 ["stage"], buckets=_SECONDS, registry=registry)
        self._refusals = Counter("griffier_refusals", "Questions to which no answer was given, by language.",
                                 ["language"], registry=registry)
        self._written = Counter("griffier_generated", "Answers asked of the language model, by what came of them.",
                                ["outcome"], registry=registry)
        self._sentences = Counter("griffier_sentences", "Sentences the language model wrote, by what came of them.",
                                  ["outcome"], registry=registry)
        self._index = Info("griffier_index", "The index that answers.", registry=registry)
        self._made = Gauge("griffier_index_created_timestamp_seconds", "When the index in use was made.",
                           registry=registry)
        self._documents = Gauge("griffier_index_documents", "Documents in the index.", registry=registry)
        self._passages = Gauge("griffier_index_passages", "Passages in the index.", registry=registry)

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count and time one request; `path` is the call's template, never the address itself.

        Whatever a client makes up becomes no label of its own; status 0 is a client that was gone.
        """
        self._requests.labels(method if method in _METHODS else "other", path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def in_flight(self) -> AbstractContextManager[object]:
        """To be open while a request is under way."""
        return self._in_flight.track_inprogress()

    def watch(self, workers: Workers) -> None:
        """Tell how many questions these workers are at, and how many wait."""
        self._working.labels("working").set_function(lambda: workers.working)
        self._working.labels("waiting").set_function(lambda: workers.waiting)

    def replied(self, reply: Reply, *, answered: bool) -> None:
        """Take the times of one reply; `answered` says that an answer was asked for."""
        took = reply.result.took
        stages = {"embed": took.embed, "search": took.search, "total": reply.total_ms}
        if answered:
            audit = reply.answer.audit
            writing = audit.ms if audit else 0.0
            stages["answer"] = max(0.0, reply.total_ms - took.embed - took.search - writing)
            if audit is not None:
                stages["generate"] = writing
                self._written.labels(audit.reason or "whole").inc()
                self._sentences.labels("said").inc(len(audit.sentences))
                self._sentences.labels("withheld").inc(audit.withheld_count)
        for stage, milliseconds in stages.items():
            self._stages.labels(stage).observe(milliseconds / 1000)
        if answered and reply.answer.kind == "none":
            self._refusals.labels(reply.language).inc()

    def text(self, griffier: Griffier | None) -> bytes:
        """The Prometheus text, with what is known of the index in use."""
        if griffier is not None:
            stats = griffier.snapshot.stats()
            self._index.info({"generation": griffier.snapshot.generation, "model": griffier.encoder.name})
            self._made.set(datetime.fromisoformat(stats.created).timestamp())
            self._documents.set(stats.documents)
            self._passages.set(stats.passages)
        return generate_latest(self._registry)

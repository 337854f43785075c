"""Fetching in a test: a clock that sleeps in no time, and one call that puts the parts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from ingest.sources.client import Limits
from ingest.sources.connect import connect
from ingest.sources.fetch import FetchReport, Wish, fetch
from ingest.sources.identifiers import parse_dossier
from ingest.sources.waiting import Clock

QUICK = Limits(interval=0.0)
AGENT = "griffier/test (+test@example.nl)"


@dataclass
class Time:
    """Seconds that pass only when somebody sleeps them."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Pass them at once."""
        self.slept.append(seconds)
        self.passed += seconds

    @property
    def clock(self) -> Clock:
        """As the client takes it."""
        start = datetime(2022, 3, 1, 12, tzinfo=UTC)
        return Clock(lambda: self.passed, self.sleep, lambda: start + timedelta(seconds=self.passed))


def bring(
    url: str, folder: Path, *dossiers: str, source: Literal["sru", "odata"] = "sru", since: date | None = None,
    attachments: bool = True, recheck: bool = False, time: Time | None = None, limits: Limits = QUICK,
) -> FetchReport:
    """One fetch from the server at `url`."""
    clock = (time or Time()).clock
    path = "/sru" if source == "sru" else "/OData"
    wish = Wish(tuple(map(parse_dossier, dossiers)), since, attachments, recheck)
    with connect(source, url + path, AGENT, limits=limits, clock=clock) as (papers, client):
        return fetch(wish, papers, client, folder, clock=clock)


def names(folder: Path) -> list[str]:
    """Files of papers in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.suffix in (".xml", ".html", ".pdf", ".docx"))


def ids(remarks: Sequence[object]) -> list[str]:
    """Of what failed or was noted."""
    return [str(getattr(one, "id", one)) for one in remarks]

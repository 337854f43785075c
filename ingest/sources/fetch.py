"""Dossiers brought into a folder: list, bring what is new or changed, and tell what came of each paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ingest.errors import SourceError, SourceUnavailable
from ingest.sources.client import PoliteClient
from ingest.sources.download import Downloader
from ingest.sources.identifiers import Dossier
from ingest.sources.listing import Entry, Source
from ingest.sources.store import open_store
from ingest.sources.waiting import Clock

_PATIENCE = 3  # papers in a row that got no answer; then the source is down, and asking on would take hours

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell of a paper or dossier. Made with `_remark`, for the words may be a stranger's."""

    id: str
    reason: str


def _remark(id: str, reason: str) -> Remark:
    """Without control characters, which could write to a terminal what nobody said."""
    return Remark(*("".join(char if char.isprintable() else " " for char in words) for words in (id, reason)))


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came of it, by id. `broken` are dossiers that could not be listed, or not to the end; `took` seconds."""

    folder: str
    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    broken: list[Remark] = field(default_factory=list)
    requests: int = 0
    bytes: int = 0
    took: float = 0.0

    @property
    def brought(self) -> int:
        """Papers that are in the folder now."""
        return len(self.new) + len(self.updated) + len(self.unchanged)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch: papers of these dossiers, of this day and later. `recheck` asks of each whether it changed."""

    dossiers: tuple[Dossier, ...]
    since: date | None = None
    attachments: bool = True
    recheck: bool = False


def fetch(
    wish: Wish, source: Source, client: PoliteClient, folder: Path, *, clock: Clock, progress: Progress | None = None
) -> FetchReport:
    """Bring the papers into the folder. One that fails is reported and does not stop the others.

    Raises FolderBusy, DiskFull, or GriffierError for a folder that cannot be written.
    """
    began, report = clock.now(), FetchReport(str(folder))
    with open_store(folder) as store:
        listed = _list(wish, source, report)
        downloader = Downloader(client, store, source.name, clock)
        _bring(list(listed.values()), downloader, report, recheck=wish.recheck, progress=progress)
    return replace(report, requests=client.requests, bytes=client.bytes, took=clock.now() - began)


@dataclass(slots=True)
class _Listed:
    entry: Entry
    dossiers: list[str]


def _list(wish: Wish, source: Source, report: FetchReport) -> dict[str, _Listed]:
    """Each paper once, with the dossiers it is listed in."""
    found: dict[str, _Listed] = {}
    rejected: dict[str, Remark] = {}
    for dossier in dict.fromkeys(wish.dossiers):
        seen = False
        try:
            for one in source.papers(dossier, wish.since, attachments=wish.attachments):
                seen = True
                if isinstance(one, Entry):
                    listed = found.setdefault(one.id, _Listed(one, []))
                    listed.dossiers += [dossier.key] if dossier.key not in listed.dossiers else []
                else:
                    rejected.setdefault(one.id, _remark(one.id, one.reason))
        except SourceError as error:
            report.broken.append(_remark(dossier.key, str(error)))
        else:
            if not seen:
                after = f" of {wish.since} or later" if wish.since else ""
                report.broken.append(_remark(dossier.key, f"the source lists no papers{after} in this dossier"))
    report.failed.extend(one for id, one in rejected.items() if id not in found)
    return found


def _bring(
    listed: Sequence[_Listed], downloader: Downloader, report: FetchReport, *, recheck: bool, progress: Progress | None
) -> None:
    silent = 0
    for number, one in enumerate(listed):
        if progress:
            progress(number, len(listed))
        if silent >= _PATIENCE:
            report.failed.append(_remark(one.entry.id, f"not tried: {_PATIENCE} papers in a row got no answer"))
            continue
        try:
            done = downloader.fetch(one.entry, tuple(one.dossiers), recheck=recheck)
        except SourceError as error:
            silent = silent + 1 if isinstance(error, SourceUnavailable) else 0
            report.failed.append(_remark(one.entry.id, str(error)))
            continue
        silent = 0
        {"new": report.new, "updated": report.updated, "unchanged": report.unchanged}[done.state].append(one.entry.id)
        if done.note:
            report.notes.append(_remark(one.entry.id, done.note))
    if progress:
        progress(len(listed), len(listed))

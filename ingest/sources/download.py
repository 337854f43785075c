"""One paper: its metadata, its best format, what is already here, and what came of it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

from ingest.errors import SourceError, SourceRefused, UnexpectedReply, WrongPaper
from ingest.sources.bodies import ACCEPT, check_body
from ingest.sources.client import NO_VALIDATORS, PoliteClient, Reply, Validators
from ingest.sources.listing import FORMATS, Entry, Format, Manifestation
from ingest.sources.metadata import check_metadata
from ingest.sources.provenance import Origin, Provenance
from ingest.sources.store import Store
from ingest.sources.waiting import Clock

MAX_PAPER = 64 * 1024 * 1024  # bytes; what ingest reads at most
MAX_METADATA = 4 * 1024 * 1024
_METADATA_ACCEPT = "application/xml, text/xml;q=0.9"

State = Literal["new", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one paper; `note` says what was less than hoped for, such as a format that was not there."""

    state: State
    note: str | None = None


class Downloader:
    """Brings papers of one source into a store."""

    def __init__(self, client: PoliteClient, store: Store, source: str, clock: Clock) -> None:
        self._client = client
        self._store = store
        self._source = source
        self._clock = clock

    def fetch(self, entry: Entry, dossiers: tuple[str, ...], *, recheck: bool) -> Fetched:
        """Bring a paper, or only what changed of it. Raises SourceError; the store is then as it was."""
        held = self._store.holds(entry.id)
        if held and not recheck and _is_current(held, entry):
            self._store.note(_in_dossiers(held, dossiers))
            return Fetched("unchanged")
        with ExitStack() as drafts:
            metadata, lacking = self._metadata(entry, held, drafts)
            paper, format, passed_over = self._paper(entry, held, drafts)
            origins = [one for one in (paper, metadata) if one is not None]
            source = held.source if held and paper.origin == held.paper else self._source
            now = Provenance(entry.id, source, dossiers, entry.title, format, entry.modified,
                             paper.origin, metadata.origin if metadata else None)
            now = _in_dossiers(now, held.dossiers if held else ())
            known = self._store.knows(entry.id)
            self._store.publish(now, {one.origin.file: one.draft for one in origins if one.draft})
        note = "; ".join(filter(None, (*passed_over, lacking))) or None
        changed = held is None or _digests(held) != _digests(now)
        return Fetched(("updated" if known else "new") if changed else "unchanged", note)

    def _metadata(
        self, entry: Entry, held: Provenance | None, drafts: ExitStack
    ) -> tuple[_Piece | None, str | None]:
        """The file beside the paper; without it the paper is still worth having, unless it is another paper's."""
        before = held.metadata if held else None
        kept = _Piece(before, None) if before else None
        if entry.metadata is None:
            return kept, None
        url, name = entry.metadata, f"{entry.id}.metadata.xml"
        draft = drafts.enter_context(self._store.draft(name))

        def check(body: BinaryIO) -> None:
            body.seek(0)
            check_metadata(body.read(), entry.id, url)

        try:
            reply = self._client.get(url, draft, accept=_METADATA_ACCEPT, limit=MAX_METADATA, check=check,
                                     validators=_validators(before, url))
        except WrongPaper:
            raise
        except (SourceRefused, UnexpectedReply) as error:
            return kept, f"with metadata of an earlier day ({error})" if before else f"without metadata ({error})"
        return self._piece(name, url, reply, draft, before), None

    def _paper(
        self, entry: Entry, held: Provenance | None, drafts: ExitStack
    ) -> tuple[_Piece, Format, list[str]]:
        """The first format that is really there, and what was said of those before it.

        What is here already is not given up for a format that tells less.
        """
        passed_over: list[str] = []
        errors: list[SourceError] = []
        for one in entry.manifestations:
            if held and FORMATS.index(held.format) < FORMATS.index(one.format):
                passed_over.append(f"{held.format.upper()} of {held.source} kept")
                return _Piece(held.paper, None), held.format, passed_over
            try:
                return self._manifestation(entry.id, one, held, drafts), one.format, passed_over
            except (SourceRefused, UnexpectedReply) as error:
                passed_over.append(f"no {one.format.upper()} ({error})")
                errors.append(error)
        if len(errors) == 1:
            raise errors[0]
        raise UnexpectedReply(entry.manifestations[0].url, "; ".join(passed_over))

    def _manifestation(self, id: str, one: Manifestation, held: Provenance | None, drafts: ExitStack) -> _Piece:
        name = f"{id}.{one.format}"
        draft = drafts.enter_context(self._store.draft(name))
        before = held.paper if held and held.paper.file == name else None
        reply = self._client.get(one.url, draft, accept=ACCEPT[one.format], limit=MAX_PAPER,
                                 validators=_validators(before, one.url),
                                 check=lambda body: check_body(one.format, body, one.url))
        return self._piece(name, one.url, reply, draft, before)

    def _piece(self, name: str, url: str, reply: Reply, draft: BinaryIO, before: Origin | None) -> _Piece:
        """What is to be known of a file: as it was where nothing changed, or the same bytes came again."""
        held = reply.validators
        if before and (not reply.changed or reply.sha256 == before.sha256):
            return _Piece(replace(before, url=url, etag=held.etag, last_modified=held.last_modified), None)
        at = self._clock.utc().isoformat(timespec="seconds")
        return _Piece(Origin(name, url, at, reply.sha256, reply.size, held.etag, held.last_modified), draft)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A file of the paper; `draft` is None where the one in place stays."""

    origin: Origin
    draft: BinaryIO | None


def _is_current(held: Provenance, entry: Entry) -> bool:
    """Whether the list itself says that nothing changed and we have all there is: then nothing is asked."""
    best = entry.manifestations[0]
    return (entry.modified is not None and entry.modified == held.modified and held.paper.url == best.url
            and (held.metadata is not None or entry.metadata is None))


def _in_dossiers(provenance: Provenance, more: tuple[str, ...]) -> Provenance:
    return replace(provenance, dossiers=tuple(sorted({*provenance.dossiers, *more})))


def _validators(before: Origin | None, url: str) -> Validators:
    """To ask whether it changed; of another address nothing is known."""
    return Validators(before.etag, before.last_modified) if before and before.url == url else NO_VALIDATORS


def _digests(provenance: Provenance) -> tuple[str, ...]:
    return tuple(origin.sha256 for origin in provenance.origins)

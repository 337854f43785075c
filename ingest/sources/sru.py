"""The search service of the official publications (SRU 2.0): a dossier's papers, page after page.

https://repository.overheid.nl/sru; the protocol is OASIS searchRetrieve 1.0, part 3.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from lxml import etree

from ingest.errors import SourceRefused, UnexpectedReply
from ingest.readers.xml import local_name
from ingest.sources.bodies import check_listing
from ingest.sources.client import PoliteClient
from ingest.sources.identifiers import Dossier, is_paper_id
from ingest.sources.listing import Entry, Format, Manifestation, Rejected
from ingest.sources.parsing import attribute, children, descendants, parse, text_of

ORIGINS = ("https://repository.overheid.nl", "https://zoek.officielebekendmakingen.nl")
URL = "https://repository.overheid.nl/sru"
_PAGE = 200  # records asked for; the service may give fewer
_MAX_PAGES = 1000  # a list that goes on longer has no end
_MAX_BYTES = 32 * 1024 * 1024  # of one page; a record takes about 5 kB
_PASSES = 3  # times to read a list that changes under our hands
_PREFERRED: tuple[Format, ...] = ("xml", "html", "pdf")
_NO_SUCH_POSITION = "info:srw/diagnostic/1/61"


@dataclass(frozen=True, slots=True)
class _Page:
    total: int
    records: tuple[etree._Element, ...]


class SruSource:
    """Papers of a dossier as `url` lists them."""

    name = "sru"

    def __init__(self, client: PoliteClient, url: str = URL) -> None:
        self._client = client
        self._url = url

    def papers(self, dossier: Dossier, since: date | None, *, attachments: bool) -> Iterator[Entry | Rejected]:
        """The records, newest first, anew while their number changes between pages: some may come twice."""
        query = cql(dossier, since, attachments=attachments)
        for _ in range(_PASSES):
            totals: set[int] = set()
            for page in self._pages(query):
                totals.add(page.total)
                yield from (entry_of(record) for record in page.records)
            if len(totals) == 1:
                return

    def _pages(self, query: str) -> Iterator[_Page]:
        start = 1
        for _ in range(_MAX_PAGES):
            page = self._page(query, start)
            yield page
            start += len(page.records)
            if start > page.total:
                return
            if not page.records:
                raise UnexpectedReply(self._url, f"the list breaks off: {page.total} papers said, {start - 1} given")
        raise UnexpectedReply(self._url, f"the list has no end: {_MAX_PAGES} pages, {start - 1} papers")

    def _page(self, query: str, start: int) -> _Page:
        asked = (f"{self._url}?query={quote(query, safe='')}&startRecord={start}&maximumRecords={_PAGE}"
                 "&httpAccept=application/xml")
        body = io.BytesIO()
        self._client.get(asked, body, accept="application/xml", limit=_MAX_BYTES,
                         check=lambda sink: check_listing(sink, "xml"))
        return page_of(body.getvalue(), asked, start)


def cql(dossier: Dossier, since: date | None, *, attachments: bool) -> str:
    """The query for a dossier's papers, newest first."""
    clauses = ["c.product-area==officielepublicaties", f"w.dossiernummer=={quoted(dossier.key)}"]
    if since:
        clauses.append(f"dt.date>={since.isoformat()}")
    wanted = " AND ".join(clauses) + ("" if attachments else " NOT dt.type==Bijlage")
    return f"{wanted} sortBy dt.date/sort.descending"


def quoted(value: str) -> str:
    """A CQL string: in double quotes, with backslashes before those inside."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def page_of(data: bytes, url: str, start: int) -> _Page:
    """One page of a list. Raises SourceRefused for diagnostics, UnexpectedReply for anything but a list.

    A position past the end, as after papers were taken away, is an empty page.
    """
    root = parse(data, url)
    records = [record for holder in children(root, "records") for record in children(holder, "record")]
    told = next((one for one in descendants(root, "diagnostic")
                 if not any(local_name(above) == "record" for above in one.iterancestors())), None)
    if told is not None:
        if start > 1 and text_of(told, "uri") == _NO_SUCH_POSITION:
            return _Page(0, ())
        raise SourceRefused(url, f"the service answers: {_diagnostic(told)}")
    if local_name(root) != "searchRetrieveResponse":
        raise UnexpectedReply(url, f"expected a searchRetrieveResponse, found <{local_name(root)}>")
    total = text_of(root, "numberOfRecords") or ""
    if not (total.isascii() and total.isdigit() and len(total) < 10):
        raise UnexpectedReply(url, f"expected a numberOfRecords, found {total[:40]!r}")
    return _Page(int(total), tuple(records))


def entry_of(record: etree._Element) -> Entry | Rejected:
    """A record as a paper that can be fetched, or what is wrong with it."""
    told = next(descendants(record, "diagnostic"), None)
    kern = next(descendants(record, "owmskern"), record)
    id = text_of(kern, "identifier") or ""
    if told is not None:
        return Rejected(id[:80] or "a record", f"the service answers: {_diagnostic(told)}")
    if not is_paper_id(id):
        return Rejected(repr(id[:80]), "this identifier is not that of a paper of parliament; not fetched")
    items = {attribute(item, "manifestation"): (item.text or "").strip() for item in descendants(record, "itemUrl")}
    found = tuple(Manifestation(format, items[format]) for format in _PREFERRED if items.get(format))
    if not found:
        only = ", ".join(filter(None, items)) or "nothing"
        return Rejected(id, f"expected one of {', '.join(_PREFERRED)} in the record, found {only}")
    stamps = (text_of(record, "timestamp"), text_of(kern, "modified"))
    return Entry(id, text_of(record, "documenttitel") or text_of(kern, "title"), " ".join(filter(None, stamps)) or None,
                 found, items.get("metadata") or items.get("metadataowms") or None)


def _diagnostic(element: etree._Element) -> str:
    """`unknown prefix dcterms (info:srw/diagnostic/1/10)`, with the details where it has any."""
    message, details, uri = (text_of(element, name) for name in ("message", "details", "uri"))
    words = ": ".join(filter(None, (message, details))) or "a diagnostic without a message"
    return " ".join(f"{words} ({uri})".split())[:500] if uri else " ".join(words.split())[:500]

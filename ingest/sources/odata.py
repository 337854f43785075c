"""The open data of the Tweede Kamer (OData v4): a dossier's documents, and what is published of each.

https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/; a dollar sign in an address stays one, for the service does not
take it percent-encoded.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urljoin

from ingest.errors import UnexpectedReply
from ingest.sources.bodies import check_listing, described
from ingest.sources.client import PoliteClient
from ingest.sources.identifiers import Dossier, is_paper_id
from ingest.sources.listing import Entry, Format, Manifestation, Rejected

ORIGINS = ("https://gegevensmagazijn.tweedekamer.nl",)
URL = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
_MAX_PAGES = 1000
_MAX_BYTES = 32 * 1024 * 1024
_EXPAND = "Kamerstukdossier,HuidigeDocumentVersie($expand=DocumentPublicatie,DocumentPublicatieMetadata)"
_UNQUOTED = "$(),;:=/'"
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_FORMATS: dict[str, Format] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
Row = dict[str, Any]


class ODataSource:
    """Papers of a dossier as the service at `url` lists them."""

    name = "odata"

    def __init__(self, client: PoliteClient, url: str = URL) -> None:
        self._client = client
        self._url = url.rstrip("/")

    def papers(self, dossier: Dossier, since: date | None, *, attachments: bool) -> Iterator[Entry | Rejected]:
        """The rows of the dossier itself: the service also gives those of its chapters, which are passed over."""
        asked: str | None = self._first(dossier, since, attachments=attachments)
        seen: set[str] = set()
        while asked is not None:
            if asked in seen or len(seen) >= _MAX_PAGES:
                raise UnexpectedReply(asked, f"the list has no end: page {len(seen) + 1} leads back or is one too many")
            seen.add(asked)
            page = self._page(asked)
            for row in page["value"]:
                if not isinstance(row, dict):
                    yield Rejected("a row", f"expected an object, found {type(row).__name__}")
                elif _is_in(row, dossier) and row.get("Verwijderd") is not True and _is_since(row, since):
                    yield self._entry(row)
            asked = _next(asked, page.get("@odata.nextLink"))

    def _first(self, dossier: Dossier, since: date | None, *, attachments: bool) -> str:
        clauses = ["Verwijderd eq false", f"Kamerstukdossier/any(d: d/Nummer eq {dossier.number})"]
        if dossier.chapter:
            clauses.append(f"Kamerstukdossier/any(d: d/Toevoeging eq {quoted(dossier.chapter)})")
        if since:  # a day early: the service compares moments, and a day begins at midnight in The Hague
            clauses.append(f"Datum ge {(since - timedelta(days=1)).isoformat()}T00:00:00Z")
        if not attachments:
            clauses.append(f"Soort ne {quoted('Bijlage')}")
        query = {"$filter": " and ".join(clauses), "$expand": _EXPAND, "$orderby": "Datum desc,Id"}
        encoded = "&".join(f"{name}={quote(value, safe=_UNQUOTED)}" for name, value in query.items())
        return f"{self._url}/Document?{encoded}"

    def _page(self, url: str) -> Row:
        body = io.BytesIO()
        self._client.get(url, body, accept="application/json", limit=_MAX_BYTES,
                         check=lambda sink: check_listing(sink, "json"))
        try:
            page = json.loads(body.getvalue())
        except (ValueError, RecursionError) as error:
            raise UnexpectedReply(url, f"expected JSON, found {described(body.getvalue()[:2048])}") from error
        if not isinstance(page, dict) or not isinstance(page.get("value"), list):
            raise UnexpectedReply(url, "expected a list of documents in `value`, found none")
        return page

    def _entry(self, row: Row) -> Entry | Rejected:
        id = id_of(row)
        shown = id or repr(str(row.get("DocumentNummer") or row.get("Id") or "a row")[:80])
        if id is None:
            return Rejected(shown, "no identifier of a paper of parliament in this row; not fetched")
        found = list(self._manifestations(row))
        if not found:
            return Rejected(id, "nothing published, and the document is "
                                f"{row.get('ContentType') or 'of no stated type'}; expected PDF or DOCX")
        stamps = (row.get("GewijzigdOp"), row.get("ApiGewijzigdOp"))
        title = row.get("Onderwerp") or row.get("Titel")
        return Entry(id, str(title) if title else None, " ".join(str(one) for one in stamps if one) or None,
                     tuple(found), self._metadata(row))

    def _manifestations(self, row: Row) -> Iterator[Manifestation]:
        """The published XML, then the document itself."""
        for one in _published(row, "DocumentPublicatie"):
            if "xml" in str(one.get("ContentType") or "application/xml"):
                yield Manifestation("xml", f"{self._url}/DocumentPublicatie({one['Id']})/Resource")
        format = _FORMATS.get(str(row.get("ContentType") or "").partition(";")[0].strip().lower())
        if format and _is_guid(row.get("Id")):
            yield Manifestation(format, f"{self._url}/Document({row['Id']})/resource")

    def _metadata(self, row: Row) -> str | None:
        one = next(iter(_published(row, "DocumentPublicatieMetadata")), None)
        return f"{self._url}/DocumentPublicatieMetadata({one['Id']})/Resource" if one else None


def _next(here: str, link: object) -> str | None:
    """The address of the next page, None after the last. It is the client that says whether it may be asked."""
    if not isinstance(link, str) or not link:
        return None
    try:
        return urljoin(here, link.replace("%24", "$"))
    except ValueError as error:
        raise UnexpectedReply(here, f"the next page is at what is no address: {link[:200]!r}") from error


def quoted(value: str) -> str:
    """An OData string: in single quotes, those inside doubled."""
    escaped = value.replace("'", "''")
    return f"'{escaped}'"


def id_of(row: Row) -> str | None:
    """The official id that the row states, else the one its numbers make, else the document number."""
    stated = [_version(row).get("ExterneIdentifier"), *(one.get("Identifier") for one in _published(
        row, "DocumentPublicatie"))]
    candidates = [*stated, _from_numbers(row), _from_answers(row), row.get("DocumentNummer")]
    return next((one for one in candidates if isinstance(one, str) and is_paper_id(one)), None)


def _from_numbers(row: Row) -> str | None:
    number, dossiers = row.get("Volgnummer"), _dossiers(row)
    return f"kst-{dossiers[0].key}-{number}" if dossiers and isinstance(number, int) and number > 0 else None


def _from_answers(row: Row) -> str | None:
    """`242501244`: session 2024-2025, number 1244."""
    found = re.fullmatch(r"(\d{2})(\d{2})(\d{5})", str(row.get("Aanhangselnummer") or ""), re.ASCII)
    return f"ah-tk-20{found[1]}20{found[2]}-{int(found[3])}" if found else None


def _is_in(row: Row, dossier: Dossier) -> bool:
    return dossier in _dossiers(row)


def _is_since(row: Row, since: date | None) -> bool:
    return since is None or str(row.get("Datum") or "9")[:10] >= since.isoformat()


def _dossiers(row: Row) -> list[Dossier]:
    rows = row.get("Kamerstukdossier")
    return [
        Dossier(one["Nummer"], _chapter(one.get("Toevoeging")))
        for one in (rows if isinstance(rows, list) else [])
        if isinstance(one, dict) and isinstance(one.get("Nummer"), int)
    ]


def _chapter(written: object) -> str | None:
    """`VIII`; the number of a law of the Kingdom, `(R1850)`, is no part of an identifier."""
    bare = str(written or "").strip(" ()")
    return None if re.fullmatch(r"(?:R ?\d+)?", bare) else bare


def _version(row: Row) -> Row:
    version = row.get("HuidigeDocumentVersie")
    return version if isinstance(version, dict) else {}


def _published(row: Row, name: str) -> list[Row]:
    """Rows of that name under the current version, those that can be addressed."""
    rows = _version(row).get(name)
    return [one for one in (rows if isinstance(rows, list) else [])
            if isinstance(one, dict) and _is_guid(one.get("Id")) and one.get("Verwijderd") is not True]


def _is_guid(value: object) -> bool:
    return isinstance(value, str) and _GUID.fullmatch(value) is not None

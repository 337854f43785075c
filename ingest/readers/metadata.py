"""What a publication's metadata says of it: metadata.xml, metadata_owms.xml, or the head of the publication itself."""

from __future__ import annotations

import datetime
import logging
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.errors import PaperError
from ingest.paper.identity import Identity, is_official
from ingest.paper.kinds import ANSWERS, kind_of
from ingest.readers.xml import local_name, parse_xml
from ingest.references import dossier_key, find_references, unique
from ingest.source import File

_LOG = logging.getLogger(__name__)
# The day a paper was written, sent or held, in order of trust.
_DAYS = ("datumbrief", "datumvergadering", "datumindiening", "datumreactie", "datumontvangst")
_VERSION = re.compile(r"^-[a-z]\d+$")  # of an erratum or a later version: kst-31497-422-n1
_PUBLISHED = ("issued", "available")
_NUMBER = re.compile(r"^(?:\d{1,5}|[A-Z]{1,3})$")
_SESSION = re.compile(r"(\d{4})\D{1,3}(\d{4})")


@dataclass(frozen=True, slots=True)
class Metadata:
    """`identity` is what it knows better than the paper; `fallback` what holds where the paper says nothing itself."""

    identity: Identity = field(default_factory=Identity)
    fallback: Identity = field(default_factory=Identity)

    @property
    def whole(self) -> Identity:
        """All of it."""
        return self.fallback.under(self.identity)


def read_metadata(data: bytes, name: str) -> Metadata:
    """Metadata in either form. Raises BrokenXml or UnsafeXml, naming the paper `name` that it lies beside."""
    return metadata_of(parse_xml(data, f"{name} (its metadata)"))


def metadata_of(root: etree._Element) -> Metadata:
    """The same from an element that holds `metadata`, `meta` or OWMS elements."""
    values = _values(root)
    answers = any("aanhangsel" in one.lower() for one in (*values["publicationname"], *values["publicatienaam"]))
    titles = values["documenttitel"] or [_after_dossier(one) for one in values["title"]]
    kind = next((kind for title in titles if (kind := kind_of(title.strip()))), None)
    numbers = (*values["ondernummer"], *(values["aanhangsel"] if answers else ()))
    session = next((years for one in values["vergaderjaar"] if (years := _SESSION.search(one))), None)
    return Metadata(
        Identity(
            title=next(iter(values["dossiertitel"]), None),
            date=_first_day(values, _DAYS),
            dossiers=_dossiers(values["dossiernummer"]),
            number=next((one for one in numbers if _NUMBER.match(one)), None),
            session=f"{session[1]}-{session[2]}" if session else None,
            official=next((one for text in values["identifier"] for one in find_references(text)), None),
        ),
        Identity(
            title=next(iter(values["title"]), None), kind=ANSWERS if answers else kind,
            date=_first_day(values, _PUBLISHED),
        ),
    )


def with_metadata(found: Identity, file: File) -> Identity:
    """What was read of a paper, under the metadata that lies beside it.

    The paper's own id wins: metadata that names another paper, or cannot be read, is left aside with a line in the log.
    """
    if file.sidecar is None:
        return found
    try:
        metadata = read_metadata(file.sidecar, file.name)
    except PaperError as error:
        _LOG.warning("%s; the paper is read without it", error)
        return found
    own, official = found.id or file.stem, metadata.identity.official
    if official and official != own and (is_official(own) and not _is_version(official, own)):
        _LOG.warning("%s: the metadata beside it is that of %s, the paper is %s; left aside", file.name, official, own)
        return found
    stated = metadata.identity
    if set(found.dossiers) & set(stated.dossiers):  # the paper has them in the order of its id
        stated = replace(stated, dossiers=unique((*found.dossiers, *stated.dossiers)))
    return metadata.fallback.under(found.under(stated))


def _is_version(official: str, own: str) -> bool:
    return official.startswith(own) and _VERSION.match(official.removeprefix(own)) is not None


def _values(root: etree._Element) -> Mapping[str, Sequence[str]]:
    """Values by the last part of their name, lower case: `OVERHEIDop.dossiernummer` and `overheidop:dossiernummer`."""
    values: dict[str, list[str]] = defaultdict(list)
    for one in root.iter(etree.Element):
        name, text = one.get("name"), one.get("content") if one.get("name") else one.text
        key = (name or local_name(one)).rpartition(".")[2].lower()
        words = " ".join((text or "").split())
        if words and (name or not len(one)):
            values[key].append(words)
    return values


def _dossiers(written: Sequence[str]) -> tuple[str, ...]:
    """`33037;34532` or repeated; `35925-VII` and `35 925 VII` alike."""
    parts = (part.strip() for one in written for part in one.split(";"))
    return unique(dossier_key(part) for part in parts if re.match(r"^\d{2} ?\d{3}(?!\d)", part))


def _after_dossier(title: str) -> str:
    """`Voortijdig school verlaten; Brief van …`: without `documenttitel`, what follows the first semicolon."""
    return title.partition("; ")[2] or title


def _first_day(values: Mapping[str, Sequence[str]], names: Sequence[str]) -> str | None:
    return next((found for name in names for one in values[name] if (found := _day(one))), None)


def _day(written: str) -> str | None:
    """The day of a W3CDTF date; None for what is no date."""
    try:
        return datetime.date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return None

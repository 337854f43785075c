"""The parts of a Word file: a ZIP file of XML, opened within bounds, of which nothing outside is followed.

Sizes in a ZIP header are claims; a part is read with a limit whatever its header says.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from ingest.errors import DamagedArchive, EncryptedPaper, UnknownFormat, UnsafeArchive
from ingest.readers.docx.names import W, normalise
from ingest.readers.xml import local_name, parse_xml

MAX_MEMBERS = 5_000  # parts and pictures; the longest letters have some hundreds
MAX_PART = 24 * 1024 * 1024  # bytes of one part, uncompressed
MAX_TOTAL = 48 * 1024 * 1024  # bytes of all parts that are read
MAX_TAGS = 800_000  # starts and ends of elements, in one part; a page has about eight hundred
MAX_PARAGRAPHS = 50_000  # of one part
MAX_RATIO = 250  # how much smaller than its part a compressed stream may be, for a part of more than
SMALL = 1024 * 1024  # so many bytes
_ENTRY = b"PK\x01\x02"  # begins an entry of the directory
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError, struct.error)
# What else lies in such a container, by a folder that only it has.
_OTHERS = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation", "content.xml": "an OpenDocument file"}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where an id of a part leads: another part, by its full name, or an address outside."""

    kind: str  # the last word of its type: `hyperlink`, `footnotes`
    target: str
    external: bool


class Package:
    """An open Word file. `name` is the file as errors call it."""

    def __init__(self, name: str, data: bytes) -> None:
        """Raises DamagedArchive or UnsafeArchive."""
        self.name = name
        self._left = MAX_TOTAL
        if data.count(_ENTRY) > MAX_MEMBERS:  # before the directory takes memory
            raise UnsafeArchive(name, f"more than {MAX_MEMBERS:,} parts, which no Word file has. Not read")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DamagedArchive(name, f"a damaged ZIP container ({error}); fetch the file again") from error
        self._members = {member.filename.lstrip("/").lower(): member for member in self._zip.infolist()}

    def main(self) -> str:
        """The name of the part that holds the text. Raises UnknownFormat for what is no Word document."""
        for relation in self.relations("").values():
            own = relation.kind == "officeDocument" and not relation.external and relation.target in self
            if own and (relation.target.lower().startswith("word/") or self._is_word(relation.target)):
                return relation.target
        if "word/document.xml" in self:
            return "word/document.xml"
        found = next((what for at, what in _OTHERS.items() if any(one.startswith(at) for one in self._members)), None)
        found = found or "a ZIP file without a document in it"
        raise UnknownFormat(self.name, f"expected a Word document, found {found}; save it as .docx or PDF")

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def parse(self, part: str) -> etree._Element:
        """The root element of a part. Raises DamagedArchive, EncryptedPaper, UnsafeArchive, UnsafeXml, BrokenXml."""
        data = self._read(part)
        if data.count(b"<") > MAX_TAGS:
            raise UnsafeArchive(self.name, f"{part} has more than {MAX_TAGS:,} tags; no paper has as many. Split it")
        root = normalise(parse_xml(data, self.name))
        if sum(1 for _ in root.iter(f"{W}p")) > MAX_PARAGRAPHS:
            raise UnsafeArchive(self.name, f"{part} has more than {MAX_PARAGRAPHS:,} paragraphs; split it")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Where the ids in a part lead; the whole package's for an empty name."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return {}
        found: dict[str, Relation] = {}
        for one in self.parse(rels).iter(etree.Element):
            if local_name(one) == "Relationship":
                external = one.get("TargetMode", "").lower() == "external"
                target = one.get("Target", "")
                if not external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part names, if they are there."""
        return [one.target for one in self.relations(part).values()
                if one.kind == kind and not one.external and one.target in self]

    def _is_word(self, part: str) -> bool:
        """Whether the root of a part is a `w:document`."""
        return local_name(self.parse(part)) == "document"

    def _read(self, part: str) -> bytes:
        member = self._members[part.lower()]
        limit = min(MAX_PART, self._left)
        if member.flag_bits & 0x1:
            raise EncryptedPaper(self.name, f"{part} is protected by a password; save the file without one")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnsafeArchive(self.name, f"{part} is packed in a way that Word does not use; save the file again")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except _BROKEN as error:
            raise DamagedArchive(self.name, f"{part} is damaged ({error}); fetch the file again") from error
        if len(data) > limit:
            raise UnsafeArchive(self.name, f"{part} holds more than {limit:,} bytes; no paper has that. Not read")
        if len(data) > SMALL and len(data) > MAX_RATIO * max(member.compress_size, 1):
            raise UnsafeArchive(self.name, f"{part} is packed {MAX_RATIO} times or more, as only bombs are. Not read")
        self._left -= len(data)
        return data


def directory(data: bytes) -> bytes:
    """The directory at the end of a ZIP container, unread; empty where there is none.

    What lies in a file inside the container, itself another one, is not in it.
    """
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 20 > len(data):
        return b""
    size, start = struct.unpack_from("<LL", data, end + 12)
    return data[start:start + size]


def links(relations: dict[str, Relation]) -> dict[str, str]:
    """The web addresses among relations, by id; nothing is ever fetched from them."""
    return {
        key: one.target for key, one in relations.items()
        if one.kind == "hyperlink" and one.external and one.target.lower().startswith(("http://", "https://", "www."))
    }

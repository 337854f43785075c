"""VLOS: reports of meetings as the Tweede Kamer's own system writes them (xsd VLOS2.0)."""

from __future__ import annotations

from ingest.content import Content
from ingest.readers.vlos.report import read_report
from ingest.readers.xml import parse_xml, root_name
from ingest.source import File

_ROOTS = frozenset({"vlosCoreDocument", "vlosdocument"})


class VlosReader:
    """XML whose root element is that of a VLOS report."""

    name = "VLOS XML"
    suffixes = frozenset({".xml"})

    def takes(self, file: File) -> bool:
        """By the root element."""
        return root_name(file.data) in _ROOTS

    def read(self, file: File) -> Content:
        """Raises BrokenXml, UnsafeXml, or EmptyPaper for a skeleton (`Casco`) without words."""
        return read_report(parse_xml(file.data, file.name), file)

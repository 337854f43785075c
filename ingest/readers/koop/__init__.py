"""KOOP XML: publications of officielebekendmakingen.nl, in the dialects of 1995 to now."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ingest.content import Content
from ingest.errors import ErrorPage, UnknownPublication
from ingest.readers.koop.handelingen import read_handelingen
from ingest.readers.koop.inline import descendants
from ingest.readers.koop.kamerstuk import read_kamerstuk
from ingest.readers.koop.kamervragen import read_kamervragen
from ingest.readers.koop.kamerwrk import read_kamerwrk
from ingest.readers.xml import local_name, parse_xml, root_name
from ingest.source import File

# By the element that tells what a publication is: the root, or under `officiele-publicatie`.
_PUBLICATIONS: dict[str, Callable[[etree._Element, File], Content]] = {
    "kamerstuk": read_kamerstuk,
    "kamerwrk": read_kamerwrk,
    "kamervragen": read_kamervragen,
    "vragen": read_kamervragen,
    "vraagdoc": read_kamervragen,
    "handelingen": read_handelingen,
    "handeling": read_handelingen,
}
_ROOTS = frozenset({"officiele-publicatie", *_PUBLICATIONS})


class KoopReader:
    """XML of officielebekendmakingen.nl, and whatever else is called .xml, which it refuses."""

    name = "KOOP XML"
    suffixes = frozenset({".xml"})

    def takes(self, file: File) -> bool:
        """By the root element; a page of HTML is another's unless it is called .xml and holds no paper."""
        root = root_name(file.data)
        if root in _ROOTS:
            return True
        if root is not None and root.lower() == "html":
            return file.name.lower().endswith(".xml") and b"broodtekst" not in file.data
        return file.name.lower().endswith(".xml") or file.data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5] == b"<?xml"

    def read(self, file: File) -> Content:
        """Raises BrokenXml, UnsafeXml, EmptyPaper, ErrorPage or UnknownPublication."""
        if (root_name(file.data) or "").lower() == "html":
            raise ErrorPage(file.name, f"expected a publication in XML, found a web page{_title(file.data)}; "
                                                "the paper was not there when it was fetched. Fetch it again")
        root = parse_xml(file.data, file.name)
        names = [local_name(root)]
        if names[0] == "officiele-publicatie":
            names = [local_name(one) for one in root if local_name(one) != "metadata"]
        read = next((_PUBLICATIONS[name] for name in names if name in _PUBLICATIONS), None)
        if read is None:
            found = f"<{local_name(root)}>" + (f" with <{names[0]}>" if names and names[0] != local_name(root) else "")
            raise UnknownPublication(file.name, f"expected a Kamerstuk, Kamervragen or Handelingen, found {found}; "
                                                "no reader for it")
        return read(root, file)


def _title(data: bytes) -> str:
    """What a web page calls itself."""
    page = etree.fromstring(data[:65536], etree.HTMLParser(no_network=True, huge_tree=False, recover=True))
    title = next((" ".join((one.text or "").split()) for one in descendants(page, "title")), "") if page is not None \
        else ""
    return f" titled '{title[:100]}'" if title else ""

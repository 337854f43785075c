"""What a page says of the paper in its head: `<meta name="OVERHEIDop.dossiernummer" content="31497">`."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree, html

from ingest.paper.identity import Identity
from ingest.paper.kinds import ANSWERS
from ingest.readers.html.inline import STRIPPED
from ingest.readers.metadata import metadata_of
from ingest.readers.plain.lines import clean_characters

_RECORD = re.compile(r"^(?:DC|DCTERMS|OVERHEID|OVERHEIDop)\.\w{1,60}$", re.I)
_YEARS = re.compile(r"^(?:ah|h)-[te]k-(\d{4})(\d{4})-(?P<number>\d+)")
_KINDS = (("ah-", ANSWERS), ("h-", "handelingen"), ("kv-", "schriftelijke vragen"))
_LONGEST = 2000  # characters of a value that is kept
_MOST = 500  # values of a record


def stated_identity(root: html.HtmlElement) -> Identity:
    """The identity in the `meta` elements of a page; empty where they are not those of a paper."""
    record = etree.Element("metadata")
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").strip(), (meta.get("content") or "")[:_LONGEST].translate(STRIPPED)
        if _RECORD.match(name) and len(record) < _MOST:
            etree.SubElement(record, "meta", name=name, content=clean_characters(content))
    metadata = metadata_of(record)
    found = metadata.whole
    official = found.official or ""
    if not official and not found.dossiers:
        return Identity()
    if official.startswith("kst-") and found.title:  # `Passend onderwijs; Brief regering; Stand van zaken`
        found = replace(found, title=found.title.partition("; ")[0])
    kind = next((kind for prefix, kind in _KINDS if official.startswith(prefix)), found.kind)
    years = _YEARS.match(official)
    if years:
        number = years["number"] if kind == ANSWERS else found.number
        found = replace(found, number=number, session=f"{years[1]}-{years[2]}")
    return replace(found, kind=kind)

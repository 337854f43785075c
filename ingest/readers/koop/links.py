"""Where the links of KOOP XML lead: a paper, a dossier, or an address on the web."""

from __future__ import annotations

import re

from lxml import etree

from ingest.readers.xml import local_name
from ingest.references import dossier_key, find_references

LINKS = frozenset({"extref", "intref", "dossierref"})
_DOSSIER = re.compile(r"^dossier/(\d{2} ?\d{3}(?:[-;/ ]\(?[\dA-Z]+\)?)?)$", re.I)
_WEB = re.compile(r"^(?:https?://|www\.|[a-z\d-]+(?:\.[a-z\d-]+)+(?:/|$))", re.I)
_LONGEST = 2000  # characters of an address


def target(link: etree._Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(canonical ids of papers and dossiers, URLs) that a link leads to; both empty for a link inside the paper."""
    if local_name(link) == "dossierref":
        return (dossier_key(link.get("dossier", "")),) if link.get("dossier") else (), ()
    doc = (link.get("doc") or "").strip()
    if not doc or len(doc) > _LONGEST or local_name(link) == "intref":
        return (), ()
    dossier = _DOSSIER.match(doc)
    if dossier:
        return (dossier_key(dossier[1].replace(";", "-").replace("/", "-")),), ()
    papers = find_references(doc)
    if _WEB.match(doc):
        return papers, (doc if "://" in doc else f"https://{doc}",)
    return papers, ()

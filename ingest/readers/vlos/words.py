"""Words of a VLOS element, and the papers that its dossier and paper numbers name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.joining import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN
from ingest.markup import SUPERSCRIPTS
from ingest.readers.plain.lines import clean_characters
from ingest.readers.xml import local_name
from ingest.references import dossier_key, find_references, unique

_STRAY = str.maketrans("", "", MARK_OPEN + MARK_CLOSE + SOFT_HYPHEN)
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


def words_of(element: etree._Element) -> str:
    """The text of an element on one line; raised digits stay raised."""
    return " ".join(clean_characters("".join(_pieces(element)).translate(_STRAY)).split())


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name."""
    return next((one for one in element if local_name(one) == name), None)


def child_words(element: etree._Element, name: str) -> str:
    """The text of the first child of that name, empty where there is none."""
    found = child(element, name)
    return words_of(found) if found is not None else ""


def papers_in(element: etree._Element) -> tuple[str, ...]:
    """Canonical ids of the papers that `dossiernummer` and `stuknummer` within an element name.

    In running text either may come first (`nr. 915 (21501-20)`); numbers belong to the dossier of the same place in
    the order, or to the only one.
    """
    dossiers = [words for one in _named(element, "dossiernummer") if (words := words_of(one))]
    numbers = [words for one in _named(element, "stuknummer") if (words := words_of(one))]
    if len(dossiers) == 1:
        pairs = [(dossiers[0], number) for number in numbers]
    else:
        pairs = list(zip(dossiers, numbers, strict=False)) if len(dossiers) == len(numbers) else []
    return unique(one for dossier, number in pairs for one in find_references(f"kst-{dossier_key(dossier)}-{number}"))


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in element.iter(etree.Element) if local_name(one) == name)


def _pieces(element: etree._Element) -> Iterator[str]:
    raised = local_name(element) == "nadruk" and element.get("type") == "Bovenschrift"
    yield (element.text or "").translate(_RAISED) if raised else element.text or ""
    for one in element:
        yield from _pieces(one)
        yield one.tail or ""

"""The metadata beside a publication, in either of its two forms: is it that of the paper asked for?"""

from __future__ import annotations

from ingest.errors import UnexpectedReply, WrongPaper
from ingest.sources.parsing import attribute, descendants, parse


def check_metadata(data: bytes, id: str, url: str) -> None:
    """Raises WrongPaper when the metadata names another paper than `id`, UnexpectedReply when it names none."""
    found = _identifiers(data, url)
    if not found:
        raise UnexpectedReply(url, "expected the metadata of a publication, found no DC.identifier in it")
    if id not in found:
        raise WrongPaper(url, f"asked for {id}, found the metadata of {', '.join(sorted(found))}")


def _identifiers(data: bytes, url: str) -> set[str]:
    """DC.identifier of metadata.xml; dcterms:identifier of metadata_owms.xml."""
    root = parse(data, url)
    named = {attribute(one, "content") or "" for one in descendants(root, "metadata")
             if attribute(one, "name") == "DC.identifier"}
    owms = {one.text or "" for kern in descendants(root, "owmskern") for one in descendants(kern, "identifier")}
    return {one.strip() for one in named | owms} - {""}

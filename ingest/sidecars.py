"""Which files of a folder are papers, and which are the metadata.xml of one of them.

    kst-1-2.metadata.xml       of the paper of that name, whatever its format
    kst-1-2/metadata.xml       the same
    metadata.xml               of the paper it names (DC.identifier), or of the only one beside it

`metadata_owms.xml`, the other form of the same, may stand in its place. None of them is ever a paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePosixPath

METADATA = ("metadata.xml", "metadata_owms.xml")
HEAD = 2048  # bytes of an XML file that tell whether it is metadata
_FIELDS = 2**16  # bytes of metadata within which it names its paper
# Files that stand beside papers without being one.
_ASIDE = frozenset({"readme", "license", "licence", "changelog", "contributing"})
_IS_METADATA = re.compile(rb"<(?:\w+:)?(?:metadata_gegevens|owms-metadata)\b")
_IDENTIFIER = re.compile(
    rb"""<metadata\b(?=[^>]*\bname\s*=\s*["']DC\.identifier["'])[^>]*\bcontent\s*=\s*["']([^"'<>]{1,200})["']"""
    rb"|<(?:\w+:)?identifier\b[^>]{0,200}>\s*([^<>\s]{1,200})\s*<", re.I,
)
_OFFICIAL = re.compile(r"(?:kst|ah|kv|h|blg)-[\w-]*\d", re.I)
Head = Callable[[PurePosixPath, int], bytes]
"""The first bytes of a file by its name; empty where there are none."""


def papers_among(
    names: Iterable[PurePosixPath], suffixes: Collection[str], head: Head
) -> dict[PurePosixPath, PurePosixPath | None]:
    """The papers among files, each with its metadata, in order. Names are relative to the folder searched.

    Left out are hidden files, README and the like, and what has none of the `suffixes` (lower case, with their dot).
    """
    seen = [name for name in names if not any(part.startswith((".", "__MACOSX")) for part in name.parts)]
    metadata = {name for name in seen if is_metadata(name, head)}
    papers = sorted(
        name for name in set(seen) - metadata
        if name.suffix.lower() in suffixes and name.stem.lower() not in _ASIDE
    )
    sidecars = Sidecars(papers, metadata, head)
    return {paper: sidecars.of(paper) for paper in papers}


def is_metadata(name: PurePosixPath, head: Head) -> bool:
    """Whether a file is the metadata of a paper, by its name or its first bytes."""
    if name.name.lower() in METADATA or name.name.lower().endswith(tuple(f".{one}" for one in METADATA)):
        return True
    return name.suffix.lower() == ".xml" and _IS_METADATA.search(head(name, HEAD)) is not None


class Sidecars:
    """The metadata among files, and the paper each belongs to."""

    def __init__(
        self, papers: Iterable[PurePosixPath], metadata: Collection[PurePosixPath], head: Head
    ) -> None:
        self._metadata = metadata
        self._stems: dict[PurePosixPath, set[str]] = defaultdict(set)
        for paper in papers:
            self._stems[paper.parent].add(paper.stem)
        # One that its own name binds to a paper need not be looked into.
        free = sorted(one for one in metadata if one.name.lower() in METADATA or one.name.count(".") == 1)
        self._says = {one: _identifier(head(one, _FIELDS)) for one in free}
        self._by_id: dict[tuple[PurePosixPath, str], PurePosixPath] = {}
        for one, identifier in self._says.items():
            self._by_id.setdefault((one.parent, identifier or ""), one)

    def of(self, paper: PurePosixPath) -> PurePosixPath | None:
        """The metadata of a paper, None where there is none."""
        folder, stem = paper.parent, paper.stem
        beside = [folder / f"{stem}.{one}" for one in METADATA] + [folder / stem / one for one in METADATA]
        found = next((one for one in beside if one in self._metadata), None) or self._by_id.get((folder, stem))
        if found is not None or not self._stems[folder] <= {stem}:
            return found
        alone = (one for one in (folder / name for name in METADATA) if one in self._metadata)
        # A paper with an official name is not described by the metadata of another.
        return next((one for one in alone if self._says[one] is None or not _OFFICIAL.match(stem)), None)


def _identifier(data: bytes) -> str | None:
    found = _IDENTIFIER.search(data)
    return (found[1] or found[2]).decode("utf-8", "replace").strip() if found else None

"""Which documents are versions of one paper, which of them is current, and what each is called.

Pure: what comes out depends on the set of documents only, not on the order they came in. The rules are those of
docs/decisions/0009-versions.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.sketch import hashes_of, similarity
from index.speakers import fold
from ingest.model import Document

SAME, NEAR, KIN, LIKE = 0.8, 0.85, 0.5, 0.3  # shares of shingles in common
_LEAST = 40  # shingles; the text of a shorter paper says too little to know it by
_MOST_COMPARED = 32  # documents of one id that are compared with each other
FORMATS = ("PDF", "text", "DOCX", "HTML", "XML")  # the better the later; any other name counts as text
_STATUS = (
    r"casco", r"concept|draft|onopgemaakt|ongecorrigeerd|voorpublicatie|tussenpublicatie",
    r"", r"opgemaakt na onopgemaakt|gecorrigeerd|eindpublicatie|definitief|final", r"gerectificeerd",
)
_UNSTATED = 2
_FORMATTED = re.compile(r"(?:kst-\d{5}(?:-\w+)+|(?:ah|h)-[te]k-\d{8}-[\w-]+|kv-tk-\d{4}[ZD]\d{5}|blg-\d+)")
_UNFORMATTED = re.compile(r"(?:kst|ah)-\d{6,}|\d{4}D\d{5}")
_ERRATUM = re.compile(r"(?P<base>.+-[\w]+)-[nb](?P<number>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a document that may be a version of another.

    `claimed` is the id it was read with, `alike` a key of title, date and signatories where all three are known.
    """

    number: int
    claimed: str
    sha256: str
    file: str
    date: str | None
    format: str | None
    status: str | None
    alike: str | None
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """The id of a document, the current version's where that is another one, and those it replaces, latest first."""

    id: str
    replaced_by: str | None
    replaces: tuple[str, ...]


def standings(versions: Sequence[Version], pairs: Iterable[tuple[int, ...]]) -> dict[int, Standing]:
    """The standing of each document by its number. `pairs` are numbers of documents that may be alike."""
    families = _families(versions, pairs)
    ranked = [_ranked(family) for family in families]
    ids = _ids(ranked)
    found: dict[int, Standing] = {}
    for family in ranked:
        current, *older = [ids[one.number] for one in family]
        found[family[0].number] = Standing(current, None, tuple(older))
        found |= {one.number: Standing(ids[one.number], current, ()) for one in family[1:]}
    return found


def alike_key(document: Document) -> str | None:
    """Title, date and who signs, where all are known: two documents with one key may be one paper."""
    names = [one.name or one.role for one in document.signatories]
    if not (document.title and document.date and names):
        return None
    return "|".join((fold(document.title), document.date, *sorted(fold(name).split()[-1] for name in names if name)))


def erratum_base(claimed: str) -> str:
    """`kst-31497-422-n1` as `kst-31497-422`; any other id as it is."""
    match = _ERRATUM.fullmatch(claimed)
    return match["base"] if match and _FORMATTED.fullmatch(match["base"]) else claimed


def is_provisional(claimed: str) -> bool:
    """Whether a paper of this id may turn out to be one with another id: a file's name, an unformatted print."""
    return not _FORMATTED.fullmatch(claimed)


def same_paper(one: Version, other: Version) -> bool:
    """Whether two documents are versions of one paper."""
    alike = similarity(one.sketch, other.sketch)
    if one.claimed == other.claimed:
        return not is_provisional(one.claimed) or bool(_UNFORMATTED.fullmatch(one.claimed)) or alike >= KIN
    if erratum_base(one.claimed) == erratum_base(other.claimed):
        return alike >= KIN
    loose = [version for version in (one, other) if is_provisional(version.claimed)]
    unformatted = [version for version in loose if _UNFORMATTED.fullmatch(version.claimed)]
    if not loose or len(unformatted) == 2:
        return False
    if one.alike is not None and one.alike == other.alike:
        return alike >= (LIKE if unformatted else KIN)
    return alike >= NEAR and min(len(hashes_of(one.sketch)), len(hashes_of(other.sketch))) >= _LEAST


class _Sets:
    """Disjoint sets of numbers."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._parent = {number: number for number in numbers}

    def find(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


def _families(versions: Sequence[Version], pairs: Iterable[tuple[int, ...]]) -> list[list[Version]]:
    by_number = {one.number: one for one in versions}
    sets = _Sets(by_number)
    related = {tuple(sorted(pair)) for pair in pairs if set(pair) <= by_number.keys()} | _of_one_base(versions)
    loose: list[tuple[float, str, str, Version, Version]] = []
    for a, b in sorted(related):
        one, other = by_number[a], by_number[b]
        if not same_paper(one, other):
            continue
        if erratum_base(one.claimed) == erratum_base(other.claimed):
            sets.join(a, b)
        else:
            first, second = sorted((one, other), key=lambda v: (is_provisional(v.claimed), v.claimed, v.sha256))
            loose.append((-similarity(one.sketch, other.sketch), first.sha256, second.sha256, first, second))
    _join_loose(sets, loose, by_number)
    families: dict[int, list[Version]] = defaultdict(list)
    for one in versions:
        families[sets.find(one.number)].append(one)
    return list(families.values())


def _of_one_base(versions: Sequence[Version]) -> set[tuple[int, ...]]:
    groups: dict[str, list[Version]] = defaultdict(list)
    for one in versions:
        groups[erratum_base(one.claimed)].append(one)
    found: set[tuple[int, ...]] = set()
    for group in groups.values():
        ordered = sorted(group, key=lambda one: (one.claimed, one.sha256, one.number))
        for at, one in enumerate(ordered):
            # Of very many files with one id each is compared with a few: enough to tie them together.
            found |= {tuple(sorted((one.number, other.number))) for other in ordered[at + 1 : at + _MOST_COMPARED]}
    return found


def _join_loose(
    sets: _Sets, loose: list[tuple[float, str, str, Version, Version]], by_number: Mapping[int, Version]
) -> None:
    """Join what has no lasting id of its own to what is most like it; never two papers with lasting ids."""
    lasting = {sets.find(one.number) for one in by_number.values() if not is_provisional(one.claimed)}
    for _, _, _, one, other in sorted(loose, key=lambda entry: entry[:3]):
        roots = {sets.find(one.number), sets.find(other.number)}
        if len(roots) == 1 or roots <= lasting:
            continue
        held = bool(roots & lasting)
        sets.join(one.number, other.number)
        if held:
            lasting.add(sets.find(one.number))


def _ranked(family: list[Version]) -> list[Version]:
    """Current first. The same text is one version in several formats: its status and date are the latest of them."""
    if len(family) == 1:
        return family
    texts = _Sets(one.number for one in family)
    few = sorted(family, key=lambda one: one.sha256)[:_MOST_COMPARED]
    for at, one in enumerate(few):
        for other in few[at + 1 :]:
            if similarity(one.sketch, other.sketch) >= SAME:
                texts.join(one.number, other.number)
    groups: dict[int, list[tuple[int, str, int, str]]] = defaultdict(list)
    for one in family:
        groups[texts.find(one.number)].append((_status(one), one.date or "", _format(one), one.sha256))
    best = {root: tuple(max(part) for part in zip(*group, strict=True)) for root, group in groups.items()}

    def rank(one: Version) -> tuple[object, ...]:
        match = _ERRATUM.fullmatch(one.claimed)
        number = int(match["number"]) if match and erratum_base(one.claimed) != one.claimed else 0
        together = best[texts.find(one.number)]
        alone = (_format(one), _status(one), one.date or "", one.sha256, -one.number)
        return not is_provisional(one.claimed), number, together, alone

    return sorted(family, key=rank, reverse=True)


def _status(one: Version) -> int:
    """How final a version says it is, or its file's name does."""
    for words in (one.status or "", re.sub(r"[\W_]+", " ", one.file)):
        for place in (4, 3, 1, 0):
            if re.search(rf"\b(?:{_STATUS[place]})\b", words, re.I):
                return place
    return _UNSTATED


def _format(one: Version) -> int:
    for place, name in enumerate(FORMATS):
        if name.lower() in (one.format or "text").lower():
            return place
    return FORMATS.index("text")


def _ids(families: Iterable[Sequence[Version]]) -> dict[int, str]:
    """The claimed id for the first that claims it, current ones before older; the others get their SHA-256 behind."""
    claims: dict[str, list[tuple[bool, str, Version]]] = defaultdict(list)
    for family in families:
        met: set[str] = set()
        for one in family:
            claims[one.claimed].append((one.claimed in met, one.sha256, one))
            met.add(one.claimed)
    found: dict[int, str] = {}
    taken = set(claims)
    for claimed in sorted(claims):
        first, *rest = sorted(claims[claimed], key=lambda claim: (claim[0], claim[1], claim[2].number))
        found[first[2].number] = claimed
        for _, sha256, one in rest:
            found[one.number] = _own_id(claimed, sha256, taken)
            taken.add(found[one.number])
    return found


def _own_id(claimed: str, sha256: str, taken: set[str]) -> str:
    """`kst-26695-130@3f2a91c0`; with more of the digest where that is taken."""
    for length in range(8, len(sha256) + 1, 4):
        if (name := f"{claimed}@{sha256[:length]}") not in taken:
            return name
    number = next(at for at in range(2, len(taken) + 3) if f"{claimed}@{sha256}.{at}" not in taken)
    return f"{claimed}@{sha256}.{number}"

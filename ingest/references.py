"""Papers named in a text, as canonical ids (docs/reference/contract.md), and URLs."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CHAPTER = r"(?:\(R ?\d+\)|[IVX]{1,5}[A-D]?(?![\w-])|[A-Z](?=,))"
_PART = rf"(?:[ -]\(?(?:{_CHAPTER})\)?|-\d{{1,3}}(?!\d))?"
_DOSSIER = rf"(?<![\d.,])\d{{2}}[ \u2009]?\d{{3}}(?!\d){_PART}"
_SEPARATOR = r"(?:\s*/\s*|\s*,\s*|\s*;\s*|\s+en\s+|\s+and\s+|,\s+en\s+)"
_TO = r"(?:[-–]|\s?t/m\s?|\s+tot\s+en\s+met\s+)"
_NUMBERS = (
    rf"\d{{1,5}}[A-Z]?\b(?:{_TO}\d{{1,5}}\b)?"
    rf"(?:(?:\s*,\s*|\s+en\s+|\s*/\s*)(?:nrs?\.?\s*)?\d{{1,5}}\b(?:{_TO}\d{{1,5}}\b)?"
    r"(?!\s*\d{3}\b|\s*(?:/|en)\s*\d{2} \d{3}))*"
)
_RANGE = re.compile(rf"(?P<first>\d+[A-Z]?)(?:{_TO}(?P<last>\d+))?")
_WIDEST = 20  # numbers that a range stands for
_PAPER = re.compile(
    rf"(?P<dossiers>{_DOSSIER}(?:{_SEPARATOR}\d{{1,2}} ?\d{{2,3}}(?![\d,.]?\d){_PART}){{0,20}})"
    rf"\s*,?\s*(?:nrs?\.?|nummers?|no\.)\s*(?P<numbers>{_NUMBERS})",
)
# A letter before a full stop counts at the end of the text only; elsewhere it may be an initial.
_LETTERED = re.compile(
    rf"Kamerstukken?\b[^.;]{{0,30}}?(?P<dossier>{_DOSSIER}),\s*(?:nr\.\s*)?(?P<letter>[A-Z]{{1,2}})\b(?!\w|\.(?!\s*$))"
)
_OFFICIAL = re.compile(
    r"\b(?:kst-\d{5}(?:-[A-Za-z\d]+){1,3}|kst-\d{6,8}(?!\d)|ah-tk-\d{8}-\d+|h-[te]k-\d{8}-\d+-\d+|kv-tk-\d{4}[ZD]\d{5}|blg-\d+)\b"
)
_TRACKED = re.compile(r"\b(?P<id>20\d\d ?[DZA] ?\d{5})\b")
_SESSION = r"(?P<first>\d{4})\s?[-–/]\s?(?P<last>\d{4}|\d{2})"
_ANSWERS = re.compile(
    rf"Aanhangsel(?: van de)?(?: Handelingen| der Handelingen)?(?: II)?,?\s*(?:vergaderjaar\s*)?{_SESSION},"
    r"\s*(?:nr\.?\s*)?(?P<number>\d+)", re.I
)
_REPORTS = re.compile(
    r"(?<!Aanhangsel )(?<!van de )Handelingen(?: (?P<chamber>II|I|TK|EK))?,?\s*(?:vergaderjaar\s*)?"
    rf"{_SESSION},\s*nr\.?\s*(?P<meeting>\d+)(?:,?\s*(?:item|nr\.)\s*(?P<item>\d+))?", re.I
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"“”]+", re.I)


def find_references(text: str) -> tuple[str, ...]:
    """Canonical ids of every paper a text names, in order, each once."""
    found: list[tuple[int, str]] = []
    bare = _URL.sub(lambda url: " " * len(url[0]), text)
    for match in _PAPER.finditer(bare):
        found += [(match.start(), one) for one in _papers(match["dossiers"], match["numbers"])]
    for match in _LETTERED.finditer(bare):
        found.append((match.start(), f"kst-{_slug(match['dossier'])}-{match['letter']}"))
    for match in _ANSWERS.finditer(bare):
        found.append((match.start(), f"ah-tk-{_years(match)}-{match['number']}"))
    for match in _REPORTS.finditer(bare):
        chamber = "ek" if (match["chamber"] or "").upper() in ("I", "EK") else "tk"
        item = f"-{match['item']}" if match["item"] else ""
        found.append((match.start(), f"h-{chamber}-{_years(match)}-{match['meeting']}{item}"))
    found += [(match.start(), match[0]) for match in _OFFICIAL.finditer(text)]
    found += [(match.start(), match["id"].replace(" ", "")) for match in _TRACKED.finditer(bare)]
    return unique(one for _, one in sorted(found, key=lambda pair: pair[0]))


def find_urls(text: str) -> tuple[str, ...]:
    """URLs as written, without the punctuation of the sentence around them."""
    return unique(_trimmed(match[0]) for match in _URL.finditer(text))


def merge_urls(written: Iterable[str], targets: Iterable[str]) -> tuple[str, ...]:
    """URLs as written and the targets of links; of `www.x.nl` linked to `https://www.x.nl` only the target stays."""
    targets = [_trimmed(target) for target in targets]
    bare = {re.sub(r"^https?://|/$", "", target) for target in targets}
    return unique((*(url for url in written if url not in bare), *targets))


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """In order, each once."""
    return tuple(dict.fromkeys(items))


def dossier_key(written: str) -> str:
    """`31 497` as `31497`, `35 570 VIII` as `35570-VIII`."""
    return _slug(written)


def _papers(dossiers: str, numbers: str) -> list[str]:
    """One id per dossier and number, in order; what is no five-digit dossier yields none."""
    keys = [_slug(one) for one in re.split(_SEPARATOR, dossiers) if re.match(r"^\d{2} ?\d{3}(?!\d)", one.strip())]
    return [f"kst-{key}-{number}" for number in _listed(numbers) for key in keys]


def _listed(numbers: str) -> list[str]:
    """The numbers of `340, 342 t/m 344`, each once named; a range that is too wide gives its ends."""
    found: list[str] = []
    for part in _RANGE.finditer(numbers):
        first, last = part["first"], part["last"]
        wide = int(last) - int(first) if last and first.isdigit() else 0
        if 0 < wide <= _WIDEST:
            found += map(str, range(int(first), int(last) + 1))
        else:
            found += [first, last] if wide > 0 else [first]
    return found


def _slug(dossier: str) -> str:
    written = re.sub(r"\(R ?\d+\)", "", dossier).strip()
    parts = re.match(r"(\d{2})\s?(\d{3})[ -]?\(?(\w*)\)?", written)
    if parts is None:
        return re.sub(r"\s", "", written)
    return f"{parts[1]}{parts[2]}" + (f"-{parts[3]}" if parts[3] else "")


def _years(match: re.Match[str]) -> str:
    last = match["last"] if len(match["last"]) == 4 else match["first"][:2] + match["last"]
    return f"{match['first']}{last}"


def _trimmed(url: str) -> str:
    url = url.rstrip(".,;:!?'’…")
    while url.endswith((")", "]")) and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(".,;:")
    return url

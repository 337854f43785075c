"""What the number in a cell counts: by its own sign, else by the heading, row label or caption that says so.

Amounts get the form `€` or `x € 1.000`, `x € 1 mln`, whatever way the paper states the scale. A heading that measures
something of its own (a year, an index, a share) does not take the unit of the caption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.paper.numbers import LONGEST, NUMBER, number_of

_LONGEST = 400  # characters of a text that may state a unit
_MONEY_SIGN = r"(?:€|\bEUR\b|\beuro(?:['’]s)?\b)"
_SIZE = (
    r"(?P<size>(?:1\s?)?(?:mln|mld)\b\.?|(?:1\s?)?(?:miljoen|miljard)(?:en)?\b|1(?:[. ]?000)+(?!\d)|"
    r"duizend(?:en|tallen)?\b)"
)
_SCALE = re.compile(rf"(?P<times>(?<![^\W\d_])[x×*]|\bin\b)?\s*(?P<before>{_MONEY_SIGN})?\s*(?P<again>[x×*])?\s*{_SIZE}"
                    rf"\s*(?P<after>{_MONEY_SIGN})?", re.I)
_PERCENT = re.compile(r"(?<!\d)(?<!\d\s)%|\bprocent(?:en)?\b|\bpercentages?\b", re.I)
_BOTH = re.compile(r"\baantal(?:len)?\s+(?:en|of)\s+percentages?|percentages?\s+(?:en|of)\s+aantal|"
                   r"\b(?:en|of)\s+(?:het\s+)?percentages?\b|\(\s*(?:en|of)\s*%", re.I)
_MONEY = re.compile(r"€(?!\s?\d)|\beuro(?:['’]s)?\b(?!\s?\d)|\bbedrag(?:en)?\b|\bEUR\b(?!\s?\d)", re.I)
_MEASURE = re.compile(
    r"\(\s*(?:in\s+)?(?P<unit>dagen|weken|maanden|jaren|uren|minuten|km|ha|kg|k?ton|fte['’]?s?|personen|m[²³]|"
    r"[kMGT]Wh|[MG]W|PJ|liter)\s*\)|\(\s*in\s+(?P<other>[a-zë]{2,20}(?:s|en))\s*\)"
)
_COUNT = re.compile(r"\baantal(?:len)?\s+(?:(?:en|of)\s+percentages?\s+)?(?P<words>[^,:;()\d–]{2,60})", re.I)
_BARE_COUNT = re.compile(r"(?:^|– )aantal(?:len)?(?: \(?abs(?:oluut|\.)?\)?)?$|\(\s*in\s+aantallen\s*\)", re.I)
_NO_COUNT = re.compile(
    r"\b(?:jaar|jaartal|datum|nr\.?|nummer|artikel|art\.?|dossier|kamerstuk|postcode|pagina|blz\.?|code|rang|score|"
    r"index|indexcijfer|cijfer|aandeel|ratio|gemiddelden?|gemiddeld|mediaan|verhouding|factor|groei)$", re.I,
)
_NOUN = re.compile(
    r"^(?:[^\W\d_]+\s)?(?P<noun>[\w-]{0,30}?(?:leerlingen|studenten|scholieren|kinderen|jongeren|ouderen|personen|mensen|"
    r"scholen|gemeenten|instellingen|bedrijven|leraren|docenten|aanvragen|meldingen|vrijstellingen|besluiten|zitters|"
    r"inwoners|deelnemers|werknemers|huishoudens|woningen|klachten|banen|plaatsen|ll-en|fte))\b", re.I,
)
_NUMBERED = re.compile(r"^(?:tabel|figuur|grafiek|overzicht)\s+[\w.]+\s*[:.–-]?\s*", re.I)
_STOPS = frozenset(
    "dat die per in met van voor zonder naar op door tijdens en of weer bij aan uit tot om waarvan jonger ouder dan "
    "meer minder boven onder tussen vanaf binnen buiten sinds volgens ten ter te totaal verdeeld waar waarbij als is "
    "zijn wordt worden was waren heeft hebben".split()
)
_MOST_WORDS = 3  # of what is counted
_PUPILS = re.compile(r"\b(?:ll-en|lln)\b\.?", re.I)


@dataclass(frozen=True, slots=True)
class _Scale:
    size: str  # `1.000`, `1 mln`, `1 mld`
    money: bool


def unit_of(cell: str, column: str = "", label: str = "", caption: str = "") -> str | None:
    """What a cell's number counts, `%`, `€`, `x € 1.000`, `leerlingen`; None where nothing around it says so."""
    if len(cell) > LONGEST:
        return None
    outside = cell.split("(")[0].strip() or cell.strip("()")
    beside_share = outside != cell and cell.endswith(("%)", "% )"))  # `12 (3%)`: the number is 12
    found = NUMBER.match(outside)
    if found is None:
        return None
    if found["unit"]:
        return {"procent": "%", "euro": "€", "fte": "fte"}.get(found["unit"].lower(), found["unit"])
    if found["money"] and found["scale"]:
        return "€"
    around = tuple(text[:_LONGEST] for text in (column, label, caption))
    scale = next((one for text in around if (one := _scale(text))), None)
    kind = "€" if found["money"] else _kind(around, counts=beside_share)
    if kind is None and not _NO_COUNT.search(column):
        kind = _unstated(around, scale, number_of(outside))
    return _with_scale(kind, scale)


def _unstated(around: tuple[str, ...], scale: _Scale | None, number: float | None) -> str | None:
    """The kind where no text states it: an amount where the scale is of amounts, else what a text names."""
    if scale and scale.money:
        return None if _BARE_COUNT.search(around[0]) else "€"
    return _named(around, 0.0 if scale else number) or ("" if scale else None)


def _with_scale(kind: str | None, scale: _Scale | None) -> str | None:
    if kind is None or scale is None or kind == "%":
        return kind
    if kind == "€":
        return f"x € {scale.size}"
    return kind if scale.money else f"x {scale.size} {kind}".strip()


def _kind(around: tuple[str, ...], *, counts: bool) -> str | None:
    """The first unit that a heading, label or caption states; a bare `aantal` leaves only what is counted."""
    column, *others = around
    stated = None if counts else _stated(column)
    if stated or _NO_COUNT.search(column):
        return stated
    if counts or _BARE_COUNT.search(column):
        return next((one for text in around if (one := _counted(text) or _noun(text))), None)
    return next((one for text in others if (one := _stated(text))), None)


@lru_cache(maxsize=4096)
def _stated(text: str) -> str | None:
    """The unit that one text states."""
    percent, counted = _PERCENT.search(text), _counted(text)
    if percent and not _BOTH.search(text):
        return "%"
    scale = _scale(text)
    if scale and scale.money:
        return "€"
    measure = _MEASURE.search(text)
    if measure and not _BARE_COUNT.search(text):
        return measure["unit"] or measure["other"]
    if percent:
        return None  # of both a count and a percentage: which of them is this?
    money, count = _MONEY.search(text), _COUNT.search(text)
    if counted and count and (money is None or count.start() < money.start()):
        return counted
    return "€" if money else None


@lru_cache(maxsize=4096)
def _scale(text: str) -> _Scale | None:
    """`x € 1.000`, `(€ mln)`, `in duizenden euro's`, `bedragen x 1.000`; not `boven € 1.000`."""
    for found in _SCALE.finditer(text):
        size, before = found["size"].lower(), text[:found.start()].rstrip()
        worded = not size[0].isdigit()
        money = bool(found["before"] or found["after"] or _MONEY.search(text))
        times = found["again"] or (found["times"] or "").lower() in ("x", "×", "*")
        said_in = found["times"] and (found["before"] or found["after"] or (worded and size != "duizend"))
        alone = worded and (found["before"] or found["after"]) and not before[-1:].isdigit()
        boxed = before.endswith("(") and text[found.end():].lstrip().startswith(")") and (found["before"] or worded)
        if times or said_in or alone or boxed:
            return _Scale(_size(size), money)
    return None


def _size(written: str) -> str:
    bare = written.replace(" ", "").replace(".", "")
    if "mld" in bare or "miljard" in bare or bare == "1000000000":
        return "1 mld"
    return "1 mln" if "ml" in bare or "miljoen" in bare or bare == "1000000" else "1.000"


def _counted(text: str) -> str | None:
    """What an `aantal` counts: `kinderen` in `aantal kinderen dat tijdens het schooljaar uitvalt`."""
    found = _COUNT.search(text)
    kept: list[str] = []
    for word in found["words"].split()[:_MOST_WORDS] if found else ():
        if word.lower() in _STOPS:
            break
        kept.append(word.rstrip(".*¹²³"))
    return _PUPILS.sub("leerlingen", " ".join(kept)) or None


def _named(around: tuple[str, ...], number: float | None) -> str | None:
    """What is counted where only its name stands there, as in a column `Thuiszitters`: whole numbers only."""
    if number is None or number != int(number):
        return None
    return next((one for text in around if (one := _noun(text))), None)


@lru_cache(maxsize=4096)
def _noun(text: str) -> str | None:
    for part in reversed(_NUMBERED.sub("", text).split(" – ")):
        if found := _NOUN.match(part):
            return _PUPILS.sub("leerlingen", found["noun"].lower())
    return None


def states_scale(text: str) -> bool:
    """Whether a text says in what amounts are, as `(bedragen x € 1.000)` does."""
    return _scale(text[:_LONGEST]) is not None

"""Whether a sentence of a model may leave: every claim that can be checked stands in a passage that the sentence cites.

Checked are citations, quotations (word for word), numbers in any spelling, dates, names, addresses, who is said
to say it, and whether it is denied. Out of reach is what plain words say between them: another verb, a number of
pupils given to teachers. The rule is closed: what cannot be told from a claim that is wrong is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.model import Span
from service.generate.addressed import house_speaks
from service.generate.audit import Fault
from service.generate.dates import days_of
from service.generate.denials import turned_round
from service.generate.evidence import Evidence, claims_of
from service.generate.folding import folded, plain, stands_in, unseen
from service.generate.names import Name, Token, is_name, names_of
from service.generate.numbers import Figure, figures
from service.generate.quotes import blanked, quoted
from service.generate.speaking import misattributed
from service.generate.word_lists import COMMON, PHRASES, TRANSLATED, ordinary

CITATION = re.compile(r"\[\s?([0-9]{1,3}(?:\s?,\s?[0-9]{1,3})*)\s?\]")
_BRACKETED = re.compile(r"\[[^\]]*\]?|\]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|\]\(|!\[|javascript:|\\[a-zA-Z]", re.I)
_ADDRESS = re.compile(r"\S*(?:://|@)\S+|\bwww\.\S+|\b(?:[\w-]{2,}\.)+[a-z]{2,}\b(?:/\S*)?", re.I)
_CODE = re.compile(r"(?<![^\W_])(?=[^\W_]*[0-9])(?=[^\W_]*[^\W\d_])[^\W_]+")
_RANK = re.compile(r"[0-9]+(?:e|ste|de|st|nd|rd|th)", re.I)
_REFERS = re.compile(
    r"\b(?:nrs?|nummer|no|number|dossiers?|kamerstuk\w*|stuk|paper|document|vergaderjaar|session|year)\b\.?[\s(]*"
    r"(?:[0-9IVXab .,/()-]|nr\b|no\b|number\b)*$", re.I
)
_CHAMBER = re.compile(r"(?:Eerste|Tweede) Kamer\b")  # a name, and as such looked for
_TRAILING = ".,;:!? …"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The faults of a sentence; with none it may leave. `citations` are the numbers it cites, in order."""

    faults: tuple[Fault, ...]
    citations: tuple[int, ...]


def verify(sentence: str, sent: Mapping[int, Evidence]) -> Verdict:
    """The verdict on one sentence with its citations; `sent` are the passages the model was given, by number."""
    text = plain(sentence)
    numbers = tuple(dict.fromkeys(
        int(one) for match in CITATION.finditer(text) for one in match[1].split(",")
    ))
    bare = plain(CITATION.sub(" ", text))
    faults = [*_form(text, bare), *_cited(numbers, sent, bare)]
    cited = [sent[one] for one in numbers if one in sent]
    if not faults:
        faults += _claims(bare, cited)
    return Verdict(tuple(dict.fromkeys(faults)), numbers)


def _form(text: str, bare: str) -> Iterator[Fault]:
    """What no sentence may hold, whatever it cites."""
    if found := unseen(text):
        yield Fault("characters", found)
    if markup := _MARKUP.search(text):
        yield Fault("characters", markup[0])
    odd = next((one for one in bare if one.isnumeric() and not ("0" <= one <= "9") and not one.isalpha()), None)
    if odd:  # ½, ①, ², digits of other scripts
        yield Fault("number", odd)
    if not any(letter.isalpha() for letter in bare):
        yield Fault("length", bare)


def _cited(numbers: tuple[int, ...], sent: Mapping[int, Evidence], bare: str) -> Iterator[Fault]:
    if not numbers:
        yield Fault("citation", "none")
    yield from (Fault("citation", f"[{one}]") for one in numbers if one not in sent)
    yield from (Fault("citation", one[0]) for one in _BRACKETED.finditer(bare)
                if any(letter.isdigit() for letter in one[0]) or one[0] in ("]", "["))


def _claims(bare: str, cited: list[Evidence]) -> Iterator[Fault]:
    """Faults among quotes, speakers, addresses, dates, codes, numbers, names; each looked for in what is left."""
    found = quoted(bare)
    if found.unbalanced:
        yield Fault("quote", "quotation mark without its other half")
    for span in found.spans:
        words = folded(bare[span.start:span.end]).rstrip(_TRAILING)
        if not any(stands_in(words, text) for one in cited for text in one.quotable):
            yield Fault("quote", bare[span.start:span.end])
    text = blanked(bare, list(found.spans))
    speaking = [one.speaking for one in cited]
    yield from (Fault("speaker", words) for words in misattributed(text, speaking))
    yield from (Fault("negation", words) for words in turned_round(bare, speaking))
    addresses = [Span(match.start(), match.end()) for match in _ADDRESS.finditer(text)]
    for span in addresses:
        address = text[span.start:span.end].rstrip(").,;:!?").lower()
        if not any(stands_in(address, one.everything) for one in cited):
            yield Fault("address", address)
    text = blanked(text, addresses)
    days = days_of(text)
    for span, day in days:
        if not any(day.borne_out_by(other) for one in cited for other in one.days):
            yield Fault("date", text[span.start:span.end])
    # A season with a capital may be a name as well: `mevrouw Winter`, `de Voorjaarsnota`.
    text = blanked(text, [span for span, day in days if day.season is None or text[span.start].islower()])
    yield from _codes(text, cited)
    text = blanked(text, [Span(one.start(), one.end()) for one in _codes_in(text)])
    counts = [one for one in figures(text, dutch=False) if not _CHAMBER.match(text, one.span.start)]
    yield from (Fault("number", text[one.span.start:one.span.end]) for one in counts if not _counted(one, text, cited))
    text = blanked(text, [one.span for one in counts if one.value[0] == "count"])
    text = _in_dutch(text)
    yield from (Fault("name", " ".join(token.word for token in name)) for name in names_of(text)
                if not any(_named(name, one) or _addressed(name, text, one) for one in cited))


def _codes_in(text: str) -> list[re.Match[str]]:
    return [one for one in _CODE.finditer(text) if not _RANK.fullmatch(one[0])]


def _codes(text: str, cited: list[Evidence]) -> Iterator[Fault]:
    """Words of letters and digits, `2021Z10632` or `D66`, must stand as such."""
    for match in _codes_in(text):
        word = f" {match[0].lower()} "
        if not any(word in run for one in cited for run in one.runs):
            yield Fault("name" if is_name(match[0]) else "number", match[0])


def _counted(figure: Figure, text: str, cited: list[Evidence]) -> bool:
    """Whether a number stands in what is cited; those of the paper itself only where the sentence names the paper."""
    if any(claim in one.numbers for claim in claims_of(figure, text) for one in cited):
        return True
    refers = _REFERS.search(text[max(0, figure.span.start - 40):figure.span.start])
    return refers is not None and any(figure.value in one.identity for one in cited)


def _in_dutch(text: str) -> str:
    for english, dutch in PHRASES:
        text = re.sub(rf"\b{english}\b", dutch, text, flags=re.I)
    return text


def _named(name: Name, evidence: Evidence) -> bool:
    """Whether a name stands in the passage, its words beside each other and with their capitals."""
    if len(name) == 1 and (_translated(name[0], evidence) or _only_begins(name[0])):
        return True
    words = [token.word.lower() for token in name]
    tries = [words] + ([[*words[:-1], words[-1][:-1]]] if len(words[-1]) > 3 and words[-1].endswith("s") else [])
    if not any(f" {' '.join(one)} " in run for one in tries for run in evidence.runs):
        return False
    return all(token.free or token.word.lower() in COMMON or token.word in evidence.words
               or token.word.removesuffix("s") in evidence.words for token in name)


def _addressed(name: Name, text: str, evidence: Evidence) -> bool:
    """Whether a name is the Kamer's, which the passage speaks to, and the sentence does not have it speak."""
    return " ".join(token.word.lower() for token in name) in evidence.addressed and not house_speaks(text)


def _only_begins(token: Token) -> bool:
    """Whether a word has its capital for beginning the sentence."""
    return token.free and token.word[1:].islower() and token.word.lower() in ordinary()


def _translated(token: Token, evidence: Evidence) -> bool:
    return any(f" {word} " in run for word in TRANSLATED.get(token.word.lower(), ()) for run in evidence.runs)

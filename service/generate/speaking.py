"""Who says each sentence of a passage, and whether what a model attributes to somebody is said by them there.

An attribution holds where the speaker of a cited passage fits it, or one who speaks along, and where a passage tells
of them (`de minister schrijft …` in a fraction's words), if no other cited sentence is nearer in words to the claim.
What the government only restates of a question is the asker's. Telling that somebody asks bears out no saying. Nobody
fits a speaker that is not known, signatories neither: `ingest` gives these all of a letter that is theirs, and leaves
open what it prints of somebody else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.analysis import words_of
from index.glossary import Words, alternatives_of
from index.speakers import party_name
from ingest.model import Passage, Span, Speaker
from ingest.paper.signatures import GOVERNMENT
from ingest.sentences import sentences
from ingest.speech.restating import continues, split_restated
from service.generate.attribution import Attribution, attributions
from service.generate.folding import plain
from service.generate.quotes import blanked
from service.generate.speakers import people_in
from service.negation import NEGATION, denied


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a passage.

    `words` are analysed, `own` whether they are its speaker's, `of` those it tells of that they say so; `negated` is
    whether it denies anything, and `denied` what.
    """

    words: frozenset[str]
    own: bool
    of: tuple[Attribution, ...]
    negated: bool
    denied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speaking:
    """A passage by who speaks in it; `about` are the parties whose question it restates, `people` those it names.

    `row` is whether it is the row of a table.
    """

    speaker: Speaker | None
    told: tuple[Told, ...]
    about: frozenset[str]
    people: frozenset[str]
    row: bool


def speaking_of(passage: Passage) -> Speaking:
    """Who speaks in a passage, sentence by sentence."""
    text, notes = plain(passage.text), [plain(note.text) for note in passage.footnotes]
    people = people_in(" ".join((plain(passage.lead_in or ""), text, *notes)), passage.speaker)
    governs = passage.speaker is not None and passage.speaker.role in GOVERNMENT
    asked, rest = split_restated(text) if governs and passage.kind != "table-row" else ("", text)
    restated = len(asked) if rest != text else 0
    told: list[Told] = []
    last = attributions(plain(passage.lead_in or ""), people)
    for span in sentences(text):
        words = text[span.start:span.end]
        found = attributions(words, people)
        if not found and not told:
            found = last  # what introduces a list
        elif continues(words) or (found and all(one.who.told == {"fractie"} for one in found)):
            found = [*found, *(one for one in last if not one.who.governs)]
        last = found or last
        own = not passage.about and not (found and span.start < restated)
        told.append(_told(words, own, found))
    told += [_told(note, True, attributions(note, people)) for note in notes]
    return Speaking(passage.speaker, tuple(told), frozenset(map(party_name, passage.about)), people,
                    passage.table is not None)


def _told(words: str, own: bool, of: Sequence[Attribution]) -> Told:
    return Told(frozenset(words_of(words)), own, tuple(of), bool(NEGATION.search(words)), denied(words))


def misattributed(text: str, cited: Sequence[Speaking]) -> Iterator[str]:
    """The words of a model, quotations blanked, that attribute what nobody of that name says in what it cites."""
    people = frozenset(name for one in cited for name in one.people)
    for span in sentences(text):
        sentence = text[span.start:span.end]
        found = attributions(sentence, people)
        for at, one in enumerate(found):
            claim = alternatives_of(_claim(sentence, found, at))
            if not any(_says(one, passage, claim) for passage in cited) and not _told_of(one, cited, claim):
                yield sentence[one.start:one.end]


def _claim(sentence: str, found: Sequence[Attribution], at: int) -> str:
    """What is attributed: the words up to the next attribution, else all, without those that attribute."""
    bare = blanked(sentence, [Span(one.start, one.end) for one in found])
    start = found[at].start if at else 0
    end = found[at + 1].start if at + 1 < len(found) else len(sentence)
    return bare[start:end] if words_of(bare[start:end]) else bare


def _says(one: Attribution, passage: Speaking, claim: Sequence[Words]) -> bool:
    """Whether they speak in a passage, in the words nearest to the claim."""
    if passage.speaker is not None and one.who.fits(passage.speaker):
        return any(told.own for told in nearest(passage.told, claim)) or not passage.told
    return one.asks and bool(one.who.terms & passage.about) and not any(told.of for told in passage.told)


def _told_of(one: Attribution, cited: Sequence[Speaking], claim: Sequence[Words]) -> bool:
    near = nearest([told for passage in cited for told in passage.told], claim)
    return any(one.who.terms & other.who.told and (one.asks or not other.asks) for told in near for other in told.of)


def nearest(told: Sequence[Told], claim: Sequence[Words]) -> list[Told]:
    """The sentences that share most words with a claim, those that share none included where none does."""
    shares = [_shared(claim, one.words) for one in told]
    return [one for one, share in zip(told, shares, strict=True) if share == max(shares)]


def _shared(claim: Sequence[Words], words: Collection[str]) -> int:
    return sum(any(word in words for word in meant) for meant in claim)

"""What is known of a candidate beside its two scores: who speaks, in answer to what, what of the question it holds.

Each feature is a number around [-1, 1]; `index.ranking` weighs them.

    speaker    1 when the one who must speak does, -1 when somebody else does
    addressee  1 when it answers a party that the question names as asking
    asked      the score of a candidate that restates the question it answers
    linked     how much nearer than its own words a question is that it answers, as a share of the spread of cosines
    restates   it only restates a question
    question   it asks, and the reader asked for nobody's question
    short      few words; a signature is as short as can be, unless a name is asked for in words that it or its
               surroundings hold
    exact      share of the question's names and numbers that it or its surroundings hold
    held       share of the question's words, by rarity, that it or its surroundings hold
    part       the same of its best sentence or cell
    pairs      share of the question's neighbouring words that stand close together in it
    sort       its nearest words hold an answer of the sort that the question wants
    dated      its paper has the date that the question names
    kind       its paper is of the sort that the question names
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from index.arrays import FloatArray
from index.exact import exact_share
from index.inquiry import Inquiry
from index.named import dated, of_sort
from index.prepared import Prepared
from index.question import Reading
from index.speakers import fold
from index.wanted import holds
from ingest.model import Passage
from ingest.paper.signatures import signature_at

_GOVERNMENT = frozenset({"minister", "staatssecretaris", "minister-president"})
_SHORT_WORDS = 12


def plain_features(inquiry: Inquiry, one: Prepared, cosines: FloatArray) -> dict[str, float]:
    """The features that need the passage alone. `cosines` are those of its units, float32 (u,)."""
    passage = one.passage
    length = len(passage.text.split())
    short = 1.0 - length / _SHORT_WORDS if passage.table is None and length < _SHORT_WORDS else 0.0
    around = inquiry.share(one.around)
    if signs(passage):
        short = 0.0 if inquiry.wants == "name" and around else 1.0
    asks = "fractie" in one.terms or bool(passage.answered_by)
    return {
        "speaker": speaker_match(inquiry.reading, passage, one.terms),
        "restates": 1.0 if passage.about else 0.0,
        "question": 1.0 if asks and not inquiry.reading.speakers else 0.0,
        "short": short,
        "exact": exact_share(inquiry.exact, one.exact),
        "held": around,
        "part": max(map(inquiry.share, one.parts)),
        "pairs": inquiry.pairs_share(one.pairs),
        "sort": sort_match(inquiry, one, cosines),
        "dated": dated(inquiry.named, one.document),
        "kind": of_sort(inquiry.named, one.document),
    }


def signs(passage: Passage) -> bool:
    """Whether the passage only says who signed: an office and, last, the speaker's name."""
    name = passage.speaker.name if passage.speaker else None
    if not name or not passage.text.endswith(name):
        return False
    return signature_at([passage.text.removesuffix(name).strip(), name], 0, [False, True]) is not None


def speaker_match(reading: Reading, passage: Passage, terms: frozenset[str]) -> float:
    """1 when the one who must speak does, -1 when somebody else does, 0 when question or paper leave it open."""
    if not reading.speakers or passage.speaker is None:
        return 0.0
    if reading.speakers & terms or ("government" in reading.speakers and terms & _GOVERNMENT):
        return -0.5 if passage.about else 1.0
    unnamed = passage.speaker.name is None and passage.speaker.role in reading.offices
    return 0.5 if unnamed and not passage.about else -1.0


def addressee_match(reading: Reading, one: Prepared, asked_by: frozenset[str]) -> float:
    """1 when the passage answers a party that the question names as asking."""
    return 1.0 if reading.addressees & (asked_by | one.parties) else 0.0


def sort_match(inquiry: Inquiry, one: Prepared, cosines: FloatArray) -> float:
    """1 when the nearest words hold an answer of the sort wanted, half of it when the rest of the passage does."""
    if inquiry.wants is None:
        return 0.0
    unit = one.units[int(np.argmax(cosines[1:])) + 1 if len(one.units) > 1 else 0]
    note = next((note.text for note in one.passage.footnotes if note.number == unit.note), "")
    near = f"{one.passage.text[unit.span.start:unit.span.end]} {note}"
    if holds(inquiry.wants, near, inquiry.exact.tokens):
        return 1.0
    return 0.5 if holds(inquiry.wants, one.passage.text, inquiry.exact.tokens) else 0.0


def asked_by(passage: Passage, questions: Mapping[str, Passage]) -> frozenset[str]:
    """Folded parties whose question the passage answers, as far as its restatements are among the candidates."""
    return frozenset(fold(party) for one in passage.asked_in if one in questions for party in questions[one].about)


def linked_gains(asked: FloatArray, nearest: FloatArray) -> FloatArray:
    """How much nearer its question is than a passage's own words, each float32 (n,), as a share of the spread of the
    cosines; 0 where it is farther.
    """
    spread = float(nearest.max() - nearest.min()) if len(nearest) else 0.0
    gains = np.clip((asked - nearest) / spread, 0.0, 1.0) if spread > 0 else np.zeros_like(nearest)
    return gains.astype(np.float32)

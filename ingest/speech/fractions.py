"""Questions of fractions linked to where the government answers them, by fraction and by subject.

Each sentence of a restatement names, or goes on about, one fraction or more; its question is the one of that fraction
whose words it shares most, weighed by how rare the paper has them. Then the questions that nothing restates are looked
for by their words alone, which asks for more of them. What answers a restatement answers its question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Passage
from ingest.sentences import sentences
from ingest.speech.alignment import align
from ingest.speech.exchange import Stretch
from ingest.speech.parties import parties_in
from ingest.speech.questions import Question, Terms, parts_of, told_terms, told_words
from ingest.speech.restating import continues
from ingest.speech.wording import Lookup, Rarity

# Scores between 0 and 1 of a restated sentence and a question: the best question of a fraction that the sentence names
# needs least, another of that fraction more, one of a fraction that nothing names most.
_NAMED, _ALSO, _UNNAMED = 0.1, 0.3, 0.4
_NEAR = 0.6  # of the best score that another question needs
_USED, _COPIED = 0.6, 0.8  # score, or share of its words, of a sentence that says a question and no other
# Shares of the words of a sentence that asks: in a sentence of its fraction's, and anywhere in a stretch that names it.
_SHARED, _WITHIN, _FAINT = 0.3, 0.25, 0.12
_ALIGNED = 0.12
_TOLD, _FREE = 0.25, 0.5  # in an answer that restates nothing: where it names the fraction, and where it does not
_PAIRS = 200_000  # of questions and stretches: more than any verslag has; then only what shares rare words is linked
_LIGHT = 6.0  # weight of a sentence that says too little by itself: `Zo nee, waarom niet?`

@dataclass(slots=True)
class Restated:
    """A sentence of a restatement, and the parties whose question it says."""

    terms: Terms
    words: Terms
    parties: frozenset[str]
    of: Question | None = None  # the question that it says nearly as it was asked

    def free_for(self, question: Question) -> bool:
        """Whether it may say this question: not where it says another of the same fraction in so many words."""
        return self.of is None or self.of is question or not self.of.parties & question.parties


@dataclass(slots=True)
class Links:
    """Links found so far: stretches by question, and single answers by question."""

    stretches: dict[int, list[int]] = field(default_factory=dict)
    answers: dict[int, list[int]] = field(default_factory=dict)

    def tie(self, question: Question, stretch: int) -> None:
        """Link a question with everything in a stretch."""
        found = self.stretches.setdefault(question.at, [])
        if stretch not in found:
            found.append(stretch)

    def has(self, question: Question) -> bool:
        """Whether a question has an answer."""
        return question.at in self.stretches or question.at in self.answers


def link_fractions(
    passages: Sequence[Passage], questions: Sequence[Question], stretches: Sequence[Stretch]
) -> dict[int, tuple[int, ...]]:
    """For each question, by place, the places of the passages that answer it."""
    said: list[list[Restated]] = []
    carried: Terms = frozenset()
    for stretch in stretches:
        own = frozenset(part for one in stretch.fractions for part in parts_of(one))
        said.append(_sentences(stretch, own if stretch.begins or own else carried))
        carried = said[-1][-1].parties if said[-1] else own or carried
    texts = [question.whole for question in questions] + [one.terms for found in said for one in found]
    rarity = Rarity.of([*texts, *(told_terms(passages[at].text) for one in stretches for at in one.answers)])
    questions = [_weighty(one, rarity) for one in questions]
    near = Lookup([one.whole for one in questions])
    links = Links()
    asked = {one.at: one for one in questions}
    for at, stretch in enumerate(stretches):
        for question in (asked[one] for one in stretch.asked if one in asked):
            links.tie(question, at)
        _link_named(at, said[at], questions, near, rarity, links)
    for at, found in enumerate(said):
        _link_shared(at, found, questions, near, rarity, links)
    few = len(questions) * len(stretches) <= _PAIRS
    for at, found in enumerate(said if few else ()):
        _link_within(at, found, questions, rarity, links)
    for at, stretch in enumerate(stretches if few else ()):
        _link_own(at, stretch, passages, questions, rarity, links)
    _link_left(said, questions, near, rarity, links)
    if few:
        _link_free(passages, questions, stretches, rarity, links)
    return _places(links, questions, stretches)


def _weighty(question: Question, rarity: Rarity) -> Question:
    """The question without the sentences that say too little by themselves, if it has others."""
    asking = tuple(one for one in question.asking if rarity.whole(one) >= _LIGHT)
    return replace(
        question, asking=asking or question.asking,
        words=tuple(one for one in question.words if rarity.whole(one) >= _LIGHT),
    )


def _places(
    links: Links, questions: Sequence[Question], stretches: Sequence[Stretch]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for question in questions:
        places = [one for stretch in links.stretches.get(question.at, ()) for one in stretches[stretch].answers]
        places += links.answers.get(question.at, ())
        if places:
            found.update(dict.fromkeys(question.places, tuple(sorted(set(places)))))
    return found


def _sentences(stretch: Stretch, carried: Terms) -> list[Restated]:
    """The restated sentences of a stretch, each with the parties whose question it is: `carried` if none is named."""
    found: list[Restated] = []
    for _, text in stretch.restated:
        for span in sentences(text):
            words = text[span.start:span.end]
            named = frozenset(part for one in parties_in(words) for part in parts_of(one))
            if named and not continues(words):
                carried = named
            found.append(Restated(told_terms(words), told_words(words), carried | named))
    return found


def _score(rarity: Rarity, restated: Terms, question: Question) -> float:
    """How well a restated sentence and a question agree: what each has of the other, on average."""
    if restated.isdisjoint(question.whole):
        return 0.0
    told = rarity.share(restated, question.whole)
    return (told + max((rarity.share(one, restated) for one in question.asking), default=0.0)) / 2


def _link_named(
    at: int, said: Sequence[Restated], questions: Sequence[Question], near: Lookup, rarity: Rarity, links: Links
) -> None:
    """Each restated sentence with the questions it says again, fraction by fraction."""
    for sentence in said:
        close = [questions[one] for one in near.near(sentence.terms)]
        for party in sorted(sentence.parties):
            scored = [(_score(rarity, sentence.terms, one), one) for one in close if party in one.parties]
            top, question = max(scored, key=lambda pair: pair[0], default=(0.0, None))
            if question is None or top < _NAMED:
                continue
            if top >= _USED or rarity.share(sentence.terms, question.whole) >= _COPIED:
                sentence.of = question
            for score, one in scored:
                if one is question or (score >= _ALSO and score >= _NEAR * top):
                    links.tie(one, at)


def _link_shared(
    at: int, said: Sequence[Restated], questions: Sequence[Question], near: Lookup, rarity: Rarity, links: Links
) -> None:
    """Questions that have a sentence whose words a restated sentence of their fraction shares."""
    for sentence in said:
        for question in (questions[one] for one in near.near(sentence.words)):
            own = sentence.parties & question.parties and sentence.free_for(question)
            if own and _asked_share(rarity, question, sentence.words) >= _SHARED:
                links.tie(question, at)


def _link_within(
    at: int, said: Sequence[Restated], questions: Sequence[Question], rarity: Rarity, links: Links
) -> None:
    """A fraction named with others, in words that are none of its own: its open questions that share most with all.

    Where that is none, the one question of it that shares most, for it must have asked something here.
    """
    named = frozenset(party for one in said for party in one.parties)
    tied = {party for one in questions if at in links.stretches.get(one.at, ()) for party in one.parties}
    faint: dict[frozenset[str], tuple[float, Question]] = {}
    for question in questions:
        if not question.parties & named or question.parties & tied:
            continue
        words = frozenset(word for one in said if one.free_for(question) for word in one.words)
        shared = _asked_share(rarity, question, words)
        if shared >= _WITHIN and not links.has(question):
            links.tie(question, at)
        if shared >= max(_FAINT, faint.get(question.parties, (0.0,))[0]):
            faint[question.parties] = shared, question
    for _, question in faint.values():
        if not any(at in links.stretches.get(one.at, ()) for one in questions if one.parties & question.parties):
            links.tie(question, at)


def _link_own(
    at: int, stretch: Stretch, passages: Sequence[Passage], questions: Sequence[Question], rarity: Rarity, links: Links
) -> None:
    """A fraction's section where nothing is restated: its questions and the answers to them, in order."""
    if stretch.restated or stretch.asked or not stretch.fractions:
        return
    parties = {part for one in stretch.fractions for part in parts_of(one)}
    own = [one for one in questions if one.parties & parties and not links.has(one)]
    if len(own) == 1:
        links.tie(own[0], at)
        return
    texts = [passages[one].text for one in stretch.answers]
    scores = [
        [rarity.share(told_terms(text), one.whole) + _asked_share(rarity, one, told_words(text)) for one in own]
        for text in texts
    ]
    for question, places in zip(own, align(scores), strict=True):
        close = max((scores[place][own.index(question)] for place in places), default=0.0)
        if close >= _ALIGNED or (places and len(own) == len(texts)):
            links.answers.setdefault(question.at, []).extend(stretch.answers[place] for place in places)


def _asked_share(rarity: Rarity, question: Question, words: Terms) -> float:
    """The largest share of a sentence that asks, and says enough, in a text's words."""
    return max((rarity.share(one, words) for one in question.words), default=0.0)


def _link_left(
    said: Sequence[Sequence[Restated]], questions: Sequence[Question], near: Lookup, rarity: Rarity, links: Links
) -> None:
    """Questions that nothing says again for their fraction: with the stretch that says them best, if well enough."""
    best: dict[int, tuple[float, int]] = {}
    for at, found in enumerate(said):
        for sentence in found:
            for place in near.near(sentence.terms) if sentence.of is None else ():
                if not links.has(questions[place]):
                    score = _score(rarity, sentence.terms, questions[place])
                    best[place] = max(best.get(place, (_UNNAMED, -1)), (score, at))
    for place, (_, at) in sorted(best.items()):
        if at >= 0:
            links.tie(questions[place], at)


def _link_free(
    passages: Sequence[Passage], questions: Sequence[Question], stretches: Sequence[Stretch], rarity: Rarity,
    links: Links,
) -> None:
    """Open questions with the answers that restate nothing, by their words and by whom they are told."""
    free = [at for one in stretches if not one.restated and not one.asked for at in one.answers]
    answered = {at for found in links.answers.values() for at in found}
    if len(questions) * len(free) > _PAIRS:
        return
    told_of = {
        at: (frozenset(part for one in parties_in(passages[at].text) for part in parts_of(one)),
             told_words(passages[at].text))
        for at in free if at not in answered
    }
    for question in questions:
        if links.has(question):
            continue
        scored: list[tuple[float, int]] = []
        for at, (told, words) in told_of.items():
            shared = _asked_share(rarity, question, words)
            if shared >= (_TOLD if told & question.parties else _FREE):
                scored.append((shared, at))
        if scored:
            links.answers[question.at] = [max(scored)[1]]

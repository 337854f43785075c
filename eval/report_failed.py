"""The failed questions of a report: what was expected, what was answered, and what was returned with its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.faults import faults, first_right
from eval.gold import KINDS, Answer, Question
from eval.outcome import Given, Outcome
from index.context import speaker_words
from ingest.model import Passage

PASSAGES = 3  # passages shown of a failed question, and the first right one where it comes later
CHARACTERS = 600  # of each that is not right


def failed_questions(outcomes: Sequence[Outcome]) -> str:
    """Every failed question under its kind, folded away but for the question and what went wrong."""
    parts = []
    for kind in KINDS:
        of_kind = [one for one in outcomes if one.question.kind == kind]
        failed = [one for one in of_kind if faults(one)]
        if failed:
            parts.append(f"<h3>{kind}: {len(failed)} of {len(of_kind)}</h3>")
            parts += map(_failed, failed)
    return "".join(parts)


def _failed(outcome: Outcome) -> str:
    question, given = outcome.question, outcome.given
    sort = f" · {question.sort}" if question.sort else ""
    return (
        f"<details><summary>{escape(question.question)} "
        f"<span class='bad small'>{escape('; '.join(faults(outcome)))}</span> "
        f"<span class='soft small'>{escape(question.id)} · {question.language}{sort} · {question.split}</span>"
        f"</summary>{_expected(question)}"
        f"<p><span class=strong>Answer</span> ({given.kind}, confidence {given.confidence:.2f}): "
        f"{escape(given.text)}{_proof(given)}</p>{_returned(outcome)}</details>"
    )


def _proof(given: Given) -> str:
    shown = [f"→ {given.column or 'no column'}: {given.value}"] if given.value else []
    shown += [f"Note: {given.note}"] if given.note else []
    return f"<br><span class='soft small'>{escape(' '.join(shown))}</span>" if shown else ""


def _expected(question: Question) -> str:
    if not question.answers:
        return "<p><span class=strong>Expected</span> no answer</p>"
    who = question.speaker
    said = " · ".join(one for one in (who.role, who.party, who.name) if one) if who else ""
    quotes = "".join(map(_answer, question.answers))
    return f"<p><span class=strong>Expected</span> {escape(f'said by {said}' if said else '')}</p>{quotes}"


def _answer(answer: Answer) -> str:
    cell = f" → {answer.column}: {answer.cell}" if answer.cell else ""
    place = f"{answer.paper}, {answer.place}"
    return f"<blockquote>{escape(answer.quote + cell)} <span class='soft small'>{escape(place)}</span></blockquote>"


def _returned(outcome: Outcome) -> str:
    if not outcome.passages:
        return "<p>Nothing was returned.</p>"
    shown = list(range(min(PASSAGES, len(outcome.passages))))
    right = first_right(outcome)
    if right is not None and right - 1 not in shown:
        shown.append(right - 1)
    items = "".join(_passage(outcome, place) for place in shown)
    return f"<p class=strong>Returned</p><ol class=returned>{items}</ol>"


def _passage(outcome: Outcome, place: int) -> str:
    passage = outcome.passages[place]
    right, near = passage.id in outcome.relevant, outcome.near.get(passage.id)
    said = speaker_words(passage.speaker) or "speaker not known"
    cut = not right and len(passage.text) > CHARACTERS
    text = f"{passage.text[:CHARACTERS]}…" if cut else passage.text
    where = " › ".join([passage.id, said, *passage.section])
    mark = "<span class='good strong'>right</span> " if right else ""
    mark += f"<span class=bad>near miss: {escape(near)}</span> " if near else ""
    parts = _parts(outcome.parts[place]) if place < len(outcome.parts) else ""
    kind = " class=right" if right else ""
    return (
        f"<li value={place + 1}{kind}>{mark}<span class='soft small'>{escape(where)}</span><br>{escape(text)}"
        f"{_notes(passage)}{parts}</li>"
    )


def _notes(passage: Passage) -> str:
    notes = [f"{note.number} {note.text}" for note in passage.footnotes]
    return f"<br><span class='soft small'>Notes: {escape(' · '.join(notes)[:CHARACTERS])}</span>" if notes else ""


def _parts(parts: Mapping[str, float]) -> str:
    added = " ".join(f"{name} {value:+.3f}" for name, value in parts.items() if value)
    return f"<br><span class='soft small'>score {sum(parts.values()):.3f} = {escape(added)}</span>"

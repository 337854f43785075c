"""The answer of a reply: the quote with its proof, the question it answers, who says the same, who counts otherwise."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from service.cli.render.body import QUIET, QUOTE, print_wrapped
from service.cli.render.generated import print_generated
from service.cli.render.passage import INDENT, print_note, shortened
from service.cli.render.wording import date_words, speaker_words
from service.labels import Labels

_TAB = "\t"  # between the cells of a table row
_DEEPER = INDENT + 2


def print_answer(console: Console, reply: dict[str, Any], labels: Labels) -> None:
    """An answer with all that comes with it, or a refusal with what comes nearest."""
    answer = reply["answer"]
    if answer.get("kind") == "generated":
        print_generated(console, answer, reply["passages"], labels)
        _differing(console, answer, labels)
        return
    if answer["quote"] is None:
        console.print(Text(labels.no_answer, "bold yellow"))
        print_wrapped(console, Text(answer["text"]), INDENT)
        _nearest(console, answer.get("nearest", []), labels)
        return
    confidence = f" ({labels.confidence} {round(answer['confidence'] * 100)} %)"
    console.print(Text.assemble((labels.answer, QUOTE), (confidence, QUIET)))
    if answer["cell"] is not None:
        _cell(console, answer["cell"], INDENT)
    print_wrapped(console, Text(_quoted(answer), "bold"), INDENT)
    if answer["note"] is not None:
        print_note(console, answer["note"], "bold")
    source = next((hit for hit in reply["passages"] if hit["id"] == answer["quote"]["passage_id"]), None)
    if source is not None:
        _source(console, source, f"[{source['rank']}]", labels)
    _asked(console, answer.get("asked"), labels)
    _also(console, reply, labels)
    _differing(console, answer, labels)


def _quoted(one: dict[str, Any]) -> str:
    return f"“{one['text'].replace(_TAB, ' | ')}”"


def _source(console: Console, one: dict[str, Any], where: str, labels: Labels) -> None:
    words = f"— {speaker_words(one['speaker'], labels)}; {one['citation']} {where}"
    print_wrapped(console, Text(words, QUIET), INDENT, 2)


def _asker(one: dict[str, Any], labels: Labels) -> str:
    parties = [labels.the_party.format(party=party) for party in one["parties"]]
    by_name = one["speaker"] and one["speaker"]["name"]
    return speaker_words(one["speaker"], labels) if by_name or not parties else f" {labels.and_word} ".join(parties)


def _asked(console: Console, asked: dict[str, Any] | None, labels: Labels) -> None:
    """`in answer to the SP group: “…” [26695-verslag#19]`, and where else it is asked, by whom there."""
    if asked is None:
        return
    words = f"{labels.asked.format(asker=_asker(asked, labels))}: {_quoted(asked)} [{asked['quote']['passage_id']}]"
    questions = {one["passage_id"]: one for one in asked["questions"]}
    others = [f"{short} ({', '.join(one['parties']) or speaker_words(one['speaker'], labels)})"
              for short, one in list(zip(shortened([*questions]), questions.values(), strict=True))[1:]]
    more = f"; {labels.others_asked.format(ids=', '.join(others))}" if others else ""
    print_wrapped(console, Text(words + more, QUIET), INDENT, 2)


def _also(console: Console, reply: dict[str, Any], labels: Labels) -> None:
    found = reply["answer"].get("also", [])
    if found:
        print_wrapped(console, Text(f"{labels.also}:"), INDENT)
    for one in found:
        if one["cell"] is not None:
            _cell(console, one["cell"], _DEEPER)
        else:
            print_wrapped(console, Text(_quoted(one)), _DEEPER, 2)
        print_wrapped(console, Text(_from(one, labels), QUIET), _DEEPER, 2)


def _differing(console: Console, answer: dict[str, Any], labels: Labels) -> None:
    """The figures side by side, each with its year, words, date and source; then the papers' own explanation."""
    figures = answer.get("differing", [])
    if figures:
        print_wrapped(console, Text(f"{labels.differing}:"), INDENT)
    for one in figures:
        year = f" ({one['year'] or labels.no_year})"
        told = one["cell"] is not None or one["quote"] == answer["quote"]
        words = "" if told else f" {_quoted(one)}"
        print_wrapped(console, Text.assemble((one["value"], "bold"), (year, QUIET), words), _DEEPER, 2)
        print_wrapped(console, Text(_from(one, labels), QUIET), _DEEPER, 2)
    explanation = answer.get("explanation")
    if explanation is not None:
        print_wrapped(console, Text(f"{labels.explanation}: {_quoted(explanation)}"), _DEEPER, 2)
        print_wrapped(console, Text(_from(explanation, labels), QUIET), _DEEPER, 2)


def _from(one: dict[str, Any], labels: Labels) -> str:
    """`— minister A. Slob (Media); 30 januari 2020; Kamerstukken II 2019/20, 26 695, nr. 130 [kst-26695-130#19]`."""
    date = f"{date_words(one['date'], labels)}; " if one.get("date") else ""
    return f"— {speaker_words(one['speaker'], labels)}; {date}{one['citation']} [{one['quote']['passage_id']}]"


def _nearest(console: Console, nearest: list[dict[str, Any]], labels: Labels) -> None:
    if nearest:
        print_wrapped(console, Text(f"{labels.nearest}:"), INDENT)
    for one in nearest:
        print_wrapped(console, Text(_quoted(one), QUIET), _DEEPER, 2)
        print_wrapped(console, Text(_from(one, labels), QUIET), _DEEPER, 2)


def _cell(console: Console, cell: dict[str, Any], indent: int) -> None:
    """`2014-2015, Thuiszitters: 3892 thuiszitters`, `Uitgaven, 2020: 12,5 (x € 1 mln)`, `Uitgaven, 2020: € 15`."""
    where = ", ".join(part for part in (cell["caption"], cell["row"], cell["column"]) if part)
    value = _with_unit(cell["value"], cell["unit"])
    print_wrapped(console, Text.assemble((f"{where}: ", QUIET), (value, "bold")), indent, 2)


def _with_unit(value: str, unit: str | None) -> str:
    """A value as printed, with what it counts where it does not say so itself."""
    if unit is None or unit.lower() in value.lower():
        return value
    if unit == "€":
        return f"€ {value}"
    return f"{value} ({unit})" if unit.startswith("x ") else f"{value} {unit}"

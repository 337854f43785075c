"""`griffier ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from ingest.errors import BadRequest
from service.cli.options import filter_options, filters_of, index_option, json_option, model_option, reranker_option

if TYPE_CHECKING:
    from index.filters import Filters
    from service.reply import Json

Asks = Callable[[str, int, "Filters"], "Json"]


@click.command(short_help="Answer a question from the papers.")
@click.argument("question", required=False)
@click.option("-k", type=click.IntRange(1, 100), default=5, show_default=True, help="How many passages.")
@click.option("--from", "file", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Ask each line of this file instead (- is standard input); blank lines are passed over.")
@click.option("--generate", is_flag=True,
              help="Have the language model of $GRIFFIER_LLM_URL write the answer; what it cannot prove is withheld.")
@click.option("--explain", is_flag=True, help="Show what each feature adds to a passage's score.")
@json_option
@filter_options
@index_option
@model_option
@reranker_option
def ask(question: str | None, k: int, file: TextIO | None, generate: bool, explain: bool, as_json: bool,
        index: Path | None, model: str | None, reranker: str | None, **chosen: Any) -> None:
    """Answer QUESTION, in Dutch or English, in the papers' own words.

    The answer comes first, then the passages: who speaks, in which paper, the text with its notes, and the
    citation to paste. The words quoted are marked. A filter may be repeated: any of its values will do, and
    all filters must hold.

    With $GRIFFIER_URL set, the service there answers; --index, --model or --reranker on the command line
    answer here all the same. With --json one object is printed, with --from one object a line: a line that
    cannot be answered gives {"question", "error"}, is told on stderr, and makes the exit status 1.
    """
    if (question is None) == (file is None):
        raise click.UsageError("give either a QUESTION or --from FILE")
    asks = _asks(index, model, reranker, generate)
    if file is None:
        _show(asks(question or "", k, filters_of(chosen)), as_json, explain, indent=2)
        return
    failed = False
    for line in _lines(file):
        try:
            _show(asks(line, k, filters_of(chosen)), as_json, explain, indent=None)
        except BadRequest as error:
            if error.field != "question":
                raise
            failed = True
            _report(line, error, as_json)
    if failed:
        raise click.exceptions.Exit(1)


def _asks(index: Path | None, model: str | None, reranker: str | None, generate: bool) -> Asks:
    """What answers: the service at GRIFFIER_URL, or a Griffier opened here."""
    from service.settings import load_settings

    settings = load_settings(index=index, model=model, reranker=reranker)
    if settings.url and (index, model, reranker) == (None, None, None):
        from service.remote import open_remote

        remote = open_remote(settings.url, settings.timeout, settings.max_question, settings.api_key)
        return remote.generate if generate else remote.ask
    from service.assemble import open_griffier

    if generate:
        from service.generate.here import asks_here

        return asks_here(settings)

    griffier = open_griffier(settings)
    return lambda question, k, filters: griffier.ask(question, k, filters).as_json()


def _lines(file: TextIO) -> Iterator[str]:
    try:
        yield from (line.strip() for line in file if line.strip())
    except UnicodeDecodeError as error:
        told = f"{file.name}: expected UTF-8 text, one question a line ({error})"
        raise BadRequest("--from", told) from error


def _show(reply: Json, as_json: bool, explain: bool, *, indent: int | None) -> None:
    from service.cli.terminal import output, print_json

    if as_json:
        print_json(reply, indent=indent)
        return
    from service.cli.render.reply import print_reply

    console = output()
    if indent is None:
        console.rule(reply["question"], characters="=")
    print_reply(console, reply, explain)


def _report(line: str, error: BadRequest, as_json: bool) -> None:
    from service.cli.terminal import print_json

    click.echo(f"griffier: {error}", err=True)
    if as_json:
        print_json({"question": line, "error": {"field": error.field, "message": str(error)}}, indent=None)

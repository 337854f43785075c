"""`griffier status`."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import index_option, json_option, model_option


@click.command(short_help="Tell about the index and the settings.")
@json_option
@index_option
@model_option
def status(as_json: bool, index: Path | None, model: str | None) -> None:
    """Tell where the index is, its generation, counts, model, disk and memory use, and the settings.

    The index is opened as for a question, so that an index that cannot answer is told here: the exit status
    is then 1, after what can be told of it.
    """
    from service.cli.group import Failure
    from service.cli.render.status import print_status
    from service.cli.terminal import output, print_json
    from service.settings import load_settings
    from service.state import state_of

    state = state_of(load_settings(index=index, model=model))
    if as_json:
        print_json(state.as_json())
    else:
        print_status(output(), state.as_json())
    if state.problem is not None:
        raise Failure(state.problem)

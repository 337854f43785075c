"""Options that several commands share, and how they become settings and filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from index.filters import Filters

F = TypeVar("F", bound=Callable[..., Any])

_DATE = click.DateTime(formats=["%Y-%m-%d"])

index_option = click.option(
    "--index", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the index.  [default: $GRIFFIER_INDEX, else the platform's data folder]",
)
model_option = click.option(
    "--model", metavar="NAME",
    help="Encoder: a sentence-transformers name or folder.  [default: $GRIFFIER_MODEL, else ours]",
)
reranker_option = click.option(
    "--reranker", metavar="NAME",
    help="Cross-encoder that reorders the first passages: a sentence-transformers name or folder.  "
         "[default: $GRIFFIER_RERANKER, else none]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, and nothing else, on stdout.")


def _day(ctx: click.Context, param: click.Parameter, value: datetime | None) -> str | None:
    return value.date().isoformat() if value else None


def filter_options(command: F) -> F:
    """Add the six filters. The command gets them as keyword arguments named as the fields of Filters."""
    options = (
        click.option("--dossier", multiple=True, metavar="NR", help="Only papers in this dossier: 26695."),
        click.option("--document", multiple=True, metavar="ID", help="Only this paper: kst-26695-135."),
        click.option("--kind", multiple=True, metavar="KIND", help='Only this kind: "brief regering".'),
        click.option("--speaker", multiple=True, metavar="WHO",
                     help="Only what this role, person or party says: minister, SGP."),
        click.option("--since", type=_DATE, metavar="DATE", callback=_day,
                     help="Only papers of this date or later (2021-01-31)."),
        click.option("--until", type=_DATE, metavar="DATE", callback=_day,
                     help="Only papers of this date or earlier."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def filters_of(chosen: dict[str, Any]) -> Filters:
    """Filters of the keyword arguments that `filter_options` gives."""
    from index.filters import Filters

    return Filters(**chosen)

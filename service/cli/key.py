"""`griffier key`."""

from __future__ import annotations

from pathlib import Path

import click

keys_option = click.option(
    "--keys", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="File of the keys.  [default: $GRIFFIER_KEYS]",
)


@click.group(short_help="Make, list and revoke API keys.")
def key() -> None:
    """API keys for `griffier serve`: with a file of them set, a caller must send one.

    A key is shown once, when it is made; the file has its hash only. A running service takes up changes to the
    file by itself.
    """


@key.command(short_help="Make a key and print it, once.")
@click.argument("name")
@keys_option
def new(name: str, keys: Path | None) -> None:
    """Make a key for NAME, add its hash to the file, and print the key; it cannot be shown again.

    A caller sends it as `Authorization: Bearer KEY`.
    """
    from service.keys import add_key, new_key

    secret, made = new_key(name)
    add_key(_file(keys), made)
    click.echo(secret)


@key.command("list", short_help="Name the keys.")
@keys_option
def list_(keys: Path | None) -> None:
    """Print the name of each key and the day it was made."""
    from service.keys import read_keys

    for one in read_keys(_file(keys)):
        click.echo(f"{one.made}  {one.name}")


@key.command(short_help="Take a key out.")
@click.argument("name")
@keys_option
def revoke(name: str, keys: Path | None) -> None:
    """Take the key of NAME out of the file: from then on it is refused."""
    from service.keys import revoke_key

    revoke_key(_file(keys), name)


def _file(given: Path | None) -> Path:
    """The file on the command line, else that of the settings. Raises BadRequest where there is neither."""
    from ingest.errors import BadRequest
    from service.settings import load_settings

    found = load_settings(keys=given).keys
    if found is None:
        raise BadRequest("--keys", "no file of keys: give --keys FILE, or set GRIFFIER_KEYS, as for `griffier serve`")
    return found

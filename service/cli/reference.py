"""The page docs/reference/cli.md, made from the help of the commands.

    python -m service.cli.reference > docs/reference/cli.md
"""

from __future__ import annotations

import click

from service.cli import main
from service.cli.group import PlugIn

_WIDTH = 90
_HEAD = """# Command line

Made from the commands' own help with `python -m service.cli.reference`; a test fails when the two differ.
What the JSON holds is in [contract.md](contract.md).
"""


def reference() -> str:
    """The page, with every command in the order of `griffier --help`."""
    top = _context(main, "griffier", None)
    parts = [_HEAD, _section("griffier", main.get_help(top))]
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        if isinstance(command, PlugIn):
            command = command.load()
        if command is not None:
            parts += _sections(command, name, top)
    return "\n".join(parts)


def _sections(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """One of a command, then one of each that it has under it."""
    context = _context(command, name, parent)
    sections = [_section(context.command_path, command.get_help(context))]
    for under, one in (command.commands.items() if isinstance(command, click.Group) else ()):
        sections += _sections(one, under, context)
    return sections


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, max_content_width=_WIDTH)


def _section(title: str, help_text: str) -> str:
    return f"## {title}\n\n```text\n{help_text.rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)

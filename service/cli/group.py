"""The group of commands: those of other packages found by entry point, every failure told in one line."""

from __future__ import annotations

import ast
import os
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import click

from ingest.errors import BadRequest, GriffierError

PLUG_INS = "griffier.commands"


class Failure(click.ClickException):
    """One line on stderr, and exit status 1."""

    def __init__(self, error: Exception) -> None:
        super().__init__(" ".join(str(error).split()) or type(error).__name__)

    def show(self, file: object = None) -> None:
        """Print the line."""
        click.echo(f"griffier: {self.format_message()}", err=True)


class WrongInput(Failure):
    """The same with exit status 2: the input was wrong."""

    exit_code = 2


class Griffiers(click.Group):
    """The built-in commands, and those that installed packages offer under the entry-point group."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Built-in commands in the order they are used in, then the others."""
        return [*self.commands, *sorted(_plug_ins())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name. One of another package is a stand-in until it is called."""
        if cmd_name in self.commands:
            return self.commands[cmd_name]
        found = _plug_ins().get(cmd_name)
        return PlugIn(found) if found else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called, of whatever package."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, PlugIn) else command, rest

    def invoke(self, ctx: click.Context) -> object:
        """Run, and turn what is raised into one line; GRIFFIER_DEBUG lets the trace through."""
        try:
            return super().invoke(ctx)
        except GriffierError as error:
            raise (WrongInput if isinstance(error, BadRequest) else Failure)(error) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("GRIFFIER_DEBUG"):
                raise
            raise Failure(RuntimeError(
                f"unexpected {type(error).__name__}: {error}; set GRIFFIER_DEBUG=1 for the trace"
            )) from error


class PlugIn(click.Command):
    """A command of another package, not imported yet: its summary is read from the source."""

    def __init__(self, entry: EntryPoint) -> None:
        super().__init__(entry.name, help=_summary(entry))
        self._entry = entry

    def load(self) -> click.Command:
        """Import the command itself."""
        command: click.Command = self._entry.load()
        return command


def _plug_ins() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=PLUG_INS)}


def _summary(entry: EntryPoint) -> str:
    """The docstring of the function behind an entry point, without running its module."""
    spec = find_spec(entry.module)
    if spec is None or spec.origin is None:
        return f"Not installed: {entry.value}."
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == entry.attr)
    return next((ast.get_docstring(node) or "" for node in functions), "")

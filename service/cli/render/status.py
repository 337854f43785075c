"""`griffier status` for the eye."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from service.cli.render.show import print_rows


def print_status(console: Console, state: dict[str, Any]) -> None:
    """The index, then the settings in use."""
    console.print(Text("Index", "bold"))
    rows = [("folder", state["index"])]
    if state["generation"]:
        rows += [
            ("generation", f"{state['generation']}, made {state['created']}"),
            ("holds", f"{state['documents']} documents, {state['passages']} passages"
                      + (f", {state['older']} kept as older versions" if state["older"] else "")),
            ("model", f"{state['model']} ({state['dimension']} dimensions)"),
            ("vectors", state["vectors"]),
        ]
    rows.append(("on disk", _size(state["disk_bytes"])))
    if state["memory_bytes"]:
        rows.append(("in memory", f"{_size(state['memory_bytes'])}, model included"))
    print_rows(console, rows)
    console.print(Text(f"Settings (griffier {state['griffier']})", "bold"))
    print_rows(console, [(name, f"{_value(value)}  ({state['settings_from'][name]})")
                         for name, value in state["settings"].items()])
    for words in state["strange"]:
        console.print(Text(words))


def _value(value: Any) -> str:
    """A setting's value; `-` for one that is not set."""
    if isinstance(value, list):
        return ", ".join(value) or "-"
    return "-" if value is None else str(value)


def _size(count: int) -> str:
    """`12.3 MB`, in powers of ten."""
    value = float(count)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"

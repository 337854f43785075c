"""The table of settings in docs/operations.md, made from the Settings class.

    python -m service.settings_reference docs/operations.md

writes it between the page's two marks; a test fails when the page and the class differ.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from service.settings import Settings

BEGIN, END = "<!-- settings -->", "<!-- /settings -->"


def table() -> str:
    """One row a setting, in the order of the class: variable, key in the file, default, meaning."""
    rows = ["| variable | in the file | default | what it is |", "|---|---|---|---|"]
    rows += [f"| `GRIFFIER_{name.upper()}` | `{name}` | {_default(name, field)} | {_meaning(field)} |"
             for name, field in Settings.model_fields.items()]
    return "\n".join(rows)


def page_with(page: str, rows: str) -> str:
    """The page with these rows between its marks. Raises ValueError where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"expected {BEGIN} and {END} in the page")
    return f"{before}{BEGIN}\n{rows}\n{END}{after}"


def _default(name: str, field: FieldInfo) -> str:
    if name == "index":
        return "the platform's data folder"
    default: Any = field.get_default()
    if default is None or default == ():
        return "–"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _meaning(field: FieldInfo) -> str:
    words = (field.description or "").replace("|", "\\|")
    if get_origin(field.annotation) is Literal:
        words += " One of " + ", ".join(f"`{value}`" for value in get_args(field.annotation)) + "."
    return words


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(page_with(target.read_text(encoding="utf-8"), table()), encoding="utf-8")

"""Fields: Word's computed text. The instruction is no text, the result is, unless it only numbers pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PAGE = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.I)
_AGAIN = re.compile(r"^\s*NOTEREF\b.*\\f\b", re.I)  # a footnote marker that repeats another
_LINK = re.compile(r"^\s*HYPERLINK\s+\"([^\"]{1,2000})\"", re.I)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a paragraph. `links` are where those passed so far lead."""

    links: list[str] = field(default_factory=list)
    _open: list[_Field] = field(default_factory=list)

    @property
    def visible(self) -> bool:
        """Whether text here is read: outside all instructions, and no page number."""
        return all(one.result and not is_furniture(one.instruction) for one in self._open)

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction = (self._open[-1].instruction + text)[:4000]

    def change(self, kind: str | None) -> None:
        """A `w:fldChar` of type begin, separate or end; one without its begin is passed over."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].result = True
            link = _LINK.match(self._open[-1].instruction)
            if link:
                self.links.append(link[1])
        elif self._open and kind == "end":
            self._open.pop()


def is_furniture(instruction: str) -> bool:
    """Whether a field only numbers pages or repeats a marker."""
    return bool(_PAGE.match(instruction) or _AGAIN.match(instruction))

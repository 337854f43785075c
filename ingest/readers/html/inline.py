"""Running text of an element: words, sentinels for markers, the papers that links lead to, the sign of a list item."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import html

from ingest.joining import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN
from ingest.markup import SUPERSCRIPTS
from ingest.readers.html.links import paper_of_link, url_of_link
from ingest.readers.html.scope import is_furniture
from ingest.readers.plain.lines import clean_characters

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
    .split()
)
_SIGNS = frozenset({"ol", "lidnr", "li.nr"})  # classes of the span that holds a list item's sign
_CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 160)])).replace("\x85", "")
STRIPPED = str.maketrans("", "", MARK_OPEN + MARK_CLOSE + SOFT_HYPHEN + _CONTROLS)
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_GROUP = rf"{MARK_OPEN}\d+{MARK_CLOSE}"
_APART = re.compile(rf"(?<={MARK_CLOSE})\s+(?={MARK_OPEN})")
_BEFORE = re.compile(rf"\s+((?:{_GROUP})+)(?=\s|[.,;:?!)»”’]|$)")

Marker = Callable[[html.HtmlElement], int | None]
"""The note of a marker: its index, -1 for a marker without note, None for what is no marker."""


@dataclass(slots=True)
class Run:
    """Inline content as it is gathered."""

    marker: Marker
    parts: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    sign: str = ""
    begun: bool = False  # anything but white space was said

    @property
    def text(self) -> str:
        """On one line."""
        return tidy(" ".join("".join(self.parts).split()))

    @property
    def broken(self) -> bool:
        """Whether a `br` stands in it."""
        return "\n" in self.parts

    @property
    def lines(self) -> list[str]:
        """The lines between `br`s that hold anything."""
        return [line for line in (tidy(" ".join(one.split())) for one in "".join(self.parts).split("\n")) if line]

    def say(self, text: str | None) -> None:
        """Add text as it stands in the source, whose line ends are spaces."""
        if text:
            self.begun = self.begun or not text.isspace()
            self.parts.append(re.sub(r"[\s\v]+", " ", clean_characters(text.translate(STRIPPED))))

    def gather(self, element: html.HtmlElement) -> None:
        """Add what stands in an element, but not what follows it."""
        self.say(element.text)
        for child in element:
            self.take(child)
            self.say(child.tail)

    def take(self, child: html.HtmlElement) -> None:
        """Add one inline element: a marker, a line break, a link, raised digits, or words."""
        note = self.marker(child)
        if note is not None:
            self.parts.append(f"{MARK_OPEN}{note}{MARK_CLOSE}" if note >= 0 else "")
        elif child.tag == "br":
            self.parts.append("\n")
        elif is_furniture(child):
            return
        elif child.tag == "span" and not self.begun and not self.sign and not _SIGNS.isdisjoint(_classes(child)):
            self.sign = " ".join(clean_characters(child.text_content().translate(STRIPPED)).split())
        elif child.tag == "sup" and len(child) == 0 and (child.text or "").strip().isascii():
            self.say((child.text or "").translate(_RAISED))
        else:
            self._link(child)
            apart = child.tag in BLOCKS
            self.parts.append("\n" if apart else "")
            self.gather(child)
            self.parts.append("\n" if apart else "")

    def _link(self, child: html.HtmlElement) -> None:
        if child.tag != "a":
            return
        paper, url = paper_of_link(child), url_of_link(child)
        self.papers += [paper] if paper else []
        self.urls += [url] if url else []


def tidy(text: str) -> str:
    """Markers stand together, right after the word they belong to."""
    return _BEFORE.sub(r"\1", _APART.sub("", text)).strip() if MARK_OPEN in text else text.strip()


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def style_of(element: html.HtmlElement) -> str:
    """`bold` or `italic` for an element whose words are all set so, else an empty string."""
    styles = set()
    if (element.text or "").strip():
        return ""
    for child in element:
        if (child.tail or "").strip(" \t\r\n\u00a0:"):
            return ""
        if child.tag in ("strong", "b", "em", "i", "u"):
            styles.add("bold" if child.tag in ("strong", "b") else "italic")
        elif child.tag == "span" and child.text_content().strip():
            styles.add(style_of(child))
        elif child.tag not in ("br", "a", "sup") or (child.tag == "a" and not child.get("href") and child.text):
            return ""
    return styles.pop() if len(styles) == 1 else ""

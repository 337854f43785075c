"""Sets invented papers as PDF, in the layout of published ones: raised markers, notes under a rule, running footers."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.content import Content
from ingest.joining import SENTINEL
from ingest.readers.pdf import PdfReader
from ingest.source import File

WIDTH, HEIGHT = A4
LEFT, TOP, MEASURE = 160.0, 760.0, 320.0
SIZE, LEAD = 9.0, 10.2
FONT, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
_MARK = re.compile(r"\{([^{}]*)\}")
SHY = "\u00ad"


@dataclass
class Press:
    """A PDF in the making. `at` is the next baseline; in text, `{1}` is set raised and small."""

    box: tuple[float, float] = A4
    at: float = TOP
    canvas: Canvas = field(init=False)
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=self.box, invariant=1)

    def text(self, x: float, y: float, words: str, size: float = SIZE, font: str = FONT) -> None:
        """One line from `x` on, with its baseline at `y`."""
        for part, chunk in enumerate(_MARK.split(words)):
            raised = part % 2 == 1
            scale = 0.6 if raised else 1.0
            self.canvas.setFont(font, size * scale)
            self.canvas.drawString(x, y + (0.38 * size if raised else 0.0), chunk)
            x += stringWidth(chunk, font, size * scale)

    def paragraph(
        self, words: str, x: float = LEFT, measure: float = MEASURE, size: float = SIZE, font: str = FONT,
        lead: float | None = None,
    ) -> None:
        """Lines filled one after another from `at` down."""
        for line in fill(words, measure, size, font):
            self.text(x, self.at, line, size, font)
            self.at -= lead or size * LEAD / SIZE

    def heading(self, words: str, font: str = FONT) -> None:
        """A line with room above it."""
        self.at -= LEAD
        self.text(LEFT, self.at, words, font=font)
        self.at -= LEAD

    def rule(self, x: float, y: float, length: float) -> None:
        """A thin line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, y, x + length, y)

    def notes(self, notes: Sequence[str], foot: float = 130.0, x: float = LEFT, measure: float = MEASURE) -> None:
        """Notes at the foot of a page under a short rule; one that begins with a space runs on from before."""
        self.rule(x, foot + 12, 56)
        self.at = foot
        for note in notes:
            number, _, words = note.partition(" ")
            lines = fill(words, measure - 8, 7)
            for at, line in enumerate(lines):
                if at == 0 and number:
                    self.text(x, self.at, f"{{{number}}}", 7)
                self.text(x + 8, self.at, line, 7)
                self.at -= 8.5

    def footer(self, words: str, number: int) -> None:
        """The running footer."""
        self.text(LEFT, 60, words)
        self.text(LEFT + MEASURE - 5, 60, str(number))

    def page(self) -> None:
        """A new page."""
        self.canvas.showPage()
        self.at = TOP

    def pdf(self) -> bytes:
        """The whole as a file."""
        self.canvas.save()
        return self.buffer.getvalue()


def fill(words: str, measure: float, size: float = SIZE, font: str = FONT) -> list[str]:
    """Words as lines no wider than `measure`; a soft hyphen in a word is where it may be broken."""
    def width(line: str) -> float:
        small = sum(stringWidth(mark, font, 0.6 * size) for mark in _MARK.findall(line))
        return float(stringWidth(_MARK.sub("", line).replace(SHY, ""), font, size) + small)

    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        head, _, tail = word.partition(SHY)
        if width(longer) <= measure:
            line = longer
        elif tail and width(f"{line} {head}-") <= measure:
            lines.append(f"{line} {head}-")
            line = tail
        else:
            lines.append(line)
            line = word
    return [one.replace(SHY, "") for one in [*lines, line] if one]


def read(pdf: bytes, name: str = "brief.pdf") -> Content:
    """What the reader makes of a PDF."""
    return PdfReader().read(File(name, pdf))


def shown(content: Content) -> list[str]:
    """The text of each block, markers as `{printed number}`."""
    def printed(found: re.Match[str]) -> str:
        return f"{{{content.notes[int(found[1])].number}}}"

    return [SENTINEL.sub(printed, block.text) for block in content.blocks]

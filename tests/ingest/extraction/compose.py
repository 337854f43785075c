"""Random clean papers: sections with headings, paragraphs, lists, tables, notes and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from tests.ingest.extraction import words
from tests.ingest.extraction.clean import Clean, Element, Mark

FRONT = (
    "Vergaderjaar 2021–2022", "31 497", "Passend onderwijs", "Nr. 422",
    "BRIEF VAN DE MINISTER VOOR BASIS- EN VOORTGEZET ONDERWIJS EN MEDIA",
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 1 december 2021",
)
SIGNATURES = (
    "De Minister voor Basis- en Voortgezet Onderwijs en Media,\nA. Slob",
    "De Staatssecretaris van Volksgezondheid, Welzijn en Sport,\nP. Blokhuis",
)


@dataclass(slots=True)
class _Composer:
    rng: Random
    density: float  # markers a sentence
    numbered: bool  # headings
    headings: list[str]
    elements: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, at: int) -> Mark:
        self.notes.append(self.rng.choice(words.NOTES))
        return Mark(at, len(self.notes))

    def marks(self, at: int) -> tuple[Mark, ...]:
        """One marker, or now and then a group."""
        count = self.rng.choices((1, 2, 3), (88, 8, 4))[0]
        return tuple(self.note(at) for _ in range(count))

    def heading(self, number: str) -> None:
        text = self.headings.pop()
        title = f"{number} {text}" if self.numbered else text
        marks = self.marks(len(title)) if self.rng.random() < self.density * 0.1 and not title.endswith("?") else ()
        self.elements.append(Element("heading", title, marks, level=number.strip(".").count(".") + 1))

    def paragraph(self) -> None:
        text = ""
        marks: list[Mark] = []
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 8))):
            pool = words.SENTENCES if self.rng.random() < 0.5 else words.sentences_of_papers()
            sentence = self.rng.choice(pool)
            start = len(text) + bool(text)
            text = f"{text} {sentence}".strip()
            if self.rng.random() < self.density:
                inner = _inner_places(sentence)
                here = self.rng.choice(inner) if inner and self.rng.random() < 0.25 else len(sentence)
                marks += self.marks(start + here)
        self.elements.append(Element("paragraph", text, tuple(marks)))

    def items(self) -> None:
        self.elements.append(Element("paragraph", self.rng.choice(words.LEADS)))
        end = self.rng.choice((";", ".", ""))
        ordered = self.rng.random() < 0.2
        chosen = self.rng.sample(words.ITEMS, self.rng.randint(2, 6))
        for at, item in enumerate(chosen, start=1):
            text = item + (end if at < len(chosen) or not end else ".")
            marks = self.marks(len(text)) if self.rng.random() < self.density * 0.5 else ()
            self.elements.append(Element("item", text, marks, sign=f"{at}." if ordered else ""))

    def table(self) -> None:
        number = sum(one.kind == "caption" for one in self.elements) + 1
        self.elements.append(Element("caption", f"Tabel {number}: aantal thuiszitters"))
        self.elements.append(Element("row", "Schooljaar\tAbsoluut verzuim\tRelatief verzuim"))
        for year in range(2015, 2015 + self.rng.randint(2, 5)):
            absolute, relative = self.rng.randint(900, 3000), self.rng.randint(900, 3000)
            self.elements.append(Element("row", f"{year}-{year + 1}\t{absolute}\t{relative}"))


def _inner_places(sentence: str) -> list[int]:
    """Offsets after a word, before the space or comma that follows it; not after digits other than a year."""
    return [
        found.end() for found in re.finditer(r"[^\W\d_]{4,}(?=[ ,])|\b20[12]\d(?= )|[»)](?= )", sentence)
        if found.end() < len(sentence) - 1
    ]


def compose(seed: int, *, tables: bool = True) -> Clean:
    """The paper of a seed; always the same one."""
    rng = Random(seed)
    headings = rng.sample(words.HEADINGS, len(words.HEADINGS))
    one = _Composer(rng, rng.choice((0.0, 0.08, 0.2, 0.35)), rng.random() < 0.3, headings)
    for _ in range(rng.randint(1, 3)):
        one.paragraph()
    for section in range(1, rng.randint(2, 6)):
        one.heading(f"{section}.")
        for _ in range(rng.randint(1, 4)):
            one.paragraph()
        if rng.random() < 0.4:
            one.items()
            one.paragraph()
        if tables and rng.random() < 0.25:
            one.table()
            one.paragraph()
        for part in range(1, rng.choice((1, 1, 2, 3))):
            one.heading(f"{section}.{part}")
            one.paragraph()
    signatures = [Element("signature", text) for text in SIGNATURES[:rng.choice((0, 1, 1, 2))]]
    front = FRONT if rng.random() < 0.6 else ()
    elements = tuple(replace(each, sign=each.sign or "–") if each.kind == "item" else each for each in one.elements)
    return Clean(front, (*elements, *signatures), tuple(one.notes))

"""Manuals as retrieval collections: pages of HTML, cut at their headings, written in the form of BEIR.

A heading and what stands under it are a question and its passage that nobody had to label. Pages that exist in two
languages under one name, with as many sections, give questions in one language and passages in the other.

    python -m eval.train.manuals OUT PAGES … [--asked PAGES_IN_THE_OTHER_LANGUAGE | --written] [--count N]

With --written, questions that were written for sections of the Dutch LibreOffice and GIMP help
(`manual_questions.jsonl`) ask, as people do, among these sections and N others.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

WRITTEN = Path(__file__).with_name("manual_questions.jsonl")
_HEADINGS = {"h1", "h2", "h3", "h4"}
_SKIPPED = {"script", "style", "nav", "header", "aside", "head", "button", "footer", "pre"}
_SPACES = re.compile(r"\s+")
_SHORTEST, _LONGEST = 200, 2000  # characters of a section worth finding; the rest of a longer one is cut


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it; `place` is page and number of the heading, alike in every language."""

    place: str
    heading: str
    text: str


class _Cutter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[list[str], list[str]]] = []
        self._skip = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skip += 1
        elif tag in _HEADINGS and not self._skip:
            self.parts.append(([], []))
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skip = max(0, self._skip - 1)
        elif tag in _HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if not self._skip and self.parts:
            heading, text = self.parts[-1]
            (heading if self._in_heading else text).append(data)


def cut(html: str, page: str) -> list[Section]:
    """The sections of a page in order, empty ones too, so that numbers agree between languages."""
    cutter = _Cutter()
    cutter.feed(html)
    return [
        Section(f"{page}#{number}", _joined(heading), _joined(text)[:_LONGEST])
        for number, (heading, text) in enumerate(cutter.parts)
    ]


def read_manual(folder: Path, language: str = "") -> dict[str, list[Section]]:
    """Page name (`.nl` and the like taken out) to its sections, for every HTML page under `folder`."""
    mark = f".{language}.html"
    return {
        page: cut(file.read_text(encoding="utf-8", errors="replace"), page)
        for file in sorted(folder.rglob("*.html"))
        for page in [str(file.relative_to(folder)).replace(mark, ".html")]
    }


def headings_to_sections(pages: dict[str, list[Section]]) -> list[tuple[str, Section]]:
    """(question, section): the heading asks. Headings that occur twice tell nothing apart and go."""
    sections = [one for page in pages.values() for one in page if _usable(one)]
    counts: dict[str, int] = {}
    for one in sections:
        counts[one.heading.lower()] = counts.get(one.heading.lower(), 0) + 1
    return [(_bare(one.heading), one) for one in sections if counts[one.heading.lower()] == 1]


def across(
    asked: dict[str, list[Section]], answered: dict[str, list[Section]], seed: int
) -> list[tuple[str, Section]]:
    """(question in one language, section in the other): a sentence or the heading of the parallel section asks."""
    chosen = random.Random(seed)
    pairs = []
    for page, theirs in asked.items():
        ours = answered.get(page, [])
        if len(ours) != len(theirs):
            continue
        for question, section in zip(theirs, ours, strict=True):
            sentences = [s for s in re.split(r"(?<=[.?!]) ", question.text) if 40 <= len(s) <= 200]
            if _usable(section) and question.text != section.text and sentences:
                heading = f"{_bare(question.heading)}: " if chosen.random() < 0.5 else ""
                pairs.append((heading + chosen.choice(sentences[:4]), section))
    return pairs


def written_for(pages: dict[str, list[Section]]) -> list[tuple[str, Section]]:
    """(question, section) of the questions that were written for one of these sections."""
    sections = {one.place: one for page in pages.values() for one in page}
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    return [(question, sections[row["id"]]) for row in rows if row["id"] in sections for question in row["questions"]]


def write_beir(out: Path, pairs: Sequence[tuple[str, Section]], others: Iterable[Section] = ()) -> None:
    """A BEIR folder of the pairs; `others` are passages that nobody asks for."""
    corpus = {section.place: section for _, section in pairs}
    corpus |= {one.place: one for one in others if _usable(one)}
    (out / "qrels").mkdir(parents=True, exist_ok=True)
    _write(out / "corpus.jsonl", [{"_id": k, "title": "", "text": one.text} for k, one in corpus.items()])
    _write(out / "queries.jsonl", [{"_id": f"q{i}", "text": text} for i, (text, _) in enumerate(pairs)])
    lines = [f"q{i}\t{section.place}\t1" for i, (_, section) in enumerate(pairs)]
    (out / "qrels" / "dev.tsv").write_text(
        "\n".join(["query-id\tcorpus-id\tscore", *lines, ""]), encoding="utf-8"
    )


def _usable(section: Section) -> bool:
    return len(section.text) >= _SHORTEST and len(_bare(section.heading).split()) >= 2


def _bare(heading: str) -> str:
    """A heading without its number."""
    return re.sub(r"^(?:[A-Z](?=\.\d))?[\W\d]*", "", heading).rstrip(": ¶")


def _joined(parts: list[str]) -> str:
    return _SPACES.sub(" ", "".join(parts)).strip()


def _write(file: Path, rows: Iterable[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Parse, cut, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.train.manuals", description="HTML manuals as BEIR folders")
    parser.add_argument("out", type=Path, help="BEIR folder to write")
    parser.add_argument("pages", type=Path, nargs="+", help="folders of HTML pages, the passages")
    parser.add_argument("--written", action="store_true", help="ask with the questions that were written")
    parser.add_argument("--asked", type=Path, help="the same pages in another language, which ask")
    parser.add_argument("--languages", nargs=2, default=("nl", "en"), help="file name endings of the two")
    parser.add_argument("--count", type=int, default=600, help="questions, or sections, to keep, by chance")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pages: dict[str, list[Section]] = {}
    for folder in options.pages:
        pages |= read_manual(folder, options.languages[0])
    sections = [one for page in pages.values() for one in page]
    chosen = random.Random(options.seed)
    if options.written:
        others = [one for one in sections if _usable(one)]
        write_beir(options.out, written_for(pages), chosen.sample(others, min(options.count, len(others))))
        return
    other = read_manual(options.asked, options.languages[1]) if options.asked else None
    pairs = headings_to_sections(pages) if other is None else across(other, pages, options.seed)
    chosen.shuffle(pairs)
    write_beir(options.out, pairs[: options.count], sections)



if __name__ == "__main__":
    main()

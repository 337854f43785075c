"""`python -m eval.fit.words DATA`: counts the words of a BEIR folder's documents for `index/words.tsv`.

By these a compound is told from a plain word (`index.compounds`). Rare words and short ones are left out: they are
misprints and names as often as parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from eval.beir import load_collection
from eval.fit.files import ROOT

WORDS = ROOT / "index" / "words.tsv"
_LEAST_USES = 3
_LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+")


@click.command(help=__doc__)
@click.argument("data", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=WORDS, help="File to write.")
def main(data: Path, out: Path) -> None:
    """Counts and writes."""
    counts = count_words(document.text for document in load_collection(data).corpus)
    head = "# Dutch words and how often ministers' answers to questions of parliament use them.\n"
    out.write_text(head + "".join(f"{word}\t{uses}\n" for word, uses in counts.items()), encoding="utf-8")
    click.echo(f"{len(counts)} words")


def count_words(texts: Iterable[str]) -> dict[str, int]:
    """Uses of each word that is common and long enough, in the order of the alphabet."""
    counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    return {word: uses for word, uses in sorted(counts.items()) if uses >= _LEAST_USES and len(word) >= _LEAST_LETTERS}


if __name__ == "__main__":
    main()

"""`python -m tests.ingest.extraction --seeds 200`: F1 of every style; `--style S --show 20` lists what is wrong."""

from __future__ import annotations

import argparse

from tests.ingest.extraction.measure import STYLES, measure


def main() -> None:
    """Print one line a style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--style", choices=sorted(STYLES))
    parser.add_argument("--show", type=int, default=0, help="print this many differences of notes, passages, headings")
    asked = parser.parse_args()
    print(f"{'style':<10} {'notes':>7} {'whole':>7} {'passages':>9} {'headings':>9}   F1 over {asked.seeds} papers")
    for style in [asked.style] if asked.style else STYLES:
        figures = measure(style, range(asked.first, asked.first + asked.seeds))
        print(
            f"{style:<10} {figures.notes.f1:7.4f} {figures.placed.f1:7.4f} {figures.passages.f1:9.4f} "
            f"{figures.headings.f1:9.4f}   {figures.notes.truth} notes"
        )
        for tally in (figures.notes, figures.passages, figures.headings):
            print("\n".join(tally.wrong[:asked.show]), end="\n" if tally.wrong and asked.show else "")


if __name__ == "__main__":
    main()

"""Mutants led by coverage: those that reach new lines of the readers are mutated further (atheris, libFuzzer).

    pip install -e .[fuzz]
    python -m eval.bench.fuzz.guided --format "KOOP XML" [--seconds 300] [--corpus DIR]

The mutations are those of `eval.bench.fuzz`, the invariants too. Everything runs in one process, which ends with the
first thing found and leaves the file that showed it behind (`crash-…`, `timeout-…`). pdfium runs in a process of its
own, of which coverage is not seen: PDF is led by what happens to its text alone.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

FORMATS = ("DOCX", "HTML", "KOOP XML", "PDF", "VLOS XML", "metadata", "text")
_SECONDS, _MIB = 10, 2048  # of one mutant
_LARGEST = 50_000  # bytes


@click.command(help=__doc__)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--seconds", default=60, show_default=True, help="How long.")
@click.option("--corpus", type=click.Path(file_okay=False, path_type=Path), help="Kept; unset is one that is removed.")
def main(form: str, seconds: int, corpus: Path | None) -> None:
    """Ends the process with what libFuzzer says."""
    with TemporaryDirectory(prefix="griffier-corpus-") as place:
        folder = corpus or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        _fuzz(form, folder, [
            sys.argv[0], str(folder), f"-max_total_time={seconds}", f"-timeout={_SECONDS}", f"-rss_limit_mb={_MIB}",
            f"-max_len={_LARGEST}", "-print_final_stats=1",
        ])


def _fuzz(form: str, folder: Path, arguments: list[str]) -> None:
    """Run libFuzzer. All our modules are loaded here and not before, so that their coverage is seen."""
    import atheris

    with atheris.instrument_imports(include=["ingest"]):
        from eval.bench.fuzz.invariants import faults
        from eval.bench.fuzz.mutants import mutated
        from eval.bench.fuzz.seeds import seeds
        from ingest.errors import PaperError
        from ingest.read import paper_of
        from ingest.source import File

        found = seeds([])[form]
    logging.disable(logging.CRITICAL)
    seed, others = found[0], [one.sidecar or one.data for one in found]
    for at, data in enumerate(others):
        (folder / f"seed-{at}").write_bytes(data)

    def one(data: bytes) -> None:
        file = File(seed.name, data) if seed.sidecar is None else File(seed.name, seed.data, data)
        try:
            paper = paper_of(file)
        except PaperError as error:
            if error.file not in str(error):
                raise RuntimeError(f"an error that does not name the file: {error}") from error
            return
        if wrong := faults(paper):
            raise RuntimeError("; ".join(wrong[:5]))

    def mutate(data: bytes, most: int, number: int) -> bytes:
        return mutated(form, data, Random(number), others)[:most]

    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Mutants by number: the same seed, format and number give the same bytes, whatever was made before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random

from eval.bench.fuzz.chance import MOST, Mutation, blind
from eval.bench.fuzz.packed_mutations import mutate_archive, mutate_docx
from eval.bench.fuzz.pdf_mutations import mutate_pdf
from eval.bench.fuzz.seeds import ARCHIVE, METADATA, Seed
from eval.bench.fuzz.text_mutations import mutate_text
from eval.bench.fuzz.tree_mutations import mutate_html, mutate_xml
from ingest.source import File

_BY_FORMAT: Mapping[str, Mutation] = {
    "PDF": mutate_pdf, "DOCX": mutate_docx, "text": mutate_text, "HTML": mutate_html, "KOOP XML": mutate_xml,
    "VLOS XML": mutate_xml, METADATA: mutate_xml, ARCHIVE: mutate_archive,
}
_TWICE = 0.2  # of the mutants are mutated once more


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken file; `broken` is what was mutated: the file's bytes, or those of its sidecar."""

    format: str
    number: int
    seed: str
    file: File
    broken: bytes


def mutants(known: Mapping[str, Sequence[Seed]], seed: int, first: int) -> Iterator[Mutant]:
    """Mutants without end, one of each format in turn."""
    for number in count(first):
        for form, found in known.items():
            yield mutant(form, found, number, seed)


def mutant(form: str, found: Sequence[Seed], number: int, seed: int) -> Mutant:
    """The mutant of a number, made of one of the seeds."""
    chance = Random(f"{seed}:{form}:{number}")
    one = chance.choice(found)
    others = [each.sidecar or each.data for each in found]
    broken = one.data if one.sidecar is None else one.sidecar
    for _ in range(2 if chance.random() < _TWICE else 1):
        broken = mutated(form, broken, chance, others)
    name = f"m{number}-{one.name}"
    file = File(name, broken) if one.sidecar is None else File(name, one.data, broken)
    return Mutant(form, number, one.name, file, broken)


def mutated(form: str, data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Bytes of a format mutated once, in the ways of that format."""
    return _BY_FORMAT.get(form, blind)(data, chance, others)[:MOST]

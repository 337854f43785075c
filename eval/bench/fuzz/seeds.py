"""What is mutated: small papers with invented words in every format, and the files of any folder given.

The files in `seeds/` are in the shapes of the formats, with notes, tables, lists, speakers and questions; a folder
called `*.docx` holds the parts of one. Papers of `eval.bench.scale_papers` are added for what all formats share.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from eval.bench.scale_papers import MAKERS, PARAGRAPHS, sentences
from ingest.readers import choose
from ingest.source import MAX_BYTES, File

FOLDER = Path(__file__).parent / "seeds"
METADATA, ARCHIVE = "metadata", "ZIP"
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Seed:
    """A file as it is before anything is done to it. `sidecar` is mutated instead where the format is metadata."""

    format: str
    name: str
    data: bytes
    sidecar: bytes | None = None


def seeds(folders: Sequence[Path]) -> Mapping[str, Sequence[Seed]]:
    """The seeds of each format, those of the folders included; formats and seeds in a fixed order."""
    found: dict[str, list[Seed]] = defaultdict(list)
    for file in [*_handmade(), *_small(), *(one for folder in folders for one in _real(folder))]:
        found[(form := choose(file).name)].append(Seed(form, file.name, file.data))
    papers = [one for form in sorted(found) for one in found[form]]
    paper = next(one for one in papers if one.name == "brief.pdf")
    for path in sorted(FOLDER.glob("metadata*.xml")):
        found[METADATA].append(Seed(METADATA, paper.name, paper.data, path.read_bytes()))
    small = [one for one in papers if len(one.data) < 20_000]
    for at in range(0, len(small), 4):
        members = {one.name: one.data for one in small[at:at + 4]}
        members |= {path.name: path.read_bytes() for path in sorted(FOLDER.glob("metadata.xml"))}
        found[ARCHIVE].append(Seed(ARCHIVE, f"papieren-{at}.zip", packed(members)))
    return dict(sorted(found.items()))


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP container of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()


def _handmade() -> list[File]:
    files = []
    for path in sorted(FOLDER.iterdir()):
        if path.is_dir():
            parts = {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
            files.append(File(path.name, packed(parts)))
        elif not path.name.startswith("metadata"):
            files.append(File(path.name, path.read_bytes()))
    return files


def _small() -> list[File]:
    chance = Random(1)
    pool = sentences(chance)
    return [File(f"kst-36000-1{suffix}", make(1, chance.sample(pool, PARAGRAPHS))) for suffix, make in MAKERS.items()]


def _real(folder: Path) -> list[File]:
    """The files of a folder that are papers by their extension."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in MAKERS and path.is_file())
    return [File(path.name, path.read_bytes()) for path in paths if path.stat().st_size <= MAX_BYTES]

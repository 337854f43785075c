"""The manifest of a generation: what made it and what it holds. Written last, so a folder with one is complete."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from index.disk import sha256_of
from ingest.errors import Damaged, WrongFormat

# Raised when the store's tables, the fields of the lexical index or their analysis change.
FORMAT = 3
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileSum:
    """Size in bytes and SHA-256 (hexadecimal) of one file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`forced` is the vector type a person chose, None where size did; `files` are relative to the generation.

    `documents` and `passages` count what is searched, `older` the documents kept beside as older versions.
    """

    format: int
    griffier: str
    generation: str
    base: str | None
    created: str
    model: str
    fingerprint: str
    dimension: int
    documents: int
    passages: int
    vector_type: str
    forced: str | None
    files: dict[str, FileSum]
    older: int = 0


def griffier_version() -> str:
    """The installed version, or `source` when run from a bare checkout."""
    try:
        return metadata.version("griffier")
    except metadata.PackageNotFoundError:
        return "source"


def sums_of(folder: Path) -> dict[str, FileSum]:
    """Checksums of all files of a generation, but lock files and the manifest itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): FileSum(path.stat().st_size, sha256_of(path))
        for path in files
        if path.suffix != ".lock" and path.name != NAME
    }


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest; the folder has no reader until it is synced and named."""
    (folder / NAME).write_text(json.dumps(dataclasses.asdict(manifest), indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read a manifest. Raises Damaged when it is missing or no manifest, WrongFormat for another version's."""
    path = folder / NAME
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found = data["format"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Damaged(f"{path}: expected the manifest of a generation ({error}); ingest into a new folder") from error
    if found != FORMAT:
        raise WrongFormat(
            f"{folder}: this griffier ({griffier_version()}) reads indexes of format {FORMAT}, this one has format "
            f"{found} (griffier {data.get('griffier', 'unknown')}); remove the folder or choose another with "
            "--index, and ingest the papers again"
        )
    try:
        files = {name: FileSum(**one) for name, one in data["files"].items()}
        return Manifest(**{**data, "files": files})
    except (TypeError, KeyError, AttributeError) as error:
        raise Damaged(f"{path}: fields are missing or unknown ({error}); ingest into a new folder") from error


def check_files(folder: Path, manifest: Manifest, *, contents: bool) -> None:
    """Compare sizes, and with `contents` the SHA-256, of all files. Raises Damaged with the file named."""
    for name, expected in manifest.files.items():
        path = folder / name
        try:
            size = path.stat().st_size
        except OSError as error:
            raise Damaged(_advice(path, f"missing or unreadable ({error})")) from error
        if size != expected.size:
            raise Damaged(_advice(path, f"expected {expected.size} bytes, found {size}"))
        if contents and (found := sha256_of(path)) != expected.sha256:
            raise Damaged(_advice(path, f"expected SHA-256 {expected.sha256[:12]}…, found {found[:12]}…"))


def _advice(path: Path, trouble: str) -> str:
    return f"{path}: {trouble}; restore it from a copy, or remove the index folder and ingest the papers again"

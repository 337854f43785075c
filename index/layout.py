"""Where things are in an index folder.

    INDEX/CURRENT                   the id of the generation in use; one atomic rename switches it
    INDEX/generations/<id>/         manifest.json, store.sqlite, vectors.*, lexical/: written once, never changed
    INDEX/building/                 the next generation; a killed ingest goes on from here
    INDEX/embeddings.sqlite         every vector ever computed, by model and text
    INDEX/last-ingest.json          what the last ingest did, and which papers failed
    INDEX/lock                      held by the ingest that is writing
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from index.disk import replace_text
from ingest.errors import Damaged, IndexUnusable, NoIndex

GENERATION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one index folder."""

    folder: Path

    @property
    def current(self) -> Path:
        return self.folder / "CURRENT"

    @property
    def generations(self) -> Path:
        return self.folder / "generations"

    @property
    def building(self) -> Path:
        return self.folder / "building"

    @property
    def embeddings(self) -> Path:
        return self.folder / "embeddings.sqlite"

    @property
    def last_ingest(self) -> Path:
        return self.folder / "last-ingest.json"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    def generation(self, name: str) -> Path:
        """The folder of a generation."""
        return self.generations / name

    def prepare(self) -> None:
        """Make the folder. Raises IndexUnusable where that cannot be."""
        try:
            self.generations.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise IndexUnusable(f"{self.folder}: expected a folder for the index, found a file") from error
        except PermissionError as error:
            raise IndexUnusable(f"{self.folder}: no permission to make the index here ({error})") from error

    def read_current(self) -> str:
        """Id of the generation in use. Raises NoIndex when there is none, Damaged when the file is off."""
        try:
            name = self.current.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            raise NoIndex(
                f"{self.folder}: no index here yet; make one with `griffier ingest PATH…`"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(f"{self.current}: cannot be read ({error}); remove {self.folder} and ingest again") from error
        if not GENERATION.fullmatch(name):
            raise Damaged(
                f"{self.current}: expected the id of a generation, found {name[:40]!r}; "
                f"remove {self.folder} and ingest again"
            )
        return name

    def current_or_none(self) -> str | None:
        """Id of the generation in use, None before the first ingest."""
        try:
            return self.read_current()
        except NoIndex:
            return None

    def switch(self, name: str) -> None:
        """Make a generation the one in use."""
        replace_text(self.current, name + "\n")

"""What there is to tell of an index without asking it anything."""

from __future__ import annotations

import re
import resource
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.layout import Layout
from index.manifest import Manifest, read_manifest
from ingest.errors import GriffierError
from service.assemble import open_griffier
from service.reply import Json
from service.settings import Settings, strange_variables

_PASSWORD = re.compile(r"^([a-z][a-z0-9+.-]*://)[^/?#]*@", re.I)


@dataclass(frozen=True, slots=True)
class State:
    """An index as it stands. `disk` and `memory` are bytes; `problem` says why no question can be answered."""

    settings: Settings
    manifest: Manifest | None
    disk: int
    memory: int | None
    problem: GriffierError | None

    def as_json(self) -> Json:
        """What `griffier status --json` prints."""
        found = self.manifest
        settings = self.settings.model_dump(mode="json")
        return {
            "index": str(self.settings.index),
            "usable": self.problem is None,
            "problem": str(self.problem) if self.problem else None,
            "generation": found.generation if found else None,
            "created": found.created if found else None,
            "documents": found.documents if found else None,
            "passages": found.passages if found else None,
            "older": found.older if found else None,
            "model": found.model if found else None,
            "dimension": found.dimension if found else None,
            "vectors": found.vector_type if found else None,
            "format": found.format if found else None,
            "disk_bytes": self.disk,
            "memory_bytes": self.memory,
            "griffier": version("griffier"),
            "settings": {name: without_password(value) for name, value in settings.items()},
            "settings_from": {name: self.settings.origin(name) for name in settings},
            "strange": strange_variables(),
        }


def state_of(settings: Settings) -> State:
    """Look at the index in `settings.index`, then open it as a question would."""
    layout = Layout(settings.index)
    manifest: Manifest | None = None
    memory: int | None = None
    problem: GriffierError | None = None
    try:
        manifest = read_manifest(layout.generation(layout.read_current()))
        open_griffier(settings)
        memory = _peak_memory()
    except GriffierError as error:
        problem = error
    return State(settings, manifest, _size(settings.index), memory, problem)


def without_password(value: Any) -> Any:
    """An address without the user and password it may hold; any other value as it is."""
    return _PASSWORD.sub(r"\1**********@", value) if isinstance(value, str) else value


def _size(folder: Path) -> int:
    """Bytes of all files under a folder; 0 where there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _peak_memory() -> int:
    """Most bytes this process has held, index and model included.

    Linux says so in /proc; its getrusage would count what the process that started this one held.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024

"""Files are read whole, within bounds, and named when they cannot be."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.errors import PaperTooLarge, UnreadableFile
from ingest.source import MAX_BYTES, read_file


def test_a_file_is_its_bytes_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "kst-26695-135.txt"
    path.write_bytes(b"woorden")
    file = read_file(path)
    assert (file.name, file.base, file.stem) == (str(path), "kst-26695-135.txt", "kst-26695-135")
    assert file.sha256 == hashlib.sha256(b"woorden").hexdigest()


def test_a_file_larger_than_any_paper_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "groot.txt"
    with file.open("wb") as handle:
        handle.truncate(MAX_BYTES + 1)  # sparse: takes no room on disk
    with pytest.raises(PaperTooLarge, match=r"groot\.txt: 67,108,865 bytes; a paper has at most 67,108,864"):
        read_file(file)


def test_a_folder_and_a_dangling_link_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"map\.txt: is no plain file; give a paper, or a folder"):
        read_file(tmp_path / "map.txt")
    link = tmp_path / "weg.txt"
    link.symlink_to(tmp_path / "nergens.txt")
    with pytest.raises(UnreadableFile, match=r"weg\.txt: cannot be read \(No such file or directory\)"):
        read_file(link)

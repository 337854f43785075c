"""Bytes become text: what is no paper is refused by name and reason, what is one reads alike on every system."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyPaper, NotText, PaperError, PaperTooLarge, UnreadableFile, WrongEncoding
from ingest.source import MAX_BYTES, read_source

WORDS = "Geachte voorzitter,\n\nDe minister is geïnformeerd.\n"


def saved(folder: Path, data: bytes, name: str = "brief.txt") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"--- *** ...\n"])
def test_a_file_without_words_is_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyPaper, match=r"brief\.txt: no words in it"):
        read_source(saved(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP or DOCX file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
    ],
)
def test_a_renamed_format_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=rf"brief\.txt: this is {what} under a text name"):
        read_source(saved(tmp_path, data))


def test_a_nul_byte_among_words_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(NotText, match=r"binary content \(a NUL byte\), expected text"):
        read_source(saved(tmp_path, b"Geachte\x00 voorzitter,"))


def test_binary_content_is_not_reported_as_a_wrong_encoding(tmp_path: Path) -> None:
    with pytest.raises(NotText, match="binary content, expected text"):
        read_source(saved(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))


def test_a_wrong_encoding_names_the_byte_and_its_line(tmp_path: Path) -> None:
    with pytest.raises(WrongEncoding, match=r"brief\.txt: not UTF-8: byte 0xef on line 3; convert it"):
        read_source(saved(tmp_path, WORDS.encode("windows-1252")))


def test_half_a_character_of_utf_16_is_a_wrong_encoding(tmp_path: Path) -> None:
    with pytest.raises((NotText, WrongEncoding), match=r"brief\.txt: (?:binary content|not UTF-16)"):
        read_source(saved(tmp_path, b"\xff\xfe" + "Geachte".encode("utf-16-le") + b"\x00"))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_byte_order_mark_chooses_the_encoding_and_goes(tmp_path: Path, mark: bytes, encoding: str) -> None:
    data = mark + WORDS.encode(encoding)
    source = read_source(saved(tmp_path, data))
    assert (source.text, source.file) == (WORDS, "brief.txt")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_the_same_from_any_system(tmp_path: Path, end: str) -> None:
    assert read_source(saved(tmp_path, WORDS.replace("\n", end).encode())).text == WORDS


def test_a_file_larger_than_any_paper_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "groot.txt"
    with file.open("wb") as handle:
        handle.truncate(MAX_BYTES + 1)  # sparse: takes no room on disk
    with pytest.raises(PaperTooLarge, match=r"groot\.txt: 67,108,865 bytes; a paper has at most 67,108,864"):
        read_source(file)


def test_a_folder_and_a_dangling_link_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"map\.txt: cannot be read \(Is a directory\)"):
        read_source(tmp_path / "map.txt")
    link = tmp_path / "weg.txt"
    link.symlink_to(tmp_path / "nergens.txt")
    with pytest.raises(UnreadableFile, match=r"weg\.txt: cannot be read \(No such file or directory\)"):
        read_source(link)


@given(data=st.binary(max_size=200))
def test_any_bytes_give_text_or_a_paper_error(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = saved(tmp_path_factory.getbasetemp(), data)
    text = ""
    named = str(file)
    try:
        text = read_source(file).text
    except PaperError as error:
        named = error.file
    assert named == str(file)
    assert not set("\r\x00") & set(text)

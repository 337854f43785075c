"""Bytes become text: what is no paper is refused by name and reason, what is one reads alike on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyPaper, NotText, PaperError, WrongEncoding
from ingest.readers import choose
from ingest.readers.plain.decoding import decode
from ingest.source import File

WORDS = "Geachte voorzitter,\n\nDe minister is geïnformeerd.\n"


def file(data: bytes, name: str = "brief.txt") -> File:
    return File(name, data)


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"--- *** ...\n"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyPaper, match=r"brief\.txt: no words in it"):
        decode(file(data))


def test_a_format_that_nobody_reads_is_named_under_any_name() -> None:
    with pytest.raises(NotText, match=r"brief\.txt: this is an old Word file \(\.doc\); save it as"):
        choose(file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def test_a_nul_byte_among_words_is_no_text() -> None:
    with pytest.raises(NotText, match=r"binary content \(a NUL byte\), expected text"):
        decode(file(b"Geachte\x00 voorzitter,"))


def test_binary_content_is_not_reported_as_a_wrong_encoding() -> None:
    with pytest.raises(NotText, match="binary content, expected text"):
        decode(file(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))


def test_a_wrong_encoding_names_the_byte_and_its_line() -> None:
    with pytest.raises(WrongEncoding, match=r"brief\.txt: not UTF-8: byte 0xef on line 3; convert it"):
        decode(file(WORDS.encode("windows-1252")))


def test_half_a_character_of_utf_16_is_a_wrong_encoding() -> None:
    with pytest.raises((NotText, WrongEncoding), match=r"brief\.txt: (?:binary content|not UTF-16)"):
        decode(file(b"\xff\xfe" + "Geachte".encode("utf-16-le") + b"\x00"))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_byte_order_mark_chooses_the_encoding_and_goes(mark: bytes, encoding: str) -> None:
    data = mark + WORDS.encode(encoding)
    assert decode(file(data)) == WORDS


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_the_same_from_any_system(end: str) -> None:
    assert decode(file(WORDS.replace("\n", end).encode())) == WORDS


@given(data=st.binary(max_size=200))
def test_any_bytes_give_text_or_a_paper_error(data: bytes) -> None:
    text = ""
    named = "brief.txt"
    try:
        text = decode(file(data))
    except PaperError as error:
        named = error.file
    assert named == "brief.txt"
    assert not set("\r\x00") & set(text)

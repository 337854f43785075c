"""The one XML parser: what it takes away, what it refuses, and what its errors say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import BrokenXml, EmptyPaper, PaperError, UnsafeXml
from ingest.readers.xml import MAX_DEPTH, parse_xml, root_name, text_in

BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">{}]><a>&a9;</a>""".format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


def test_instructions_and_comments_leave_no_space() -> None:
    root = parse_xml(b"<a>on<?xpp afbreek?>der<!-- geen -->wijs<?xpp qa?></a>", "f.xml")
    assert (root.text, len(root)) == ("onderwijs", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_marks_and_line_ends(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?>\r\n<a>één\r\ntwee</a>'.encode(encoding)
    assert parse_xml(data, "f.xml").text == "één\ntwee"


def test_a_file_encoded_twice_is_read() -> None:
    """As copies in public collections are: the mark and every letter outside ASCII encoded once more."""
    data = '<?xml version="1.0" encoding="utf-8"?>\n<a>Laçin – één</a>'.encode("utf-8-sig").decode("latin-1").encode()
    assert parse_xml(data, "f.xml").text == "Laçin – één"


def test_bare_doctype_and_entities_of_html_pass() -> None:
    root = parse_xml(b'<!DOCTYPE a SYSTEM "a.dtd"><a>3&nbsp;&euro; <b/>&eacute;n <b/>&amp; &onbekend;.</a>', "f.xml")
    assert text_in(root) == "3\u00a0€ én & &onbekend;."


@pytest.mark.parametrize("xml", [
    BOMB.encode(), EXTERNAL.encode(), EXTERNAL.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"),
    b'<?xml version="1.0" encoding="UTF-7"?>' + EXTERNAL.partition("?>")[2].encode("utf-7"),
    b'<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>',
], ids=["bomb", "external", "utf-16", "utf-7", "attlist"])
def test_declarations_are_refused(xml: bytes) -> None:
    with pytest.raises(UnsafeXml, match=r"f\.xml: .*declarations of its own"):
        parse_xml(xml, "f.xml")


def test_depth_is_bounded() -> None:
    with pytest.raises(UnsafeXml, match=r"f\.xml: line 2: elements more than 100 deep"):
        parse_xml(b"\n".join((b"<r>", b"<a>" * MAX_DEPTH, b"</a>" * MAX_DEPTH, b"</r>")), "f.xml")
    with pytest.raises(UnsafeXml, match=r"f\.xml: line 1: deeper or larger"):
        parse_xml(b"<a>" * 100_000, "f.xml")


def test_size_is_bounded() -> None:
    with pytest.raises(UnsafeXml, match=r"f\.xml: line 1: deeper or larger"):
        parse_xml(b'<a b="' + b"x" * 11_000_000 + b'"/>', "f.xml")
    with pytest.raises(UnsafeXml, match=r"f\.xml: more than 4,000,000 elements and attributes"):
        parse_xml(b"<a>" + b"<b/>" * 4_000_000 + b"</a>", "f.xml")


@pytest.mark.parametrize(("xml", "said"), [
    (b"<a>\n<b></a>", "line 2: no well-formed XML"), (b"<a>", "line 1: no well-formed XML"),
    (b"<a>\xff</a>", "no well-formed XML"), (b'<?xml version="1.0" encoding="x-geen"?><a/>', "Unsupported encoding"),
    (b"geen XML", "no well-formed XML"),
])
def test_errors_name_file_and_line(xml: bytes, said: str) -> None:
    with pytest.raises(BrokenXml, match=rf"f\.xml: .*{said}"):
        parse_xml(xml, "f.xml")


def test_nothing_is_empty() -> None:
    with pytest.raises(EmptyPaper, match=r"f\.xml: the file is empty"):
        parse_xml(b" \n", "f.xml")


@pytest.mark.parametrize(("data", "name"), [
    (b'\xef\xbb\xbf<?xml version="1.0"?>\r\n<!-- x --><officiele-publicatie a="1">', "officiele-publicatie"),
    (b"<x:kamerwrk>", "kamerwrk"), (b"<!DOCTYPE html><HTML>", "HTML"), (b"Vraag 1 < 2", None), (b"", None),
    ('<?xml version="1.0" encoding="utf-16"?><vragen/>'.encode("utf-16"), "vragen"),
])
def test_root_name_without_parsing(data: bytes, name: str | None) -> None:
    assert root_name(data) == name


@settings(max_examples=200, deadline=2000)
@given(st.binary(max_size=300) | st.text("<>/&;![]?ab \"='-", max_size=200).map(str.encode))
def test_any_bytes_give_a_root_or_an_error(data: bytes) -> None:
    said = "f.xml: "
    try:
        parse_xml(data, "f.xml")
    except PaperError as error:
        said = str(error)
    assert said.startswith("f.xml: ")

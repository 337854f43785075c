"""Papers in folders and ZIP files, and the metadata beside them."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import (
    DamagedPaper,
    EncryptedPaper,
    MissingPath,
    PaperError,
    PaperTooLarge,
    UnreadableFile,
    UnsafeArchive,
)
from ingest.finding import Loader, Place, find_papers
from ingest.read import read_paper

TEXT = "# Brief\n\nDe minister schrijft de Kamer over het verzuim in het onderwijs.\n"


def _metadata(identifier: str | None) -> str:
    field = f'<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="{identifier}"/>' if identifier else ""
    return f'<?xml version="1.0"?><metadata_gegevens>{field}<metadata name="DC.title" content="x"/></metadata_gegevens>'


def _folder(root: Path, *names: str) -> Path:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_metadata(None) if "metadata" in name else TEXT)
    return root


def _archive(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def _sidecars(root: Path, *paths: Path) -> dict[str, str]:
    found = find_papers(paths or [root])
    base = f"{root}/"
    return {place.name.removeprefix(base): place.sidecar.removeprefix(base) for place in found}


def test_members_of_a_zip_are_papers(tmp_path: Path) -> None:
    _archive(tmp_path / "archief.zip", {
        "jaar/kst-1.md": TEXT, "README.md": TEXT, ".hidden.md": TEXT, "__MACOSX/._kst-1.md": TEXT,
        "foto.png": b"\x89PNG",
    })
    assert list(_sidecars(tmp_path)) == ["archief.zip/jaar/kst-1.md"]
    (place,) = find_papers([tmp_path / "archief.zip"])
    paper = read_paper(place)
    assert (paper.document.id, paper.document.file) == ("kst-1", "kst-1.md")
    assert place.resolved() == str(tmp_path.resolve() / "archief.zip/jaar/kst-1.md")


def test_names_that_would_climb_out_are_harmless(tmp_path: Path) -> None:
    _archive(tmp_path / "a.zip", {
        "../../../etc/kst-1.md": TEXT, "/etc/kst-2.md": TEXT, "C:\\map\\kst-3.md": TEXT, "kst\n-4.md": TEXT,
    })
    places = find_papers([tmp_path / "a.zip"])
    assert [place.member for place in places] == ["C:/map/kst-3.md", "etc/kst-1.md", "etc/kst-2.md", "kst�-4.md"]
    with Loader() as loader:
        assert {loader.load(place).data for place in places} == {TEXT.encode()}
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_one_broken_member_fails_alone(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"kst-1.md": TEXT, "kst-2.md": TEXT * 50, "kst-3.md": TEXT})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        at = file.getinfo("kst-2.md").header_offset + 30 + len("kst-2.md")
    data[at + 3 : at + 40] = b"\xff" * 37
    path.write_bytes(data)
    first, second, third = find_papers([path])
    assert read_paper(first).passages[0].text == read_paper(third).passages[0].text
    with pytest.raises(DamagedPaper, match=r"a\.zip/kst-2\.md: cannot be taken out of its ZIP file"):
        read_paper(second)


def test_what_is_locked_or_nested_or_packed_too_tight_is_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {
        "binnen.zip": b"PK\x03\x04", "bom.txt": b"a" * 40_000_000, "lock.md": TEXT, "map.tar.gz": b"x", "wel.md": TEXT,
    })
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        local = file.getinfo("lock.md").header_offset
    entry = data.index(b"lock.md", local + 40) - 46
    data[local + 6] |= 1
    data[entry + 8] |= 1
    path.write_bytes(data)
    expected = {
        "binnen.zip": (UnsafeArchive, "an archive within an archive; unpack the outer one"),
        "bom.txt": (UnsafeArchive, "40,000,000 bytes packed into"),
        "lock.md": (EncryptedPaper, "locked with a password"),
        "map.tar.gz": (UnsafeArchive, "an archive within an archive"),
    }
    for place in find_papers([path]):
        if place.member == "wel.md":
            assert read_paper(place).passages
            continue
        kind, reason = expected.pop(place.member)
        with pytest.raises(kind, match=rf"a\.zip/{place.member}: {reason}"):
            read_paper(place)
    assert expected == {}


def test_an_archive_that_lies_about_sizes(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"kst-1.md": b"a" * 900_000})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, 100)  # says 100 bytes
    path.write_bytes(data)
    with pytest.raises(PaperError, match=r"a\.zip/kst-1\.md"):
        read_paper(find_papers([path])[0])


def test_too_many_members_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _archive(tmp_path / "a.zip", {f"kst-{at}.md": TEXT for at in range(9)})
    monkeypatch.setattr("ingest.archive.MOST_MEMBERS", 8)
    (place,) = find_papers([path])
    with pytest.raises(UnsafeArchive, match=r"a\.zip: 9 files in it, at most 8 are taken; split it"):
        read_paper(place)
    monkeypatch.setattr("ingest.archive.MOST_MEMBERS", 9)
    monkeypatch.setattr("ingest.archive.MOST_BYTES", 100)
    with pytest.raises(UnsafeArchive, match=r"a\.zip: \d+ bytes unpacked, at most 100 are taken"):
        read_paper(find_papers([path])[0])


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(200), b"", b"geen zip"])
def test_no_archive_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    (place,) = find_papers([tmp_path])
    with pytest.raises(PaperError, match=r"a\.zip: "):
        read_paper(place)


def test_a_directory_too_large_is_not_read(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"kst-1.md": TEXT})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 2**31)
    path.write_bytes(data)
    with pytest.raises(DamagedPaper, match=r"a\.zip: no ZIP file that can be opened \(a directory of 2,147,4"):
        read_paper(find_papers([path])[0])


def test_a_word_file_is_one_paper_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("brief.zip", "brief"):
        _archive(tmp_path / name, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>", "los.md": TEXT})
    assert [place.name for place in find_papers([tmp_path])] == [f"{tmp_path}/brief", f"{tmp_path}/brief.zip"]


def test_files_without_extension_are_told_by_their_first_bytes(tmp_path: Path) -> None:
    files = {"kst-1": b"%PDF-1.7", "kst-2": b"<?xml?>", "Makefile": b"all:", "kst-3.bin": b"%PDF-1"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert [place.path.name for place in find_papers([tmp_path])] == ["kst-1", "kst-2"]
    assert [place.path.name for place in find_papers([tmp_path / "kst-3.bin"])] == ["kst-3.bin"]


@pytest.mark.parametrize(("names", "expected"), [
    (["kst-1.md", "metadata.xml"], {"kst-1.md": "metadata.xml"}),
    (["kst-1.md", "kst-1.txt", "metadata_owms.xml"],
     {"kst-1.md": "metadata_owms.xml", "kst-1.txt": "metadata_owms.xml"}),
    (["kst-1.md", "kst-2.md", "metadata.xml"], {"kst-1.md": "", "kst-2.md": ""}),
    (["kst-1.md", "kst-2.md", "kst-2.metadata.xml"], {"kst-1.md": "", "kst-2.md": "kst-2.metadata.xml"}),
    (["kst-1.md", "kst-2.md", "kst-1/metadata.xml"], {"kst-1.md": "kst-1/metadata.xml", "kst-2.md": ""}),
    (["a/kst-1.md", "a/metadata.xml", "b/kst-2.md"], {"a/kst-1.md": "a/metadata.xml", "b/kst-2.md": ""}),
    (["kst-1.md", "metadata.xml", "metadata_owms.xml"], {"kst-1.md": "metadata.xml"}),
])
def test_metadata_beside_a_paper(tmp_path: Path, names: list[str], expected: dict[str, str]) -> None:
    root = _folder(tmp_path / "los", *names)
    assert _sidecars(root) == expected
    named = [root / name for name in names]
    assert _sidecars(root, *named) == expected
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        for name in names:
            file.write(root / name, name)
    packed = {place.member: place.sidecar for place in find_papers([tmp_path / "a.zip"])}
    assert packed == expected
    with Loader() as loader:
        for place in find_papers([tmp_path / "a.zip"]):
            assert loader.load(place).sidecar == (_metadata(None).encode() if place.sidecar else None)


def test_metadata_that_names_its_paper(tmp_path: Path) -> None:
    root = _folder(tmp_path, "kst-1.md", "kst-2.md", "brief.md", "los/kst-3.md", "vrij/brief.md")
    (root / "metadata.xml").write_text(_metadata("kst-2"))
    (root / "iets-anders.xml").write_text('<owms-metadata><dcterms:identifier x="y">kst-1</dcterms:identifier>')
    (root / "los/metadata.xml").write_text(_metadata("kst-4"))
    (root / "vrij/metadata.xml").write_text(_metadata("kst-5"))
    assert _sidecars(root) == {
        "brief.md": "", "kst-1.md": "iets-anders.xml", "kst-2.md": "metadata.xml", "los/kst-3.md": "",
        "vrij/brief.md": "vrij/metadata.xml",
    }


def test_metadata_is_never_a_paper_and_comes_with_its_own(tmp_path: Path) -> None:
    root = _folder(tmp_path, "kst-1.md", "kst-1.metadata.xml")
    assert find_papers([root / "kst-1.metadata.xml"]) == []
    with Loader() as loader:
        assert loader.load(find_papers([root])[0]).sidecar == _metadata(None).encode()
        (root / "kst-1.metadata.xml").write_bytes(b" " * 5_000_000)
        with pytest.raises(PaperTooLarge, match=r"kst-1\.metadata\.xml: 5,000,000 bytes of metadata; remove it"):
            loader.load(find_papers([root])[0])


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.md")
    assert find_papers([tmp_path]) == []
    with pytest.raises(UnreadableFile, match=r"pijp\.md: is no plain file; give a paper"):
        read_paper(find_papers([tmp_path / "pijp.md"])[0])
    with pytest.raises(MissingPath, match="no such file or folder"):
        find_papers([tmp_path / "weg.zip"])


def test_whether_a_paper_is_still_there(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"kst-1.md": TEXT})
    with Loader() as loader:
        assert loader.has(str(path))
        assert loader.has(f"{path}/kst-1.md")
        assert not loader.has(f"{path}/kst-2.md")
        assert not loader.has(str(tmp_path / "b.zip/kst-1.md"))
    path.write_bytes(b"PK\x03\x04 torn")
    with Loader() as loader:
        assert loader.has(f"{path}/kst-1.md")  # nobody knows
    with pytest.raises(UnsafeArchive, match="is gone from its ZIP file"), Loader() as loader:
        loader.load(Place(_archive(path, {"a.md": TEXT}), "kst-1.md"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=6))
def test_whatever_is_done_to_an_archive(tmp_path: Path, cuts: list[tuple[float, bytes]]) -> None:
    members = {"kst-1.md": TEXT * 9, "map/kst-2.md": TEXT, "metadata.xml": _metadata("kst-1")}
    path = _archive(tmp_path / "a.zip", members)
    data = bytearray(path.read_bytes())
    for where, what in cuts:
        at = 4 + int(where * (len(data) - 5))
        data[at : at + len(what)] = what
    path.write_bytes(data)
    for place in find_papers([path]):
        with suppress(PaperError):
            assert read_paper(place).passages


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"kst-1.md": "# Brief\n\nTekst.", "@kst-2.md": "Tekst."})
    path.write_bytes(path.read_bytes().replace(b"@kst-2.md", b"\0kst-2.md"))  # a name ends at a NUL
    assert [place.member for place in find_papers([path])] == ["kst-1.md"]

"""Files and folders in: which of them are papers, and what is said of those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import EmptyPaper, MissingPath, UnknownFormat
from ingest.read import Place, find_papers, read_paper

TEXT = "# Brief\n\nDe minister schrijft de Kamer over het verzuim in het onderwijs.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of papers with what usually lies among them."""
    for name in (
        "kst-26695-135.md", "jaar/2021/kst-31497-422.txt", "jaar/brief.MARKDOWN", "README.md", "jaar/License.txt",
        ".verborgen.md", ".git/kop.txt", "jaar/scan.odt", "jaar/lijst.csv", "readme-bij-de-brief.md",
    ):
        file = tmp_path / "archief" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT)
    return tmp_path / "archief"


def test_a_folder_gives_its_text_files_in_order(archive: Path) -> None:
    (archive / "map.md").mkdir()
    found = [str(place.path.relative_to(archive)) for place in find_papers([archive])]
    assert found == [
        "jaar/2021/kst-31497-422.txt", "jaar/brief.MARKDOWN", "kst-26695-135.md", "readme-bij-de-brief.md",
    ]


def test_a_file_that_is_named_is_always_taken_and_only_once(archive: Path) -> None:
    named = [archive / "README.md", archive / ".verborgen.md", archive / "jaar/scan.odt", archive / "jaar"]
    found = [place.path for place in find_papers([*named, archive / "README.md", archive / "jaar/2021"])]
    assert found == sorted([*named[:3], archive / "jaar/brief.MARKDOWN", archive / "jaar/2021/kst-31497-422.txt"])


def test_a_folder_inside_a_hidden_one_may_be_named(archive: Path) -> None:
    assert find_papers([archive / ".git"]) == [Place(archive / ".git/kop.txt")]


def test_an_empty_folder_gives_nothing_and_a_missing_path_is_an_error(tmp_path: Path) -> None:
    assert find_papers([tmp_path]) == []
    with pytest.raises(MissingPath, match=r"nergens: no such file or folder; give a paper or a folder"):
        find_papers([tmp_path, tmp_path / "nergens"])


@pytest.mark.parametrize(("name", "kind"), [("brief.odt", r"\.odt"), ("brief", "a file without extension")])
def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path, name: str, kind: str) -> None:
    file = tmp_path / name
    file.write_text(TEXT)
    with pytest.raises(UnknownFormat, match=rf"no reader for '{kind}'; known are .*\.markdown, \.md, .*\.text, \.txt"):
        read_paper(file)


@pytest.mark.parametrize(
    "text",
    [
        "# Voortijdig school verlaten\n\n## Inleiding\n",
        "26 695\n\nVoortijdig school verlaten\n\nNr. 12\n",
        "Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422 1\n",
    ],
)
def test_a_paper_of_headings_or_front_matter_alone_is_empty(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kop.md"
    file.write_text(text)
    with pytest.raises(EmptyPaper, match=r"kop\.md: no paragraph in it, only headings or front matter"):
        read_paper(file)


def test_a_paper_is_read_whatever_the_case_of_its_suffix(tmp_path: Path) -> None:
    file = tmp_path / "brief.TXT"
    file.write_text(TEXT)
    paper = read_paper(file)
    assert paper.document.id == "brief"
    assert [passage.section for passage in paper.passages] == [("Brief",)]

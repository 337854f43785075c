import json
import re
import subprocess
from pathlib import Path

from index.disk import exclusive
from tests.service.running import PAPERS, griffier, letter, one_line


def _numbers(stdout: str) -> dict[str, int]:
    """The table at the end."""
    names = "read|skipped|replaced|removed|failed"
    return {name: int(count) for name, count in re.findall(rf"^ *({names}) +(\d+)", stdout, re.M)}


def test_the_table_says_what_was_read(ingested: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, run = ingested
    assert run.returncode == 0
    assert _numbers(run.stdout) == {"read": 5, "skipped": 0, "replaced": 0, "removed": 0, "failed": 0}
    assert "\x1b" not in run.stdout + run.stderr


def test_again_with_a_change_failures_and_a_file_gone(tmp_path: Path) -> None:
    papers, folder = tmp_path / "papers", tmp_path / "index"
    letter(papers / "same.md", "De cijfers blijven gelijk.")
    letter(papers / "changed.md", "De cijfers stijgen.")
    letter(papers / "gone.md", "De cijfers dalen.")
    first = griffier("ingest", papers, "--index", folder)
    assert _numbers(first.stdout) == {"read": 3, "skipped": 0, "replaced": 0, "removed": 0, "failed": 0}

    letter(papers / "changed.md", "De cijfers stijgen niet meer.")
    (papers / "gone.md").unlink()
    (papers / "empty.md").write_text("")
    (papers / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    run = griffier("ingest", papers, "--prune", "--index", folder)
    assert run.returncode == 0
    assert _numbers(run.stdout) == {"read": 0, "skipped": 1, "replaced": 1, "removed": 1, "failed": 2}
    assert f"{papers / 'empty.md'}: " in run.stdout
    assert f"{papers / 'picture.txt'}: " in run.stdout

    exported = griffier("export", "--index", folder).stdout
    assert [json.loads(line)["text"] for line in exported.splitlines()] == [
        "De cijfers stijgen niet meer.", "De cijfers blijven gelijk."]


def test_two_at_once_is_told(tmp_path: Path) -> None:
    letter(tmp_path / "papers" / "a.md", "Eerst.")
    folder = tmp_path / "index"
    assert griffier("ingest", tmp_path / "papers", "--index", folder).returncode == 0
    with exclusive(folder / "lock"):
        run = griffier("ingest", tmp_path / "papers", "--index", folder)
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "another ingest", "is writing to this index")
    assert griffier("ask", "Wanneer?", "--index", folder).returncode == 0


def test_an_unknown_kind_of_vectors() -> None:
    run = griffier("ingest", PAPERS, "--vectors", "fast")
    assert run.returncode == 2
    assert "'fast' is not one of 'auto', 'flat'" in run.stderr


def test_json_has_the_same_figures(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("")
    letter(tmp_path / "a.md", "Eerst.")
    run = griffier("ingest", tmp_path, "--json", "--index", tmp_path / "index")
    report = json.loads(run.stdout)
    assert run.returncode == 0
    assert (report["read"], report["skipped"], report["documents"]) == (1, 0, 1)
    assert [Path(failure["file"]).name for failure in report["failed"]] == ["empty.md"]
    assert "reason" in report["failed"][0]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = griffier("ingest", tmp_path / "nowhere", "--index", tmp_path / "index")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "nowhere", "no such file or folder")


def test_a_folder_without_papers(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    run = griffier("ingest", tmp_path / "papers", "--index", tmp_path / "index")
    assert run.returncode == 1
    assert one_line(run.stderr, "papers", "no papers")


def test_papers_that_all_fail(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "latin.txt").write_bytes("Geëerde voorzitter".encode("latin-1") * 20)
    run = griffier("ingest", papers, "--index", tmp_path / "index")
    assert run.returncode == 1
    assert "latin.txt" in run.stdout
    assert one_line(run.stderr, "no paper could be read")
    assert griffier("ask", "Waarom?", "--index", tmp_path / "index").returncode == 1


def test_no_path_is_wrong_usage() -> None:
    run = griffier("ingest")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Missing argument 'PATH...'" in run.stderr

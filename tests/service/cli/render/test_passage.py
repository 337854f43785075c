import io
from dataclasses import replace

from rich.console import Console

from ingest.model import Paper, Passage, as_json
from ingest.read import read_paper
from service.cli.render.passage import paper_words, print_passage, shortened
from service.labels import LABELS
from tests.service.running import PAPERS

OVERLEG = read_paper(PAPERS / "26695-verslag-schriftelijk-overleg.md")
BRIEF = read_paper(PAPERS / "kst-26695-130.md")


def _shown(passage: Passage, quote: tuple[int, int] | None = None) -> list[str]:
    console = Console(file=io.StringIO(), width=80)
    print_passage(console, as_json(passage), quote, LABELS["nl"])
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def _first(paper: Paper, kind: str) -> Passage:
    return next(passage for passage in paper.passages if passage.kind == kind)


def test_a_table_row_is_a_cell_a_line_with_the_name_of_its_column() -> None:
    row = _first(OVERLEG, "table-row")
    assert row.table is not None
    shown = " ".join(" ".join(_shown(row)).split())
    for column, cell in zip(row.table.columns, row.text.split("\t"), strict=True):
        assert f"{column}: {cell}" in shown


def test_every_cell_of_a_quoted_row_has_the_bar() -> None:
    row = _first(OVERLEG, "table-row")
    plain, quoted = _shown(row), _shown(row, (0, len(row.text)))
    changed = [line for line, before in zip(quoted, plain, strict=True) if line != before]
    assert [line.replace("┃", " ", 1) for line in quoted] == plain
    assert len(changed) > len(row.text.split("\t"))  # longer than a line each, some of them
    assert all(line.startswith("  ┃ ") for line in changed)
    assert changed == quoted[quoted.index(changed[0]):][:len(changed)]


def test_a_list_item_stands_under_its_lead_in() -> None:
    item = _first(BRIEF, "list-item")
    assert item.lead_in is not None
    shown = "\n".join(_shown(item))
    assert shown.index(item.lead_in) < shown.index(f"    • {item.text}")


def test_a_question_restated_is_told_from_an_answer() -> None:
    passage = replace(OVERLEG.passages[60], about=("VVD", "SP"), asked_in=(), answers=())
    answer = replace(passage, about=(), asked_in=("doc#61",))
    assert "    geeft de vraag weer van VVD, SP" in _shown(passage)
    assert "    antwoord op doc#61" in _shown(answer)


def test_every_note_of_every_passage_hangs_from_its_marker() -> None:
    for passage in OVERLEG.passages:
        text = " ".join(" ".join(_shown(passage)).split())
        for note in passage.footnotes:
            assert " ".join(note.text.split()) in text


def test_papers_with_and_without_a_number() -> None:
    assert paper_words(as_json(BRIEF.document), LABELS["nl"]).split(" · ")[1:] == [
        "26695/31497 nr. 130", "brief regering", "30 januari 2020"]
    assert "26695-verslag-schriftelijk-overleg" in paper_words(as_json(OVERLEG.document), LABELS["nl"])


def test_passages_of_one_paper_are_named_once_with_it() -> None:
    assert shortened(["a#1", "a#2", "b#1", "a#1", "a#3"]) == ["a#1", "#2", "b#1", "a#3"]
    assert shortened([]) == []

"""The count of words by which compounds are told."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from eval.fit.words import count_words, main


def test_common_words_of_four_letters_and_more() -> None:
    texts = ["De School, de school.", "SCHOOL en huis; huis", "school2 en en en huizen"]
    assert count_words(texts) == {"school": 4}


def test_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": "a", "text": "school school school huis"}\n', encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "Wat?"}\n', encoding="utf-8")
    (tmp_path / "qrels" / "dev.tsv").write_text("q\ta\t1\n", encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path), "--out", str(tmp_path / "words.tsv")])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "words.tsv").read_text(encoding="utf-8").splitlines()
    assert written[0].startswith("#")
    assert written[1:] == ["school\t3"]

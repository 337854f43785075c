"""A tiny hand-made BEIR folder, through the index with the encoder that ships."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from rich.console import Console

from eval.beir import as_papers, load_collection
from eval.beir_run import BeirResult, run_beir
from eval.errors import BeirError, GoldError
from eval.table import print_collection

CORPUS = [
    {
        "_id": "fiets",
        "title": "",
        "text": "Het aantal fietsdiefstallen in de grote steden is vorig jaar gedaald.",
    },
    {
        "_id": "melk",
        "title": "Landbouw",
        "text": "Melkveehouders krijgen subsidie voor stallen met minder uitstoot.",
    },
    {"_id": "school", "title": "Onderwijs", "text": "Leerlingen die langer dan drie maanden thuiszitten."},
    {"_id": "leeg", "title": "", "text": ""},
    {"_id": "lang", "title": "Spoor", "text": "De trein rijdt vaker tussen Utrecht en Zwolle. " * 120},
]
QUERIES = {
    "q1": "Worden er meer fietsen gestolen?",
    "q2": "Wat krijgen boeren met koeien?",
    "q3": "Wat staat er in het lege stuk?",
    "q4": "Hoe vaak rijdt de trein naar Zwolle?",
    "q5": "Niet gevraagd",
}


def write(folder: Path, qrels: str) -> Path:
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, CORPUS)), encoding="utf-8")
    queries = [json.dumps({"_id": name, "text": text}) for name, text in QUERIES.items()]
    (folder / "queries.jsonl").write_text("\n".join(queries), encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [
        "query-id\tcorpus-id\tscore",
        "q1\tfiets\t1",
        "q2\tmelk\t1",
        "q3\tleeg\t1",
        "q4\tlang\t2",
        "q5\tfiets\t0",
    ]
    folder = write(tmp_path_factory.mktemp("beir") / "tiny", "\n".join(lines) + "\n")
    (folder / "qrels" / "dev.tsv").write_text("q1\tfiets\t1\n")
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "vectors.sqlite"


@pytest.fixture(scope="module")
def result(tiny: Path, cache: Path) -> BeirResult:
    return run_beir(tiny, cache=cache)


def test_each_qrels_file_is_a_slice_and_an_unfindable_document_scores_zero(result: BeirResult) -> None:
    dev, test = result.slices
    assert (dev.name, dev.queries, test.name, test.queries) == ("dev", 1, "test", 4)
    assert dev.estimates["nDCG@10"].value == 1.0
    for name in ("nDCG@10", "hit@1", "hit@10", "R@100", "MRR@10"):
        assert test.estimates[name].value == 0.75


def test_a_long_document_is_several_passages_and_ranked_once(result: BeirResult) -> None:
    assert result.documents == 4
    assert result.passages > 4


def test_figures_are_json(result: BeirResult) -> None:
    data = json.loads(json.dumps(result.as_json()))
    assert data["ranking"]["test"]["queries"] == 4
    assert data["ranking"]["test"]["hit@1"]["n"] == 4


def test_figures_as_a_table(result: BeirResult) -> None:
    out = Console(width=100)
    with out.capture() as captured:
        print_collection(result, out)
    lines = captured.get().splitlines()
    assert lines[0].startswith("tiny: 4 documents, ")
    assert [line.split()[1] for line in lines[4:-1]] == ["nDCG@10", "hit@1", "hit@10", "R@100", "MRR@10"]
    assert "dev, 1 queries" in lines[2]


def test_vectors_are_kept_for_the_next_time(tiny: Path, cache: Path, result: BeirResult) -> None:
    def vectors() -> list[tuple[bytes, bytes]]:
        with sqlite3.connect(cache) as store:
            return store.execute("SELECT key, vector FROM embeddings ORDER BY key").fetchall()

    kept = vectors()
    assert len(kept) >= 4
    changed = [(bytes(len(vector)), key) for key, vector in kept]
    with sqlite3.connect(cache) as store:
        store.executemany("UPDATE embeddings SET vector = ? WHERE key = ?", changed)
    again = run_beir(tiny, cache=cache)
    assert {vector for _, vector in vectors()} == {changed[0][0]}
    assert again.slices[1].queries == 4


def test_documents_become_papers_of_one_paragraph(tiny: Path) -> None:
    papers = as_papers(load_collection(tiny).corpus)
    assert [paper.document.id for paper in papers] == ["fiets", "melk", "school", "lang"]
    for paper in papers:
        (passage,) = paper.passages
        assert paper.text[passage.span.start : passage.span.end] == passage.text
    assert [paper.document.title for paper in papers][:2] == [None, "Landbouw"]


def test_a_folder_that_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(BeirError, match=r"not found: corpus\.jsonl, queries\.jsonl, qrels/\*\.tsv"):
        load_collection(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q1\tfiets", "expected query, document, whole number"),
        ("q1\tfiets\thigh", "expected query, document, whole number"),
        ("q9\tfiets\t1", r"q9 is not in queries\.jsonl"),
        ("q1\tauto\t1", r"auto is not in corpus\.jsonl"),
    ],
)
def test_a_wrong_qrels_line(tmp_path: Path, line: str, message: str) -> None:
    folder = write(tmp_path / "c", f"query-id\tcorpus-id\tscore\nq2\tmelk\t1\n{line}\n")
    with pytest.raises(GoldError, match=message) as raised:
        load_collection(folder)
    assert raised.value.line == 3


def test_a_document_twice(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", "q1\tfiets\t1\n")
    with (folder / "corpus.jsonl").open("a") as file:
        file.write("\n" + json.dumps(CORPUS[0]))
    with pytest.raises(GoldError, match="document fiets is in the corpus twice"):
        load_collection(folder)

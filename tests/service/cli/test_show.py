import json
from pathlib import Path

from service.griffier import Griffier
from tests.service.running import griffier, one_line, process


def test_a_passage_with_its_notes_and_links(index: Path) -> None:
    run = griffier("show", "kst-26695-135#3", "--index", index)
    assert run.returncode == 0
    assert run.stdout.startswith("minister A. Slob (Basis- en Voortgezet Onderwijs en Media)  kst-26695-135#3\n")
    assert "Kamerstuk 26 695, nr. 134." in run.stdout
    assert "https://zoek.officielebekendmakingen.nl/kst-26695-134.html" in run.stdout
    assert "Cite: Kamerstukken II 2020/21, 26 695, nr. 135" in run.stdout


def test_a_passage_as_json(index: Path, here: Griffier) -> None:
    passage = json.loads(griffier("show", "kst-26695-135#3", "--json", "--index", index).stdout)
    text = here.snapshot.text("kst-26695-135")
    assert text[passage["span"]["start"]:passage["span"]["end"]] == passage["text"]
    assert "kst-26695-134" in [paper["id"] for paper in passage["cites"]]
    assert isinstance(passage["cited_by"], list)


def test_a_document_whole(index: Path, here: Griffier) -> None:
    run = griffier("show", "kst-31497-422", "--index", index)
    assert run.returncode == 0
    words = " ".join(run.stdout.split())
    for passage in here.snapshot.passages("kst-31497-422"):
        assert passage.id in run.stdout
        if not passage.footnotes:
            assert " ".join(passage.text.split()) in words


def test_a_document_as_json_has_an_outline(index: Path) -> None:
    document = json.loads(griffier("show", "26695-verslag-schriftelijk-overleg", "--json", "--index", index).stdout)
    assert document["id"] == "26695-verslag-schriftelijk-overleg"
    titles = [section["title"] for section in document["outline"]]
    assert any(title.startswith("II") for title in titles)
    assert document["outline"][0]["first_passage"].startswith("26695-verslag-schriftelijk-overleg#")


def test_unknown_ids(index: Path) -> None:
    for unknown in ("kst-1-1", "kst-1-1#1", "kst-26695-135#999"):
        run = griffier("show", unknown, "--index", index)
        assert (run.returncode, run.stdout) == (1, "")
        assert one_line(run.stderr, repr(unknown))


def test_an_id_that_is_no_text(index: Path) -> None:
    run = process("show", "\udcff", "--index", index)
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, "the id holds what is no text")

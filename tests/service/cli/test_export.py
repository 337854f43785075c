import json
import subprocess
from pathlib import Path

from ingest.model import document_from_json, passage_from_json
from service.griffier import Griffier
from tests.service.running import GRIFFIER, environment, griffier


def test_every_passage_is_a_line_that_reads_back(index: Path, here: Griffier) -> None:
    run = griffier("export", "--index", index)
    assert (run.returncode, run.stderr) == (0, "")
    exported = [passage_from_json(json.loads(line)) for line in run.stdout.splitlines()]
    snapshot = here.snapshot
    assert exported == [passage for document in snapshot.documents()
                        for passage in snapshot.passages(document.id)]
    assert len(exported) == snapshot.stats().passages


def test_every_document_is_a_line_that_reads_back(index: Path, here: Griffier) -> None:
    run = griffier("export", "--documents", "--index", index)
    exported = [document_from_json(json.loads(line)) for line in run.stdout.splitlines()]
    assert exported == here.snapshot.documents()
    assert len(exported) == 5


def test_a_reader_that_stops_early_gets_no_trace(index: Path) -> None:
    with subprocess.Popen([GRIFFIER, "export", "--index", str(index)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment({})) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())
        process.stdout.close()
        assert process.stderr.read() == b""

"""The citation says what the paper states and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ingest.citation import cite, spaced
from ingest.model import Paper, Signatory
from ingest.paper.identity import Identity

SLOB = Signatory("minister", "A. Slob", "Basis- en Voortgezet Onderwijs en Media")
BLOKHUIS = Signatory("staatssecretaris", "P. Blokhuis", "Volksgezondheid, Welzijn en Sport")
CHAIR = Signatory("voorzitter", "Tellegen", None)


@pytest.mark.parametrize(
    ("found", "signed", "citation"),
    [
        (
            Identity(dossiers=("26695",), number="135", session="2020-2021"), (),
            "Kamerstukken II 2020/21, 26 695, nr. 135",
        ),
        (Identity(dossiers=("26695", "31497"), number="130"), (), "Kamerstukken II, 26 695 en 31 497, nr. 130"),
        (
            Identity(dossiers=("31293", "31289", "31497"), number="9"), (),
            "Kamerstukken II, 31 293, 31 289 en 31 497, nr. 9",
        ),
        (
            Identity(dossiers=("35570-VIII",), number="A", session="1999-2000"), (),
            "Kamerstukken I 1999/00, 35 570 VIII, A",
        ),
        (
            Identity(kind="brief regering", date="2021-02-24", dossiers=("26695",)), (SLOB, BLOKHUIS),
            "Brief van minister A. Slob en staatssecretaris P. Blokhuis, 24 februari 2021, dossier 26 695 (a.md)",
        ),
        (Identity(kind="brief regering"), (Signatory("minister", None, None),), "Brief van minister (a.md)"),
        (
            Identity(kind="verslag van een schriftelijk overleg", dossiers=("26695",)), (CHAIR,),
            "Verslag van een schriftelijk overleg, dossier 26 695 (a.md)",
        ),
        (Identity(), (), "Stuk (a.md)"),
    ],
)
def test_a_citation(found: Identity, signed: tuple[Signatory, ...], citation: str) -> None:
    assert cite(found, signed, "a.md") == citation


@pytest.mark.parametrize(
    ("key", "written"),
    [("26695", "26 695"), ("35570-VIII", "35 570 VIII"), ("21501-20", "21 501-20"), ("los", "los")],
)
def test_a_dossier_as_it_is_written(key: str, written: str) -> None:
    assert spaced(key) == written


def test_every_passage_of_a_paper_is_cited_alike(papers: Mapping[str, Paper]) -> None:
    cited = {name: {passage.citation for passage in paper.passages} for name, paper in papers.items()}
    assert cited == {
        "kst-26695-135.md": {"Kamerstukken II 2020/21, 26 695, nr. 135"},
        "kst-26695-130.md": {"Kamerstukken II 2019/20, 26 695 en 31 497, nr. 130"},
        "kst-31497-422.txt": {"Kamerstukken II 2021/22, 31 497, nr. 422"},
        "26695-verzuimbrief-2021-02-24.txt": {
            "Brief van minister A. Slob en staatssecretaris P. Blokhuis, 24 februari 2021, dossier 26 695 "
            "(26695-verzuimbrief-2021-02-24.txt)"
        },
        "26695-verslag-schriftelijk-overleg.md": {
            "Verslag van een schriftelijk overleg, dossier 26 695 (26695-verslag-schriftelijk-overleg.md)"
        },
    }

"""Versions of one paper: recognised, one in use, whatever the order they come in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.build import IngestReport, update_index
from index.filters import Filters
from index.sketch import similarity, sketch_of
from index.snapshot import Snapshot, open_index
from index.versions import Standing, Version, erratum_base, same_paper, standings
from tests.index.making import HashEncoder, letter, worded

LONG = " ".join(f"Op school {at} zijn dit jaar {at * 7} leerlingen verzuimd wegens reden {at * 3}." for at in range(30))
OTHER = " ".join(f"Gemeente {at} krijgt {at * 11} euro voor het zwembad van wijk {at * 5}." for at in range(30))


def _version(number: int, claimed: str, text: str = LONG, **more: str | None) -> Version:
    one = Version(number, claimed, f"{number:064x}"[::-1], f"{claimed}.md", "2021-05-03", "text", None, None,
                  sketch_of([text]))
    return replace(one, **more)  # type: ignore[arg-type]


def _stand(*versions: Version) -> dict[int, Standing]:
    everyone = [(one.number, other.number) for one in versions for other in versions if one.number < other.number]
    return standings(versions, everyone)


def _current(*versions: Version) -> list[str]:
    return sorted(one.id for one in _stand(*versions).values() if one.replaced_by is None)


@pytest.mark.parametrize("text", ["", "een", "een twee drie vier vijf zes"])
def test_a_text_is_like_itself_and_nothing_else(text: str) -> None:
    assert similarity(sketch_of([text]), sketch_of([text.upper() + "!"])) == (1.0 if text else 0.0)
    assert similarity(sketch_of([text]), sketch_of(["heel iets anders staat hier"])) == 0.0


def test_similarity_is_the_share_of_shingles() -> None:
    words = [f"woord{at}" for at in range(2000)]
    one, half = sketch_of([" ".join(words[:1500])]), sketch_of([" ".join(words[500:])])
    assert similarity(one, half) == pytest.approx(0.5, abs=0.15)
    assert len(one) == 512


@pytest.mark.parametrize(("formats", "best"), [
    (["PDF", "text", "KOOP XML", "HTML", "DOCX"], 2), (["PDF", "text"], 1), (["text", "DOCX"], 1),
    (["DOCX", "HTML"], 1),
])
def test_the_best_format_of_the_same_text(formats: list[str], best: int) -> None:
    versions = [_version(at, "kst-1-1", format=name, date="2021-05-09" if name == "PDF" else "2021-05-03")
                for at, name in enumerate(formats)]
    versions = [replace(one, claimed="kst-36000-1") for one in versions]
    found = _stand(*versions)
    assert found[best] == Standing("kst-36000-1", None, found[best].replaces)
    assert len(found[best].replaces) == len(formats) - 1
    for at, one in found.items():
        if at != best:
            assert (one.id, one.replaced_by) == (f"kst-36000-1@{versions[at].sha256[:8]}", "kst-36000-1")


def test_the_latest_of_different_texts() -> None:
    old = _version(1, "kst-36000-1", OTHER, format="XML")
    assert _stand(old, _version(2, "kst-36000-1", format="PDF", date="2021-06-01"))[1].replaced_by == "kst-36000-1"
    assert _stand(old, _version(2, "kst-36000-1", format="PDF", date=None))[2].replaced_by == "kst-36000-1"
    final = _version(2, "kst-36000-1", format="PDF", date="2020-01-01", status="Eindpublicatie")
    assert _stand(replace(old, status="Voorpublicatie"), final)[1].replaced_by == "kst-36000-1"
    draft = replace(old, file="brief concept-2.docx", date="2022-01-01")
    assert _stand(draft, _version(2, "kst-36000-1"))[1].replaced_by == "kst-36000-1"


def test_an_erratum_replaces_only_what_it_repeats() -> None:
    paper = _version(1, "kst-36000-1", format="XML")
    whole = _version(2, "kst-36000-1-n1", LONG + " Ook dit nog.", format="PDF")
    assert _stand(paper, whole)[1] == Standing("kst-36000-1", "kst-36000-1-n1", ())
    assert _stand(paper, whole)[2] == Standing("kst-36000-1-n1", None, ("kst-36000-1",))
    list_of_errors = _version(2, "kst-36000-1-n1", "Op blz. 3 lees 4.790 in plaats van 4.970 leerlingen.")
    assert _current(paper, list_of_errors) == ["kst-36000-1", "kst-36000-1-n1"]
    assert [erratum_base(one) for one in ("kst-36000-1-n1", "kst-36000-VIII-3-b2", "kst-36000-1", "brief-n1")] == [
        "kst-36000-1", "kst-36000-VIII-3", "kst-36000-1", "brief-n1"]


def test_an_unformatted_print_and_its_paper() -> None:
    first = _version(1, "kst-1259252", format="PDF", alike="brief|2021-05-03|slob")
    paper = _version(2, "kst-36000-5", LONG + OTHER[:900], format="XML", alike="brief|2021-05-03|slob")
    assert same_paper(first, paper)
    assert _stand(first, paper)[1] == Standing("kst-1259252", "kst-36000-5", ())
    assert not same_paper(first, replace(paper, alike="iets anders"))
    assert same_paper(first, _version(2, "kst-36000-5"))
    assert not same_paper(first, _version(2, "kst-1259253"))  # two prints are two papers
    assert not same_paper(_version(1, "kst-36000-4"), _version(2, "kst-36000-5"))  # as are two with lasting ids
    assert not same_paper(_version(1, "brief", "Zie de bijlage."), _version(2, "nota", "Zie de bijlage."))  # too short


def test_a_passing_id_never_ties_two_papers_together() -> None:
    found = _current(_version(1, "kst-36000-4"), _version(2, "brief"), _version(3, "kst-36000-5"))
    assert found == ["kst-36000-4", "kst-36000-5"]


def test_files_that_only_share_a_name_are_papers_of_their_own() -> None:
    found = _stand(_version(1, "brief"), _version(2, "brief", OTHER), _version(3, "brief", LONG + " Slot."))
    assert sum(one.replaced_by is None for one in found.values()) == 2
    assert len({one.id for one in found.values()}) == 3


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["kst-36000-1", "kst-36000-1-n1", "kst-36000-2", "kst-1259252", "brief", "nota"]),
        st.sampled_from([LONG, LONG + " Slot.", OTHER]), st.sampled_from(["XML", "PDF", "text", "DOCX"]),
        st.sampled_from([None, "2021-05-03", "2021-06-01"]), st.sampled_from([None, "Gecorrigeerd"]),
    ), max_size=7,
)


@settings(deadline=None, max_examples=80)
@given(VERSIONS, st.randoms())
def test_the_order_does_not_matter(drawn: Sequence[tuple[str, str, str, str, str]], chance: random.Random) -> None:
    versions = [
        _version(at, claimed, text, format=form, date=date, status=status)
        for at, (claimed, text, form, date, status) in enumerate(drawn)
    ]
    shuffled = versions[:]
    chance.shuffle(shuffled)
    numbered = {one.sha256: one.number for one in versions}
    again = _stand(*(replace(one, number=at) for at, one in enumerate(shuffled)))
    found = _stand(*versions)
    assert {one.sha256: again[at] for at, one in enumerate(shuffled)} == {
        sha256: found[number] for sha256, number in numbered.items()}
    ids = [one.id for one in found.values()]
    assert len(set(ids)) == len(ids) == len(versions)
    assert {one.claimed for one in versions} <= set(ids)
    for number, one in found.items():
        mine = {found[other].id for other in found if found[other].replaced_by == one.id}
        assert mine == set(one.replaces)
        assert one.replaced_by is None or not one.replaces
        assert one.id.startswith(versions[number].claimed)


def _write(folder: Path, name: str, *paragraphs: str, number: int = 1, date: str = "3 mei 2021") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(letter(number, *paragraphs, date=date), encoding="utf-8")
    return folder / name


def _open(index: Path) -> Snapshot:
    return open_index(index, HashEncoder(), verify=True)


def _marks(snapshot: Snapshot) -> dict[str, str | None]:
    return {one.id: one.replaced_by for one in snapshot.everything()}


def _ingest(index: Path, *paths: Path, prune: bool = False) -> IngestReport:
    return update_index(index, paths, HashEncoder(), prune=prune)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A letter in two versions, one that cites it, and its unformatted print."""
    folder = tmp_path / "papers"
    _write(folder / "oud", "kst-36000-1.md", LONG, "Alleen in de oude versie: zwemvest.")
    _write(folder / "nieuw", "kst-36000-1.md", LONG, OTHER, "Alleen in de nieuwe: reddingsboei.", date="9 mei 2021")
    _write(folder, "kst-36000-2.md", "Zie Kamerstuk 36 000, nr. 1.", number=2)
    return folder


def test_only_the_version_in_use_is_found(papers: Path, tmp_path: Path) -> None:
    report = _ingest(tmp_path / "index", papers)
    snapshot = _open(tmp_path / "index")
    (older,) = [name for name, replaced_by in _marks(snapshot).items() if replaced_by]
    assert (report.documents, report.older) == (2, 1)
    assert older.startswith("kst-36000-1@")
    assert [one.id for one in snapshot.documents()] == ["kst-36000-1", "kst-36000-2"]
    assert snapshot.counts() == (2, report.passages) == (2, sum(one.passages for one in snapshot.documents()))
    assert older not in snapshot.facets()["document"]
    assert snapshot.facets()["dossier"] == {"36000": report.passages}
    found = snapshot.lexical.search("zwemvest", 9, None, without=snapshot.older)[0]
    assert not any(one.document_id == older for one in snapshot.passages_at(found))
    named = Filters(document=(older,))
    assert [one.id for one in snapshot.documents(named)] == [older]
    assert snapshot.counts(named) == (1, len(snapshot.passages(older)))
    rows, _ = snapshot.lexical.search("zwemvest", 1, snapshot.allowed(named))
    assert snapshot.passages_at(rows)[0].text == "Alleen in de oude versie: zwemvest."
    allowed = snapshot.allowed(Filters(dossier=("36000",)))
    assert allowed is not None
    assert len(allowed) == report.passages
    assert all(one.id.startswith(older) and one.document_id == older for one in snapshot.passages(older))


def test_the_order_of_ingests_does_not_matter(papers: Path, tmp_path: Path) -> None:
    folders = [papers / "oud", papers / "nieuw", papers / "kst-36000-2.md"]
    marks = []
    for at, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 0, 2])):
        index = tmp_path / f"{at}"
        for place in order:
            _ingest(index, folders[place])
        again = _ingest(index, *folders)
        assert (again.skipped, again.read, again.failed) == (3, 0, ())
        snapshot = _open(index)
        marks.append(_marks(snapshot))
        assert "reddingsboei" in snapshot.text("kst-36000-1")
        (best,) = worded(snapshot, "reddingsboei")
        assert snapshot.passage(best).document_id == "kst-36000-1"
        assert snapshot.cited_by("kst-36000-1#1") == ["kst-36000-2#1"]
    assert marks[0] == marks[1] == marks[2]


def test_when_the_file_in_use_goes_the_older_comes_back(papers: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    _ingest(index, papers)
    (papers / "nieuw" / "kst-36000-1.md").unlink()
    report = _ingest(index, papers, prune=True)
    assert (report.removed, report.older, report.embedded) == (1, 0, 0)
    snapshot = _open(index)
    assert _marks(snapshot) == {"kst-36000-1": None, "kst-36000-2": None}
    assert snapshot.document("kst-36000-1").replaces == ()
    assert worded(snapshot, "zwemvest")[0].startswith("kst-36000-1#")
    assert snapshot.cites("kst-36000-2#1")[0].passages[0] == "kst-36000-1#1"


def test_references_lead_to_the_version_in_use(tmp_path: Path) -> None:
    papers, index = tmp_path / "papers", tmp_path / "index"
    papers.mkdir()
    # The print has no number of its own: the letterhead is what would give it one.
    (papers / "kst-1259252.md").write_text(f"# Brief over verzuim\n\n{LONG}\n\n{OTHER}\n", encoding="utf-8")
    _write(papers, "kst-36000-1.md", LONG, OTHER)
    _write(papers, "kst-36000-3.md", "Over iets anders.", number=3)
    words = "En Kamerstuk 35 999, nr. 8; Kamerstuk 36 000, nr. 3."
    _write(papers, "kst-36000-2.md", "Een eerste alinea.", words, number=2)
    (papers / "nota.md").write_text("# Nota\n\nZie Kamerstuk 36 000, nr. 2.\n\nZie kst-1259252.\n", encoding="utf-8")
    _ingest(index, papers)
    snapshot = _open(index)
    assert snapshot.document("kst-1259252").replaced_by == "kst-36000-1"
    one, two = snapshot.cites("nota#2")[0], snapshot.cites("kst-36000-2#2")
    assert (one.id, one.in_index, one.document_id) == ("kst-1259252", True, "kst-36000-1")
    assert one.passages[0] == "kst-36000-1#1"
    assert snapshot.cited_by("kst-36000-1#1") == snapshot.cited_by("kst-1259252#1") == ["nota#2"]
    assert [(cited.id, cited.in_index) for cited in two] == [("kst-35999-8", False), ("kst-36000-3", True)]
    missing, third = snapshot.document_cites("kst-36000-2")
    assert (missing.id, missing.in_index, missing.document_id) == ("kst-35999-8", False, None)
    assert (third.id, third.count, third.passages) == ("kst-36000-3", 1, ("kst-36000-2#2",))
    (back,) = snapshot.document_cited_by("kst-36000-3")
    assert (back.id, back.count, back.passages) == ("kst-36000-2", 1, ("kst-36000-2#2",))

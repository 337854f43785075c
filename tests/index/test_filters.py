from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filters import Filters, facets, matching_documents, resolve
from index.speakers import speaker_terms
from index.store import Store
from ingest.errors import BadRequest
from ingest.model import Signatory, Speaker
from tests.index.making import make_paper, make_passage, make_store

SLOB = Speaker("minister", "A. Slob", None, (Signatory("staatssecretaris", "P. van der Berg", "VWS"),))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    letter = make_paper("kst-26695-135", [
        make_passage("kst-26695-135", 1, "a", speaker=SLOB),
        make_passage("kst-26695-135", 2, "b", speaker=Speaker("minister", "H.M. de Jonge")),
        make_passage("kst-26695-135", 3, "c", kind="table-row"),
    ], dossiers=("26695", "31497"), date="2021-05-20")
    report = make_paper("verslag", [
        make_passage("verslag", 1, "d", speaker=Speaker("fractie", None, "SGP")),
        make_passage("verslag", 2, "e", speaker=Speaker("fractie", None, "ChristenUnie")),
        make_passage("verslag", 3, "f", speaker=Speaker("fractie", None, "GroenLinks-PvdA")),
        make_passage("verslag", 4, "g", speaker=Speaker("lid", "M. van Nispen", "SP")),
    ], dossiers=("35570-VIII",), kind="verslag van een schriftelijk overleg")
    budget = make_paper("kst-35570-1", [make_passage("kst-35570-1", 1, "h")], dossiers=("35570",), date="2020-09-15")
    return make_store(tmp_path_factory.mktemp("filters") / "store.sqlite", [letter, report, budget])


def _texts(store: Store, filters: Filters) -> str:
    rows = resolve(filters, store)
    assert rows is not None
    assert rows.tolist() == sorted(rows.tolist())
    return "".join(passage.text for passage in store.passages_at(rows))


@pytest.mark.parametrize(("value", "expected"), [
    ("minister", "ab"), ("Minister", "ab"), ("de minister", "ab"), ("staatssecretaris", "a"),
    ("A. Slob", "a"), ("Slob", "a"), ("slob", "a"), ("minister Slob", "a"),
    ("De Jonge", "b"), ("Jonge", "b"), ("H.M. de Jonge", "b"),
    ("P. van der Berg", "a"), ("van der Berg", "a"), ("Berg", "a"),
    ("SGP", "d"), ("sgp", "d"), ("SGP-fractie", "d"), ("de SGP-fractie", "d"), ("leden van de SGP-fractie", "d"),
    ("ChristenUnie", "e"), ("CU", "e"), ("cu", "e"), ("fractie", "def"),
    ("GL-PvdA", "f"), ("GL/PvdA", "f"), ("GroenLinks-PvdA", "f"), ("GL", "f"), ("groenlinks", "f"), ("PvdA", "f"),
    ("SP", "g"), ("het lid Van Nispen", "g"), ("Nispen", "g"),
])
def test_speakers_by_role_party_and_name(store: Store, value: str, expected: str) -> None:
    assert _texts(store, Filters(speaker=(value,))) == expected


@pytest.mark.parametrize(("filters", "expected"), [
    (Filters(dossier=("26695",)), "abc"), (Filters(dossier=("26 695",)), "abc"),
    (Filters(dossier=("31\u00a0497",)), "abc"),
    (Filters(dossier=("35570",)), "h"), (Filters(dossier=("35 570 VIII",)), "defg"),
    (Filters(dossier=("35570-viii",)), "defg"), (Filters(dossier=("26695", "35570")), "abch"),
    (Filters(document=("verslag",)), "defg"), (Filters(document=("KST-26695-135", "kst-35570-1")), "abch"),
    (Filters(kind=("brief regering",)), "abch"), (Filters(kind=("Brief Regering",)), "abch"),
    (Filters(kind=("table-row",)), "c"), (Filters(kind=("table-row", "verslag van een schriftelijk overleg")), "cdefg"),
    (Filters(since="2021-05-20"), "abc"), (Filters(until="2021-05-20"), "abch"), (Filters(until="2021-05-19"), "h"),
    (Filters(since="2020-09-15", until="2020-09-15"), "h"), (Filters(since="2022-01-01"), ""),
    (Filters(dossier=("26695",), speaker=("minister",), kind=("paragraph",), since="2021-01-01"), "ab"),
    (Filters(dossier=("26695",), speaker=("SGP",)), ""),
])
def test_fields_together_and_values_apart(store: Store, filters: Filters, expected: str) -> None:
    assert _texts(store, filters) == expected
    numbers = matching_documents(filters, store)
    assert numbers is not None
    rows = resolve(filters, store)
    assert rows is not None
    assert {one.id for one in store.documents(numbers)} == {one.document_id for one in store.passages_at(rows)}


def test_a_dossier_without_chapter_stands_for_its_chapters(tmp_path: Path) -> None:
    paper = make_paper("a", [make_passage("a", 1, "x")], dossiers=("35570-VIII",))
    store = make_store(tmp_path / "store.sqlite", [paper])
    assert _texts(store, Filters(dossier=("35 570",))) == "x"
    with pytest.raises(BadRequest, match="unknown dossier '35570-VII'"):
        resolve(Filters(dossier=("35570-VII",)), store)


def test_no_filter_is_none(store: Store) -> None:
    assert resolve(Filters(), store) is None
    assert matching_documents(Filters(), store) == [1, 2, 3]
    assert not Filters()
    assert Filters(until="2021-01-01")


@pytest.mark.parametrize(("filters", "field", "message"), [
    (Filters(dossier=("26696",)), "dossier", "unknown dossier '26696'; nearest: 26695; known: 26695, 31497, 35570"),
    (Filters(document=("kst-26695-136",)), "document", "; nearest: kst-26695-135; known: kst-26695-135, kst-35570-1"),
    (Filters(kind=("motie",)), "kind", "unknown kind 'motie'; known: brief regering, paragraph, table-row, verslag"),
    (Filters(speaker=("Slop",)), "speaker", "unknown speaker 'Slop'; nearest: A. Slob, SP; known: A. Slob, "),
    (Filters(speaker=("SGP", "D66")), "speaker", "unknown speaker 'D66'"),
    (Filters(speaker=("x" * 9000,)), "speaker", "unknown speaker 'xxx"),
    (Filters(dossier=("",)), "dossier", "unknown dossier ''"),
    (Filters(speaker=("",)), "speaker", "unknown speaker ''"),
    (Filters(since="20 mei"), "since", "expected a date as 2021-05-20, found '20 mei'"),
    (Filters(until="2021-02-30"), "until", "expected a date as 2021-05-20, found '2021-02-30'"),
    (Filters(since="20210520"), "since", "expected a date"),
    (Filters(until=""), "until", "expected a date"),
    (Filters(since="2021-05-20", until="2021-05-19"), "since", "lies after until"),
])
def test_an_unknown_value_names_its_field_and_the_known_ones(
    store: Store, filters: Filters, field: str, message: str
) -> None:
    with pytest.raises(BadRequest, match=re.escape(message)) as error:
        resolve(filters, store)
    assert error.value.field == field
    assert len(str(error.value)) < 400


def test_of_many_known_values_the_nearest_are_named(tmp_path: Path) -> None:
    papers = [
        make_paper(f"kst-26695-{at}", [make_passage(f"kst-26695-{at}", 1, "x")], dossiers=(str(20000 + at),))
        for at in range(300)
    ]
    store = make_store(tmp_path / "store.sqlite", papers)
    with pytest.raises(BadRequest, match=r"; nearest: .*kst-26695-13\d"):
        resolve(Filters(document=("kst-26695-1300",)), store)
    with pytest.raises(BadRequest, match=r"known: 20000, 20001, 20002, 20003, 20004, … \(300 in all\)"):
        resolve(Filters(dossier=("zzz",)), store)
    with pytest.raises(BadRequest, match="unknown speaker 'Slob': no document in this index has one"):
        resolve(Filters(speaker=("Slob",)), store)


def test_facets_count_passages(store: Store) -> None:
    found = facets(store)
    assert found["dossier"] == {"26695": 3, "31497": 3, "35570": 1, "35570-VIII": 4}
    assert found["document"] == {"kst-26695-135": 3, "kst-35570-1": 1, "verslag": 4}
    assert found["kind"] == {
        "brief regering": 4, "verslag van een schriftelijk overleg": 4, "paragraph": 7, "table-row": 1,
    }
    assert found["speaker"]["minister"] == 2
    assert found["speaker"]["P. van der Berg"] == 1
    for field, values in found.items():
        for value, count in values.items():
            rows = resolve(Filters(**{field: (value,)}), store)  # type: ignore[arg-type]
            assert rows is not None
            assert len(rows) == count, (field, value)


@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_a_name_always_finds_itself(name: str) -> None:
    terms = speaker_terms(Speaker("lid", name))
    assert all(term == " ".join(term.split()) and term for term in terms)


@pytest.mark.parametrize(("name", "terms"), [
    ("A. Slob", {"a. slob", "slob"}), ("J.W. van den Berg", {"j.w. van den berg", "van den berg", "berg"}),
    ("drs. A.Th.B. Bijleveld-Schouten", {"drs. a.th.b. bijleveld-schouten", "bijleveld-schouten"}),
    ("Ch.J. de Vries", {"ch.j. de vries", "de vries", "vries"}), ("Agnes Mulder", {"agnes mulder", "mulder"}),
    ("El Abassi", {"el abassi", "abassi"}), ("Tellegen", {"tellegen"}), ("Gündoğan", {"gundogan"}),
    ("Arie van ’t Hof", {"arie van 't hof", "van 't hof", "hof"}),
])
def test_terms_of_a_name(name: str, terms: set[str]) -> None:
    assert speaker_terms(Speaker(None, name)) == terms

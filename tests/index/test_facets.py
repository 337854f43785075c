"""Filter values with counts: each count is what the filter itself then leaves."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import facet_names
from index.encoder import load_encoder
from index.facets import FIELDS, facet, facets
from index.filters import Filters
from index.snapshot import Snapshot, open_index
from ingest.errors import BadRequest

CHOICES: dict[str, list[str]] = {
    "dossier": ["26695", "31497", "26 695"], "document": ["kst-26695-130", "kst-31497-422"],
    "kind": ["brief regering", "table-row"], "speaker": ["minister", "SGP", "A. Slob", "minister Slob"],
}


@pytest.fixture(scope="module")
def snapshot(sample_index: Path) -> Snapshot:
    """The sample papers."""
    return open_index(sample_index, load_encoder())


def chosen(filters: Filters, field: str, *values: str) -> Filters:
    changed: dict[str, Any] = {field: values}
    return replace(filters, **changed)


def left(snapshot: Snapshot, filters: Filters) -> int:
    """Passages that pass."""
    return snapshot.counts(filters)[1]


@given(st.fixed_dictionaries({name: st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple)
                              for name, known in CHOICES.items()}),
       st.sampled_from([None, "2020-06-01"]), st.sampled_from([None, "2021-03-01"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_count_is_what_choosing_the_value_leaves(snapshot: Snapshot, lists: dict[str, tuple[str, ...]],
                                                   since: str | None, until: str | None) -> None:
    filters = Filters(**lists, since=since, until=until)
    found = facets(snapshot, filters, 500)
    for field in FIELDS:
        values = getattr(found, field).values
        assert set(getattr(filters, field)) <= {one.value for one in values}
        for one in values:
            assert one.count == left(snapshot, chosen(filters, field, one.value)), (field, one)


def test_a_value_that_is_not_listed_leaves_nothing(snapshot: Snapshot) -> None:
    filters = Filters(document=("kst-31497-422",))
    listed = {one.value for one in facets(snapshot, filters, 500).speaker.values}
    everyone = {one.value for one in facets(snapshot, Filters(), 500).speaker.values}
    assert everyone - listed
    for name in everyone - listed:
        assert left(snapshot, chosen(filters, "speaker", name)) == 0


def test_most_first_and_no_more_than_asked_for(snapshot: Snapshot) -> None:
    found = facets(snapshot, Filters(document=("kst-26695-135",)), 2).document
    assert [one.value for one in found.values] == [
        "26695-verslag-schriftelijk-overleg", "kst-26695-130", "kst-26695-135"]  # the last because it is chosen
    assert [one.count for one in found.values] == [114, 101, 4]
    assert found.total == 5
    assert (found.values[2].title, found.values[2].date) == ("Voortijdig school verlaten", "2021-05-20")


def test_values_say_what_they_are_of(snapshot: Snapshot) -> None:
    found = facets(snapshot, Filters(), 500)
    assert {one.value: one.of for one in found.kind.values} == {
        "brief regering": "document", "verslag van een schriftelijk overleg": "document",
        "paragraph": "passage", "list-item": "passage", "table-row": "passage"}
    speakers = {one.value: one.of for one in found.speaker.values}
    assert (speakers["minister"], speakers["A. Slob"], speakers["SGP"]) == ("role", "name", "party")


def test_dates_are_those_the_other_filters_leave(snapshot: Snapshot) -> None:
    everything = facets(snapshot, Filters(since="2021-01-01"), 1)
    assert (everything.since, everything.until) == ("2020-01-30", "2021-05-20")
    undated = facets(snapshot, Filters(document=("kst-31497-422",)), 1)
    assert (undated.since, undated.until) == (None, None)


def test_an_unknown_choice_is_an_error(snapshot: Snapshot) -> None:
    with pytest.raises(BadRequest, match="unknown speaker 'Napoleon'"):
        facets(snapshot, Filters(speaker=("Napoleon",)), 5)


@pytest.mark.parametrize(("field", "contains", "values"), [
    ("dossier", "26 695", ["26695"]), ("dossier", "314", ["31497"]), ("document", "26 695, nr. 135", ["kst-26695-135"]),
    ("document", "kst-26695-135", ["kst-26695-135"]), ("document", "Kamerstuk 26 695, nr. 130", ["kst-26695-130"]),
    ("document", "SCHOOL vroegtijdig", []), ("document", "verlaten KST voortïjdig 130", ["kst-26695-130"]),
    ("speaker", "slob minister", ["A. Slob"]), ("speaker", "sgp", ["SGP"]), ("kind", "verslag", [
        "verslag van een schriftelijk overleg"]), ("speaker", "zzz", []),
])
def test_values_are_found_by_what_they_are_called(snapshot: Snapshot, field: str, contains: str,
                                                  values: list[str]) -> None:
    found = facet(snapshot, Filters(), field, 500, contains)
    assert [one.value for one in found.values] == values
    assert found.total == len(values)
    everything = {one.value: one for one in getattr(facets(snapshot, Filters(), 500), field).values}
    assert all(one == everything[one.value] for one in found.values)


def test_a_value_looked_for_is_counted_under_the_other_filters(snapshot: Snapshot) -> None:
    filters = Filters(document=("kst-26695-130",), speaker=("SGP",))
    found = facet(snapshot, filters, "speaker", 500, "slob").values
    assert [one.value for one in found] == ["A. Slob", "SGP"]  # the last because it is chosen
    assert [one.count for one in found] == [left(snapshot, chosen(filters, "speaker", one.value)) for one in found]


def test_who_looks_while_names_are_gathered_misses_none(sample_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first to look gathers all names of a generation, which takes seconds where it is large."""
    fresh = open_index(sample_index, load_encoder())
    begun, done = threading.Event(), threading.Event()
    gathered = facet_names._NAMES["document"]

    def slowly(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
        waits = not begun.is_set()
        begun.set()
        assert not waits or done.wait(30)
        yield from gathered(snapshot)

    monkeypatch.setitem(facet_names._NAMES, "document", slowly)
    first = threading.Thread(target=facet, args=(fresh, Filters(), "document", 9, "voortijdig"))
    first.start()
    assert begun.wait(30)
    try:
        second = facet(fresh, Filters(), "document", 9, "voortijdig")
    finally:
        done.set()
        first.join()
    assert second.total == 3

"""What a snapshot keeps of the passages it has made ready: the same for all who ask, and never more than it may."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import snapshot as module
from index.arrays import IntArray
from index.prepared import prepare_passage
from index.snapshot import Snapshot
from tests.index.samples import sample_snapshot

FEW = 16


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with pytest.MonkeyPatch.context() as patch, sample_snapshot(tmp_path_factory.mktemp("kept") / "index") as made:
        patch.setattr(module, "_PREPARED_KEPT", FEW)
        yield made


def _ids(snapshot: Snapshot, rows: IntArray) -> list[str]:
    return [one.passage.id for one in snapshot.prepared_at(rows)]


def _expected(snapshot: Snapshot, rows: IntArray) -> list[str]:
    return [one.id for one in snapshot.passages_at(rows)]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_same_rank_in_and_out(snapshot: Snapshot, data: st.DataObject) -> None:
    known = snapshot.store.rows().tolist()
    drawn = data.draw(st.lists(st.sampled_from(known[:40]), max_size=3 * FEW))  # rows may be repeated
    rows = np.array(drawn, dtype=np.int64)
    assert _ids(snapshot, rows) == _expected(snapshot, rows)
    assert len(snapshot._prepared) <= FEW


def test_what_is_kept_is_what_would_be_made(snapshot: Snapshot) -> None:
    rows = snapshot.store.rows()[:5]
    snapshot._prepared.clear()
    first, again = snapshot.prepared_at(rows), snapshot.prepared_at(rows[::-1])[::-1]
    assert all(one is other for one, other in zip(first, again, strict=True))
    for one in first:
        assert one == prepare_passage(snapshot.document(one.passage.document_id), one.passage)


def test_the_last_are_kept(snapshot: Snapshot) -> None:
    rows = snapshot.store.rows()
    snapshot._prepared.clear()
    assert len(snapshot.prepared_at(rows)) == len(rows) > FEW
    assert set(snapshot._prepared) == set(rows[-FEW:].tolist())
    snapshot.prepared_at(rows[:3])
    assert set(snapshot._prepared) == {*rows[:3].tolist(), *rows[3 - FEW:].tolist()}


def test_an_unknown_row_is_an_error_and_leaves_nothing(snapshot: Snapshot) -> None:
    with pytest.raises(KeyError, match="-5"):
        snapshot.prepared_at(np.array([snapshot.store.rows()[0], -5]))
    assert -5 not in snapshot._prepared


def test_several_threads_get_each_their_own(snapshot: Snapshot) -> None:
    known = snapshot.store.rows()[:60]
    generator = np.random.default_rng(5)
    asked = [generator.choice(known, 20) for _ in range(120)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda rows: _ids(snapshot, rows), asked))
    assert found == [_expected(snapshot, rows) for rows in asked]
    assert len(snapshot._prepared) == FEW

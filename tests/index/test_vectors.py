from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.arrays import FloatArray, IntArray
from index.vectors import FLAT_UP_TO, SQ8_UP_TO, VectorStore, VectorType, chosen_type, open_vectors
from index.vectors_build import build_vectors, list_count
from ingest.errors import BadRequest, Damaged

TYPES: tuple[VectorType, ...] = get_args(VectorType)
COUNT, DIMENSION = 30_000, 48


def _unit(array: FloatArray) -> FloatArray:
    return np.asarray(array / np.linalg.norm(array, axis=1, keepdims=True), dtype=np.float32)


def _clustered(count: int, seed: int = 1) -> FloatArray:
    """Vectors in groups, as those of texts are, all leaning one way."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(max(count // 50, 1), DIMENSION))
    chosen = centres[random.integers(0, len(centres), count)]
    return _unit(np.asarray(chosen + 0.8 * random.normal(size=(count, DIMENSION)) + 0.5, dtype=np.float32))


@pytest.fixture(scope="module")
def many() -> tuple[FloatArray, IntArray]:
    return _clustered(COUNT), np.arange(COUNT, dtype=np.int64) * 3 + 7


@pytest.fixture(scope="module")
def built(many: tuple[FloatArray, IntArray], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders: dict[str, Path] = {kind: tmp_path_factory.mktemp(kind) for kind in TYPES}
    for kind in TYPES:
        build_vectors(folders[kind], kind, *many)
    return folders


def _best(
    vectors: FloatArray, ids: IntArray, query: FloatArray, k: int, allowed: IntArray | None
) -> tuple[IntArray, FloatArray]:
    scores = vectors @ query
    if allowed is not None:
        scores = np.where(np.isin(ids, allowed), scores, -np.inf)
    order = np.lexsort((ids, -scores))[:k]
    order = order[np.isfinite(scores[order])]
    return ids[order], scores[order]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("share", [None, 0.9, 0.7, 0.2, 0.001])
def test_recall_with_and_without_filter(
    many: tuple[FloatArray, IntArray], built: dict[str, Path], kind: str, share: float | None
) -> None:
    vectors, ids = many
    store = open_vectors(built[kind], kind)
    random = np.random.default_rng(2)
    allowed = None if share is None else np.sort(random.choice(ids, int(share * COUNT), replace=False))
    recall = []
    for query in _unit(vectors[random.integers(0, COUNT, 40)] + 0.05):
        found, scores = store.search(query, 10, allowed)
        expected, _ = _best(vectors, ids, query, 10, allowed)
        recall.append(len(set(found.tolist()) & set(expected.tolist())) / len(expected))
        assert np.all(np.diff(scores) <= 0)
        assert scores == pytest.approx((vectors[np.searchsorted(ids, found)] @ query), abs=2e-3)
        assert allowed is None or set(found.tolist()) <= set(allowed.tolist())
    assert np.mean(recall) >= (1.0 if kind == "flat" else 0.95), (kind, share, np.mean(recall))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_flat_is_exact_for_any_filter(data: st.DataObject, small: tuple[VectorStore, FloatArray, IntArray]) -> None:
    store, vectors, ids = small
    query = vectors[data.draw(st.integers(0, len(ids) - 1))]
    k = data.draw(st.integers(0, len(ids) + 5))
    chosen = data.draw(st.none() | st.sets(st.sampled_from(ids.tolist())))
    allowed = None if chosen is None else np.array(sorted(chosen), dtype=np.int64)
    found, scores = store.search(query, k, allowed)
    expected, best = _best(vectors, ids, query, k, allowed)
    assert found.tolist() == expected.tolist()
    assert scores == pytest.approx(best, abs=1e-5)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[VectorStore, FloatArray, IntArray]:
    folder = tmp_path_factory.mktemp("small")
    vectors, ids = _clustered(70), np.sort(np.random.default_rng(3).permutation(1000)[:70]).astype(np.int64)
    build_vectors(folder, "flat", vectors, ids)
    return open_vectors(folder, "flat"), vectors, ids


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("count", [1, 2, 45])
def test_few_vectors(tmp_path: Path, kind: VectorType, count: int) -> None:
    vectors, ids = _clustered(count), np.arange(count, dtype=np.int64) + 5
    build_vectors(tmp_path, kind, vectors, ids)
    store = open_vectors(tmp_path, kind)
    found, _ = store.search(vectors[0], 100)
    assert sorted(found.tolist()) == ids.tolist()
    assert found[0] == 5
    assert store.search(vectors[0], 100, ids[:0])[0].tolist() == []
    assert store.search(vectors[0], 100, ids[-1:])[0].tolist() == [4 + count]
    assert store.vectors_of(ids[::-1]) == pytest.approx(vectors[::-1], abs=1e-3)
    assert store.vectors_of(ids[:0]).shape == (0, DIMENSION)
    with pytest.raises(KeyError, match="without a vector"):
        store.vectors_of(np.array([4]))


def test_no_vectors_at_all(tmp_path: Path) -> None:
    build_vectors(tmp_path, chosen_type(0, "hnsw"), np.empty((0, 8), dtype=np.float32), np.empty(0, dtype=np.int64))
    store = open_vectors(tmp_path, "flat")
    query = np.ones(8, dtype=np.float32)
    assert store.search(query, 5)[0].tolist() == []
    assert store.search(query, 5, np.empty(0, dtype=np.int64))[1].tolist() == []


def test_type_by_size_and_by_force() -> None:
    assert [chosen_type(n, None) for n in (0, 1, FLAT_UP_TO, FLAT_UP_TO + 1, SQ8_UP_TO, SQ8_UP_TO + 1)] == [
        "flat", "flat", "flat", "ivf-sq8", "ivf-sq8", "ivf-rabitq",
    ]
    assert [chosen_type(5, kind) for kind in TYPES] == list(TYPES)
    assert chosen_type(0, "ivf-sq8") == "flat"
    with pytest.raises(BadRequest, match="unknown vector type 'pq'; known: flat, hnsw, ivf-sq8, ivf-rabitq") as error:
        chosen_type(5, "pq")
    assert error.value.field == "vector_type"
    assert (list_count(10), list_count(1_000_000)) == (1, 4000)


def test_ids_must_ascend(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ascending ids"):
        build_vectors(tmp_path, "flat", _clustered(3), np.array([1, 3, 2]))


@pytest.mark.parametrize("kind", TYPES)
def test_an_open_index_outlives_its_files(built: dict[str, Path], tmp_path: Path, kind: str) -> None:
    folder = shutil.copytree(built[kind], tmp_path / "copy")
    store = open_vectors(folder, kind)
    query = _clustered(1, seed=4)[0]
    before = store.search(query, 20)
    shutil.rmtree(folder)
    with ThreadPoolExecutor(4) as threads:
        for found, scores in threads.map(lambda _: store.search(query, 20), range(40)):
            assert found.tolist() == before[0].tolist()
            assert scores.tolist() == before[1].tolist()


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", ["vectors.faiss", "vectors.ids.npy", "vectors.exact.npy"])
def test_a_damaged_file_is_named(built: dict[str, Path], tmp_path: Path, kind: str, name: str) -> None:
    folder = shutil.copytree(built[kind], tmp_path / "copy")
    if not (folder / name).exists():
        assert (kind, name) == ("flat", "vectors.exact.npy")
        return
    (folder / name).write_bytes(b"no vectors")
    with pytest.raises(Damaged, match=f"{name}: expected the vectors"):
        open_vectors(folder, kind)


def test_a_fork_after_a_search_still_searches(built: dict[str, Path]) -> None:
    script = """
import os, sys
from pathlib import Path
from concurrent.futures import ThreadPoolExecutor
import numpy as np
from index.vectors import open_vectors
store = open_vectors(Path(sys.argv[1]), "flat")
query = np.ones(48, dtype=np.float32)
with ThreadPoolExecutor(2) as threads:
    best = [found[0] for found, _ in threads.map(lambda _: store.search(query, 5), range(8))][0]
child = os.fork()
if child == 0:
    os._exit(0 if store.search(query, 5)[0][0] == best else 3)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", script, str(built["flat"])], env=environment, timeout=60, check=False)
    assert done.returncode == 0

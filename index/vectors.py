"""Nearest vectors by inner product, with FAISS, the type chosen by size.

    type         up to       how                                                 bytes a vector in memory
    flat         300,000     every vector, exactly                               1536
    hnsw         (forced)    graph of 24 links, fp16                              976
    ivf-sq8      5 million   inverted lists, 8 bits a number                      398
    ivf-rabitq   more        inverted lists, 2 bits a number (Gao et al., 2024)   130

The last three only propose candidates; these are ranked by their float16 vectors, which stay on disk, mapped. The
figures are for 384 numbers. Files are mapped, not read (`IO_FLAG_MMAP_IFC`): opening takes milliseconds. An index
opened so must never be added to, FAISS aborts; nothing here adds to an opened one. One thread a search: several
would wait for each other in a busy service, and a fork after a search on two threads hangs the child. Building does
use threads, so start processes with `spawn` after it.

A filter is a bitmap handed to FAISS, so it cuts before ranking. In a graph or in lists a narrow filter hides most
of the road, so few allowed vectors are ranked one by one, and for more the search is widened.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import faiss
import numpy as np
import numpy.typing as npt

from index.arrays import FloatArray, IntArray
from ingest.errors import BadRequest, Damaged

VectorType = Literal["flat", "hnsw", "ivf-sq8", "ivf-rabitq"]
FLAT_UP_TO, SQ8_UP_TO = 300_000, 5_000_000
FAISS_NAME, IDS_NAME, EXACT_NAME = "vectors.faiss", "vectors.ids.npy", "vectors.exact.npy"
_faiss: Any = faiss  # its type stubs lag behind its keyword arguments
_ONE_BY_ONE = 20_000  # allowed vectors up to this are ranked exactly: 15 MB to read
_CANDIDATES = 100  # at least so many are ranked again
_PART = 16_384  # vectors ranked exactly at a time


class VectorStore(Protocol):
    """Vectors of one generation. Safe to search from several threads."""

    def search(self, query: FloatArray, k: int, allowed: IntArray | None = None) -> tuple[IntArray, FloatArray]:
        """Ids and inner products of the `k` best for a query, float32 (d,); fewer when there are fewer.

        Best first, equals by id. `allowed` are ascending ids; None allows all.
        """
        ...

    @property
    def ids(self) -> IntArray:
        """All ids, ascending, int64 (n,)."""
        ...

    def vectors_of(self, ids: IntArray) -> FloatArray:
        """Vectors of the given ids, float32 (n, d), as exact as the type keeps them. Raises KeyError."""
        ...


def chosen_type(count: int, forced: str | None) -> VectorType:
    """The type for so many vectors. Raises BadRequest when `forced` is none of the types."""
    if forced is not None and forced not in get_args(VectorType):
        raise BadRequest("vector_type", f"unknown vector type {forced!r}; known: {', '.join(get_args(VectorType))}")
    if count == 0:
        return "flat"  # lists and graphs cannot be trained on nothing
    for kind in get_args(VectorType):
        if kind == forced:
            return kind  # type: ignore[no-any-return]
    return "flat" if count <= FLAT_UP_TO else "ivf-sq8" if count <= SQ8_UP_TO else "ivf-rabitq"


class FlatVectors:
    """Every vector compared, nothing lost. `ids` ascend; the index holds their vectors in that order."""

    def __init__(self, index: Any, ids: IntArray) -> None:
        self._index = index
        self._ids = ids

    @property
    def ids(self) -> IntArray:
        """As in VectorStore."""
        return self._ids

    def search(self, query: FloatArray, k: int, allowed: IntArray | None = None) -> tuple[IntArray, FloatArray]:
        """As in VectorStore; exact."""
        if allowed is None:
            return _ranked(self._ids, *_ask(self._index, query, min(k, len(self._ids)), _faiss.SearchParameters()), k)
        positions = _positions(self._ids, allowed)
        parameters = _faiss.SearchParameters(sel=_selector(len(self._ids), positions))
        return _ranked(self._ids, *_ask(self._index, query, min(k, len(positions)), parameters), k)

    def vectors_of(self, ids: IntArray) -> FloatArray:
        """As in VectorStore; exact."""
        vectors: FloatArray = self._index.reconstruct_batch(_positions(self._ids, ids))
        return vectors


class RerankedVectors:
    """Candidates from an approximate index, ranked by the vectors themselves, float16 (n, d) on disk.

    `effort(index, selector, times)` gives the search parameters, `times` wider than usual.
    """

    def __init__(
        self, index: Any, ids: IntArray, exact: npt.NDArray[np.float16], effort: Callable[[Any, Any, float], Any]
    ) -> None:
        self._index = index
        self._ids = ids
        self._exact = exact
        self._effort = effort

    @property
    def ids(self) -> IntArray:
        """As in VectorStore."""
        return self._ids

    def search(self, query: FloatArray, k: int, allowed: IntArray | None = None) -> tuple[IntArray, FloatArray]:
        """As in VectorStore; exact for few allowed, else recall as the type has it."""
        wanted = min(max(_CANDIDATES, 4 * k), len(self._ids))
        if allowed is None:
            _, found = _ask(self._index, query, wanted, self._effort(self._index, None, 1.0))
            return _ranked(self._ids, self._scores(query, found), found, k)
        positions = _positions(self._ids, allowed)
        if len(positions) > max(_ONE_BY_ONE, wanted):
            times = len(self._ids) / len(positions)
            selector = _selector(len(self._ids), positions)
            _, positions = _ask(self._index, query, wanted, self._effort(self._index, selector, times))
        return _ranked(self._ids, self._scores(query, positions), positions, k)

    def vectors_of(self, ids: IntArray) -> FloatArray:
        """As in VectorStore; to about three decimals."""
        return self._exact[_positions(self._ids, ids)].astype(np.float32)

    def _scores(self, query: FloatArray, positions: IntArray) -> FloatArray:
        parts = [positions[start : start + _PART] for start in range(0, len(positions), _PART)]
        scores = [self._exact[part].astype(np.float32) @ query for part in parts]
        return np.concatenate(scores) if scores else np.empty(0, dtype=np.float32)


def open_vectors(folder: Path, kind: str) -> VectorStore:
    """Open the vectors of a generation. Raises Damaged with the file named."""
    file = folder / FAISS_NAME
    try:
        index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
        file = folder / IDS_NAME
        ids: IntArray = np.load(file, mmap_mode="r")
        if index.ntotal != len(ids):
            raise ValueError(f"{len(ids)} ids for {index.ntotal} vectors")
        if kind == "flat":
            return FlatVectors(index, ids)
        file = folder / EXACT_NAME
        return RerankedVectors(index, ids, np.load(file, mmap_mode="r"), _EFFORTS[kind])
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise Damaged(
            f"{file}: expected the vectors ({kind}) of an index ({error}); remove the index folder and ingest again"
        ) from error


def _ask(index: Any, query: FloatArray, k: int, parameters: Any) -> tuple[FloatArray, IntArray]:
    if k <= 0:
        return np.empty(0, dtype=np.float32), np.empty(0, dtype=np.int64)
    faiss.omp_set_num_threads(1)  # holds for the calling thread only
    scores, positions = index.search(np.ascontiguousarray(query, dtype=np.float32)[None], k, params=parameters)
    found = positions[0] >= 0
    return scores[0][found], positions[0][found]


def _ranked(ids: IntArray, scores: FloatArray, positions: IntArray, k: int) -> tuple[IntArray, FloatArray]:
    order = np.lexsort((positions, -scores))[: max(k, 0)]
    return np.asarray(ids[positions[order]]), scores[order]


def _positions(ids: IntArray, wanted: IntArray) -> IntArray:
    places = np.searchsorted(ids, wanted)
    if len(wanted) and (len(ids) == 0 or not np.array_equal(ids[np.minimum(places, len(ids) - 1)], wanted)):
        raise KeyError("an id without a vector")
    return places.astype(np.int64)


def _selector(count: int, positions: IntArray) -> Any:
    mask = np.zeros(count, dtype=bool)
    mask[positions] = True
    return _faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))


def _lists(index: Any, share: float, times: float) -> int:
    """Lists to look into: a number that grows with their own, wider under a filter."""
    return int(min(index.nlist, max(32, share * index.nlist) * min(times, 8.0)))


def _hnsw(index: Any, selector: Any, times: float) -> Any:
    return _faiss.SearchParametersHNSW(efSearch=int(256 * min(times, 8.0)), sel=selector)


def _sq8(index: Any, selector: Any, times: float) -> Any:
    return _faiss.SearchParametersIVF(nprobe=_lists(index, 0.03, times), sel=selector)


def _rabitq(index: Any, selector: Any, times: float) -> Any:
    inner = faiss.downcast_index(index.index)
    lists = _lists(inner, 0.02, times)
    return _faiss.SearchParametersPreTransform(
        index_params=_faiss.IVFRaBitQSearchParameters(nprobe=lists, sel=selector)
    )


_EFFORTS: dict[str, Callable[[Any, Any, float], Any]] = {"hnsw": _hnsw, "ivf-sq8": _sq8, "ivf-rabitq": _rabitq}

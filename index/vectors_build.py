"""Building the vectors of a generation from an array on disk, a part at a time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.arrays import FloatArray, IntArray
from index.vectors import EXACT_NAME, FAISS_NAME, IDS_NAME, VectorType

_PART = 65_536  # vectors handed to FAISS at a time: 100 MB
_SEED = 20_21
_PER_LIST = 64  # vectors to train each list on; FAISS asks for 39 at least


def build_vectors(folder: Path, kind: VectorType, vectors: FloatArray, ids: IntArray) -> None:
    """Write the vectors of a generation.

    `vectors` is float32 (n, d), mapped or in memory, L2-normalised; `ids` int64 (n,), ascending. Raises ValueError
    for ids out of order, RuntimeError or OSError when the disk is full.
    """
    if len(ids) > 1 and not bool(np.all(ids[1:] > ids[:-1])):
        raise ValueError("expected ascending ids")
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    index = _trained(kind, vectors)
    for start in range(0, len(ids), _PART):
        index.add(np.ascontiguousarray(vectors[start : start + _PART]))
    faiss.write_index(index, str(folder / FAISS_NAME))
    _write_array(folder / IDS_NAME, ids, np.dtype(np.int64))
    if kind != "flat":
        _write_array(folder / EXACT_NAME, vectors, np.dtype(np.float16))


def list_count(count: int) -> int:
    """Inverted lists for so many vectors: four times the root, as long as each has enough to be trained on."""
    return max(1, min(int(4 * count**0.5), count // 39))


def _trained(kind: VectorType, vectors: FloatArray) -> Any:
    count, dimension = vectors.shape
    lists = list_count(count)
    recipe = {
        "flat": "Flat",
        "hnsw": "HNSW24_SQfp16",
        "ivf-sq8": f"IVF{lists},SQ8",
        "ivf-rabitq": f"RR{dimension},IVF{lists},RaBitQ2",
    }[kind]
    index = faiss.index_factory(dimension, recipe, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        chosen = np.random.default_rng(_SEED).permutation(count)[: max(_PER_LIST * lists, 10_000)]
        index.train(np.ascontiguousarray(vectors[np.sort(chosen)]))
    return index


def _write_array(path: Path, array: np.ndarray[Any, Any], dtype: np.dtype[Any]) -> None:
    """Write an .npy file with plain writes: a mapped file on a full disk ends the process with SIGBUS."""
    header = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": array.shape}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        for start in range(0, len(array), _PART):
            file.write(np.ascontiguousarray(array[start : start + _PART], dtype=dtype).tobytes())

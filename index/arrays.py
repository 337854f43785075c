"""Array types that the modules of the index share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def among(values: IntArray, ascending: IntArray) -> BoolArray:
    """Whether each value is one of many ascending ones; few values take as good as no time."""
    if not len(ascending):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)
    found: BoolArray = np.asarray(ascending)[places] == values
    return found

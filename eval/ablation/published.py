"""The encoder before training: from a folder with weights as griffier ships them, or a transformers folder.

A transformers folder of the shipped architecture is trimmed and quantised first, exactly as what ships was: between the
two encoders then lies the training and nothing else. Any other folder is read by sentence-transformers as it is.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from eval.errors import EvaluationError
from index.encoder import Encoder, load_encoder
from index.onnx_encoder import MODEL, load_shipped

_TENSORS, _MODULES = "model.safetensors", "modules.json"


def load_published(folder: Path) -> Encoder:
    """The encoder in `folder`. Raises ModelUnavailable or EvaluationError where it cannot be loaded."""
    if (folder / MODEL).is_file():
        return load_shipped(folder)
    if (folder / _TENSORS).is_file() and not (folder / _MODULES).is_file():
        return _built(folder)
    return load_encoder(str(folder))


def _built(folder: Path) -> Encoder:
    # Imported here: the rows are made without onnx and safetensors where the weights are built already.
    try:
        from safetensors import SafetensorError

        from index.weights_build.__main__ import write_model
        from index.weights_build.source import read_folder
        from index.weights_build.vocabulary import select
    except ImportError as error:
        raise EvaluationError(
            f"{folder}: a transformers folder is built into the form that ships first, which needs {error.name}; "
            'install it with `pip install "griffier[encoder]"`, or give a folder with model.onnx'
        ) from error
    with TemporaryDirectory(prefix="griffier-published-") as place:
        try:
            source = read_folder(folder)
            write_model(source, select(source.pieces), Path(place), folder.name)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise EvaluationError(f"{folder}: no transformers folder of the shipped architecture: {error}") from error
        return load_shipped(Path(place))

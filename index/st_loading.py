"""Loading a model of sentence-transformers from a folder or a hub; torch is imported then, not before.

What the packages, the files and the hub raise is told as one error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from ingest.errors import ModelUnavailable

HUB_SECONDS = 10.0

Kind = Literal["SentenceTransformer", "CrossEncoder"]


def load_model(kind: Kind, name: str, otherwise: str, *, threads: int | None = None) -> Any:
    """The model `name`: a folder, or a name on the model hub. `otherwise` is the advice for who has no torch.

    Raises ModelUnavailable.
    """
    folder = Path(name)
    if not folder.is_dir() and (name.count("/") > 1 or name.startswith((".", "/", "~", "\\"))):
        raise ModelUnavailable(f"{name}: no such folder, and no name on a model hub (those are organisation/model)")
    try:
        import sentence_transformers
        import torch
    except ImportError as error:
        raise ModelUnavailable(
            f"the model {name} needs sentence-transformers and torch ({error}); "
            f'install them with `pip install "griffier[models]"`, or {otherwise}'
        ) from error
    if threads:
        torch.set_num_threads(threads)
    make = getattr(sentence_transformers, kind)
    try:
        return make(str(folder)) if folder.is_dir() else _from_hub(make, name)
    except Exception as error:  # the hub, the files and torch each raise their own kinds
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        found = "the folder holds no model it can read" if folder.is_dir() else "no such folder, nor on the hub"
        raise ModelUnavailable(f"{name}: sentence-transformers cannot load it: {found} ({reason})") from error


def clean(text: str) -> str:
    """`text` without lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _from_hub(make: Any, name: str) -> Any:
    """The model from the local cache, else from the hub once it has shown to be there: the download itself would try
    again for over a minute where there is no network."""
    from huggingface_hub import HfApi

    try:
        return make(name, local_files_only=True)
    except Exception:  # not in the cache, or not whole; what the hub says next is the message that counts
        HfApi().model_info(name, timeout=HUB_SECONDS)
        return make(name)

"""What goes wrong with a model. None of these reaches a reader: the answer falls back to the papers' own words.

    ModelFailed                the model gave no answer, or only the beginning of one; `reason` is its word in the audit
    ├── ModelUnreachable       no connection, or it broke
    ├── ModelRefused           the service answers with an error status
    ├── ModelTooSlow           silent or busy for longer than it may be
    └── ModelBabbled           something else than a stream of words
"""

from __future__ import annotations

from ingest.errors import GriffierError
from service.generate.audit import Reason


class ModelFailed(GriffierError):
    """The model gave no answer, or only the beginning of one. The message holds nothing that the service sent."""

    reason: Reason = "failed"


class ModelUnreachable(ModelFailed):
    """No connection to the service, or one that broke while the model wrote."""

    reason: Reason = "unreachable"


class ModelRefused(ModelFailed):
    """The service answers with an error status: a wrong key, an unknown model, too many requests."""

    reason: Reason = "error-status"

    def __init__(self, message: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class ModelTooSlow(ModelFailed):
    """The model is silent, or not done, for longer than it may be."""

    reason: Reason = "timeout"


class ModelBabbled(ModelFailed):
    """What came is no stream of words: broken JSON, more bytes than an answer has."""

    reason: Reason = "malformed"

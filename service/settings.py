"""The one Settings object: what the environment may set, under the prefix GRIFFIER_."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import BadRequest

MAX_QUESTION = 2000  # characters; the encoder reads no more than 512 tokens anyway
DEFAULT_K, MAX_K = 5, 100


def default_index() -> Path:
    """The platform's data folder: where an index lives when nobody says otherwise."""
    return Path(user_data_dir("griffier", appauthor=False))


class Settings(BaseSettings):
    """What griffier runs with. Empty environment variables count as unset."""

    model_config = SettingsConfigDict(env_prefix="GRIFFIER_", env_ignore_empty=True, frozen=True)

    index: Path = Field(default_factory=default_index, description="Folder of the index.")
    url: str | None = Field(default=None, description="Service that `griffier ask` asks, e.g. http://127.0.0.1:8000.")
    sru_url: str | None = Field(default=None, description="SRU service to fetch from; unset is the official one.")
    odata_url: str | None = Field(default=None, description="OData service to fetch from; unset is the official one.")
    contact: str | None = Field(default=None, description="Who fetches: an e-mail address or URL the sources are told.")
    model: str | None = Field(default=None, description="Encoder; unset is the one that ships.")
    host: str = Field(default="127.0.0.1", description="Address the service listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the service listens on; 0 takes a free one.")
    mcp_hosts: str = Field(default="", description="Other names, comma between, under which assistants reach /mcp.")
    threads: int | None = Field(default=None, ge=1, description="Cores the encoder uses; unset is all there are.")
    concurrency: int = Field(default=8, ge=1, le=256, description="Requests the service works on at a time.")
    read_seconds: float = Field(default=60.0, gt=0, le=86_400, description="Seconds that reading a paper may take.")
    timeout: float = Field(default=30.0, gt=0, description="Seconds to wait for the service at GRIFFIER_URL.")
    max_question: int = Field(default=MAX_QUESTION, ge=1, description="Longest question, in characters.")


def load_settings(**overrides: Any) -> Settings:
    """Settings from the environment; an override that is not None wins.

    Raises BadRequest, naming the variable, for a value that does not fit.
    """
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        field = f"--{name}" if overrides.get(name) is not None else f"GRIFFIER_{name.upper()}"
        raise BadRequest(field, f"{field} is {first['input']!r}: {first['msg'].lower()}") from error

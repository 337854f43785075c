"""The one Settings object: what the environment (under the prefix GRIFFIER_) and a TOML file may set.

An option of the command line wins over the environment, the environment over the file, the file over the default.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Self

from platformdirs import user_data_dir
from pydantic import Field, PrivateAttr, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import BadRequest
from service.settings_file import CONFIG, read_settings_file, settings_file
from service.settings_lists import Names, Networks, Origins
from service.settings_model import ModelAddress

MAX_QUESTION = 2000  # characters; the encoder reads no more than 512 tokens anyway
DEFAULT_K, MAX_K = 5, 100
MAX_VALUES = 250  # of one filter: SQLite takes a thousand conditions, and a value may make several


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
    reranker: str | None = Field(default=None, description="Cross-encoder that reorders passages; unset is none.")
    reranker_first: int = Field(default=20, ge=1, le=MAX_K, description="How many of the first passages it reads.")
    host: str = Field(default="127.0.0.1", description="Address the service listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the service listens on; 0 takes a free one.")
    threads: int | None = Field(default=None, ge=1, description="Cores the encoder uses; unset is all there are.")
    concurrency: int = Field(default=8, ge=1, le=256, description="Requests the service works on at a time.")
    read_seconds: float = Field(default=60.0, gt=0, le=86_400, description="Seconds that reading a paper may take.")
    timeout: float = Field(default=30.0, gt=0, allow_inf_nan=False,
                           description="Seconds to wait for the service at GRIFFIER_URL.")
    max_question: int = Field(default=MAX_QUESTION, ge=1, description="Longest question, in characters.")

    keys: Path | None = Field(default=None, description="File of API keys (`griffier key`); unset lets everybody in.")
    api_key: SecretStr | None = Field(default=None, description="Key that is sent to the service at GRIFFIER_URL.")
    rate: float | None = Field(default=None, gt=0.001, allow_inf_nan=False, description="Requests a minute that "
                               "a key, or without keys an address, may make; unset is without limit.")
    burst: int = Field(default=30, ge=1, description="Requests of those that may come at once.")
    trusted_proxies: Networks = Field(default=(), description="Addresses or networks of reverse proxies whose "
                                      "X-Forwarded-For is believed.")
    cors_origins: Origins = Field(default=(), description="Origins whose pages may call the service, such as "
                                  "https://example.org; none unless named.")
    mcp_hosts: Names = Field(default=(), description="Names under which assistants reach /mcp, besides localhost, "
                             "addresses in digits and `host`.")
    max_body: int = Field(default=64 * 1024, ge=1024, description="Largest body of a request, in bytes.")
    answer_seconds: float = Field(default=30.0, gt=0, le=3600, description="Seconds until a question that waits or is "
                                  "worked on is given up.")
    queue: int = Field(default=64, ge=0, description="Questions that may wait for their turn.")
    connections: int = Field(default=4000, ge=1, description="Connections open at a time; one more is dropped. Never "
                             "more than the descriptors that the system allows, less 200.")
    client_seconds: float = Field(default=10.0, gt=0, le=3600, description="Seconds that a client may take to send a "
                                  "request, or keep the service waiting to take in its reply.")
    shutdown_seconds: int = Field(default=10, ge=0, le=3600, description="Seconds that requests under way get to "
                                  "finish when the service is told to stop.")
    metrics: Literal["open", "key", "off"] = Field(default="open", description="Who may read /metrics: everybody "
                                                   "(open), who has a key (key), nobody (off).")
    log_level: Literal["error", "warning", "info", "debug"] = Field(default="info", description="What is logged.")
    log_format: Literal["text", "json"] = Field(default="text", description="Log lines as text, or as JSON objects.")
    log_questions: bool = Field(default=False, description="Whether the log has the words of questions.")

    llm_url: ModelAddress | None = Field(default=None, description="OpenAI-compatible service that writes answers, "
                                         "e.g. http://127.0.0.1:8080/v1; unset writes none.")
    llm_model: str | None = Field(default=None, description="Name of the language model there.")
    llm_key: SecretStr | None = Field(default=None, description="Key that is sent to that service.")
    llm_encoding: str = Field(default="cl100k_base", description="Encoding of tiktoken that counts a prompt's tokens.")
    llm_budget: int = Field(default=6000, ge=256, le=2_000_000, description="Most tokens of a prompt.")
    llm_answer_tokens: int = Field(default=700, ge=16, le=32_768, description="Most tokens that the model may write.")
    llm_answer_characters: int = Field(default=8000, ge=100, le=200_000, description="Most characters of it.")
    llm_timeout: float = Field(default=60.0, gt=0, le=3600, description="Seconds for an answer, all attempts in it.")
    llm_stall: float = Field(default=15.0, gt=0, le=3600, description="Seconds without a word until it is given up.")
    llm_retries: int = Field(default=2, ge=0, le=10, description="Attempts after the first, while nothing has come.")
    llm_concurrency: int = Field(default=4, ge=1, le=256, description="Answers that the model writes at a time.")
    llm_temperature: float = Field(default=0.0, ge=0, le=2, description="Of the model's choice of words.")

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.llm_url is None) != (self.llm_model is None):
            raise BadRequest("GRIFFIER_LLM_URL", "GRIFFIER_LLM_URL and GRIFFIER_LLM_MODEL go together: set both, or "
                                                 "neither")
        return self

    def origin(self, name: str) -> str:
        """Where a setting comes from: `--port`, `GRIFFIER_PORT`, the path of a file, or `default`."""
        return self._origins.get(name, "default")


def load_settings(**overrides: Any) -> Settings:
    """Settings from the file and the environment; an override that is not None wins.

    Raises BadRequest, naming the option, the variable or the file, for a value that does not fit.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    file = settings_file()
    paths = {name for name, field in Settings.model_fields.items() if field.annotation in (Path, Path | None)}
    written = read_settings_file(file, Settings.model_fields, paths) if file else {}
    origins = {**dict.fromkeys(written, str(file)), **_variables(), **{name: f"--{_dashed(name)}" for name in given}}
    kept = {name: value for name, value in written.items() if origins[name] == str(file)}
    try:
        settings = Settings(**{**kept, **given})
    except ValidationError as error:
        raise _misfit(error.errors()[0], origins, file) from error
    settings._origins.update(origins)
    return settings


def strange_variables() -> list[str]:
    """What to tell of each variable GRIFFIER_… that is no setting: a typo in GRIFFIER_KEYS lets everybody in."""
    known = {f"GRIFFIER_{name.upper()}" for name in Settings.model_fields}
    strange = sorted(name for name in os.environ if name.upper().startswith("GRIFFIER_")
                     and name.upper() not in known | {CONFIG, "GRIFFIER_DEBUG"})
    nearest = {name: get_close_matches(name.upper(), known, 1, 0.85) for name in strange}
    return [f"{name} is no setting and is not read" + "".join(f"; did you mean {one}?" for one in nearest[name])
            for name in strange]


def _variables() -> dict[str, str]:
    """The settings that the environment sets, each with its variable."""
    named = {name.upper() for name, value in os.environ.items() if value}
    return {name: f"GRIFFIER_{name.upper()}" for name in Settings.model_fields if f"GRIFFIER_{name.upper()}" in named}


def _misfit(first: ErrorDetails, origins: Mapping[str, str], file: Path | None) -> BadRequest:
    """The error for a value that does not fit; that of a secret is not repeated."""
    name = str(first["loc"][0])
    origin = origins.get(name, f"GRIFFIER_{name.upper()}")
    field = f"{origin}: {name}" if origin == str(file) else origin
    field_type = Settings.model_fields[name].annotation if name in Settings.model_fields else None
    # What is set for the model may be its key in the wrong place.
    secret = "SecretStr" in str(field_type) or name.startswith("llm_")
    value = "not what it should be" if secret else repr(first["input"])
    told = str(first["msg"]).removeprefix("Value error, ")
    return BadRequest(field, f"{field} is {value}: {told[:1].lower()}{told[1:]}")


def _dashed(name: str) -> str:
    return name.replace("_", "-")

"""API keys: made at random, known by their hash only.

A keys file has a line a key, `NAME sha256:HEX DATE`; a line that begins with # is a comment. A key is 256 random bits,
so it cannot be guessed from its hash, and a plain SHA-256 is as good as a slow one would be for a password.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import BadRequest, GriffierError

PREFIX = "griffier_"  # so that a key that leaks is recognised as one
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")


class KeysUnusable(GriffierError):
    """A keys file that cannot be read or written. The message names the line."""


@dataclass(frozen=True, slots=True)
class Key:
    """Who a key is for, `sha256:` and its hash, and the day it was made."""

    name: str
    hash: str
    made: str

    def line(self) -> str:
        """As the keys file has it."""
        return f"{self.name} {self.hash} {self.made}\n"


def new_key(name: str) -> tuple[str, Key]:
    """A key to hand out, and what is kept of it. Raises BadRequest for a name that would not fit in the file."""
    if not _NAME.fullmatch(name):
        raise BadRequest("NAME", f"{name!r} cannot name a key: expected 1 to 64 letters, digits and . _ @ -, such as "
                                 "front-desk or j.smit@example.org")
    secret = PREFIX + secrets.token_urlsafe(32)
    return secret, Key(name, hashed(secret), datetime.now(UTC).date().isoformat())


def hashed(secret: str) -> str:
    """`sha256:` and the hash of a key."""
    return "sha256:" + hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def owner(secret: str, keys: Iterable[Key]) -> str | None:
    """The name of the key that this is; None for a key nobody has.

    Every key is compared, each in constant time: how long it takes tells nothing.
    """
    presented = hashed(secret)
    found: str | None = None
    for key in keys:
        if hmac.compare_digest(presented, key.hash):
            found = key.name
    return found


def read_keys(file: Path) -> tuple[Key, ...]:
    """The keys in a file. Raises KeysUnusable with the line that is off."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeysUnusable(f"{file}: expected a file of API keys ({error}); make one with `griffier key new NAME "
                           f"--keys {file}`") from error
    return tuple(_parsed(file, number, line) for number, line in enumerate(lines, start=1)
                 if line.strip() and not line.startswith("#"))


def _parsed(file: Path, number: int, line: str) -> Key:
    parts = line.split()
    if len(parts) != 3 or not _NAME.fullmatch(parts[0]) or not _HASH.fullmatch(parts[1]):
        raise KeysUnusable(f"{file}, line {number}: expected `NAME sha256:HEX DATE` as `griffier key new` writes it; "
                           "mend or remove the line")
    return Key(*parts)


def add_key(file: Path, key: Key) -> None:
    """Add a key. The file is made if need be, for its owner alone.

    Raises KeysUnusable, and BadRequest for a name that has a key.
    """
    lines = [one.line() for one in read_keys(file)] if file.exists() else []
    if any(line.split()[0] == key.name for line in lines):
        raise BadRequest("NAME", f"{file} has a key named {key.name} already: choose another name, or remove it first "
                                 f"with `griffier key revoke {key.name}`")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    _write(file, before + ("\n" if before and not before.endswith("\n") else "") + key.line())


def revoke_key(file: Path, name: str) -> None:
    """Take the key of that name out. Raises KeysUnusable, and BadRequest for a name that has none."""
    if all(one.name != name for one in read_keys(file)):
        raise BadRequest("NAME", f"{file} has no key named {name!r}; `griffier key list` names those there are")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    _write(file, "".join(line for line in lines if line.split()[:1] != [name]))


def _write(file: Path, text: str) -> None:
    """Give the file this text in one step: a service that reads it meanwhile sees the old or the new."""
    beside = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        beside.write_text(text, encoding="utf-8")
        if file.exists():
            # The service may run as another user, to whom the file was given: it stays theirs to read.
            beside.chmod(file.stat().st_mode & 0o777)
            os.chown(beside, file.stat().st_uid, file.stat().st_gid)
        beside.replace(file)
    except OSError as error:
        raise KeysUnusable(f"{file}: cannot be written ({error.strerror}); is it yours to change?") from error

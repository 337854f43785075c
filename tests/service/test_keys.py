"""API keys: what the file holds, and what gets in."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BadRequest
from service.key_ring import KeyRing
from service.keys import KeysUnusable, add_key, hashed, new_key, owner, read_keys, revoke_key
from tests.service.running import griffier, one_line


def test_a_key_is_printed_once_and_kept_as_its_hash(tmp_path: Path) -> None:
    file = tmp_path / "etc" / "keys"
    run = griffier("key", "new", "front-desk", "--keys", file)
    secret = run.stdout.strip()
    assert (run.returncode, run.stderr, len(run.stdout.splitlines())) == (0, "", 1)
    assert secret.startswith("griffier_")
    assert len(secret) > 50
    assert secret not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert owner(secret, read_keys(file)) == "front-desk"
    assert griffier("key", "list", GRIFFIER_KEYS=str(file)).stdout.split()[1:] == ["front-desk"]


def test_a_key_is_taken_out_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("# ours")  # without a line end, as an editor may leave it
    file.chmod(0o640)
    secrets = {name: griffier("key", "new", name, "--keys", file).stdout.strip() for name in ("a", "b", "ab")}
    assert griffier("key", "revoke", "a", "--keys", file).returncode == 0
    keys = read_keys(file)
    assert [owner(secret, keys) for secret in secrets.values()] == [None, "b", "ab"]
    assert file.read_text().startswith("# ours\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


@pytest.mark.parametrize(("arguments", "words"), [
    (("new", "a b"), ("'a b' cannot name a key",)), (("new", "a\nb"), ("cannot name a key",)),
    (("new", ""), ("cannot name a key",)), (("new", "used"), ("has a key named used already",)),
    (("revoke", "none"), ("has no key named 'none'",)),
])
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    file = tmp_path / "keys"
    assert griffier("key", "new", "used", "--keys", file).returncode == 0
    before = file.read_text()
    run = griffier("key", *arguments, "--keys", file)
    assert run.returncode == 2
    assert one_line(run.stderr, *words)
    assert file.read_text() == before


def test_without_a_file_it_asks_for_one() -> None:
    run = griffier("key", "list")
    assert run.returncode == 2
    assert one_line(run.stderr, "give --keys FILE, or set GRIFFIER_KEYS")


@pytest.mark.parametrize("line", ["a", f"a {hashed('x')}", "a sha256:abc 2026-01-01", f"a\tb {hashed('x')} 2026-01-01",
                                  f"../a {hashed('x')} 2026-01-01", f"a md5:{'0' * 64} 2026-01-01", "\0"])
def test_a_line_that_is_off_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "keys"
    file.write_text(f"# ours\n\n{line}\n")
    with pytest.raises(KeysUnusable, match=r"keys, line 3: expected `NAME sha256:HEX DATE`"):
        read_keys(file)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match="expected a file of API keys"):
        read_keys(tmp_path)
    (tmp_path / "keys").write_bytes(b"\xff\xfe")
    with pytest.raises(KeysUnusable, match="expected a file of API keys"):
        read_keys(tmp_path / "keys")


@given(st.text(max_size=80))
def test_what_is_no_key_is_nobodys(guess: str) -> None:
    keys = [new_key("a")[1], new_key("b")[1]]
    assert owner(guess, keys) is None
    assert owner(keys[0].hash, keys) is None  # who reads the file has no key


def test_names_with_blanks_never_reach_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot name a key"):
        new_key("a sha256:0 2026\nb")
    assert list(tmp_path.iterdir()) == []


def test_a_running_service_follows_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    first, kept = new_key("first")
    second, added = new_key("second")
    add_key(file, kept)
    ring = KeyRing(file)
    assert [ring.owner(first), ring.owner(second)] == ["first", None]
    add_key(file, added)
    assert [ring.owner(first), ring.owner(second)] == ["first", "second"]
    revoke_key(file, "first")
    assert [ring.owner(first), ring.owner(second)] == [None, "second"]


def test_while_the_file_cannot_be_read_nobody_gets_in(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "keys"
    secret, key = new_key("a")
    add_key(file, key)
    ring = KeyRing(file)
    text = file.read_text()
    file.write_text("broken\n")
    assert [ring.owner(secret), ring.owner(secret)] == [None, None]
    assert len([one for one in caplog.records if "no key is accepted" in one.message]) == 1
    file.unlink()
    assert ring.owner(secret) is None
    file.write_text(text)
    os.utime(file, ns=(0, 0))
    assert ring.owner(secret) == "a"


def test_a_service_does_not_start_with_a_file_that_is_off(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match="griffier key new"):
        KeyRing(tmp_path / "none")
    run = griffier("serve", "--index", tmp_path, "--port", "0", GRIFFIER_KEYS=str(tmp_path / "none"))
    assert run.returncode == 1
    assert one_line(run.stderr, "expected a file of API keys")

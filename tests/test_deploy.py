"""What ships for those who run the service fits the service: image, compose file, systemd unit."""

from __future__ import annotations

import configparser
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from service.settings import Settings
from tests.service.serving import serve

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_what_the_image_copies_is_there_and_sent_to_the_builder() -> None:
    copied = [name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M) for name in line.split()]
    sent = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(sent)
    assert all((ROOT / name).exists() for name in copied)


def test_its_variables_are_settings_and_it_is_not_run_by_root() -> None:
    named = re.findall(r"GRIFFIER_([A-Z_]+)=", DOCKERFILE)
    assert named
    assert {name.lower() for name in named} <= Settings.model_fields.keys()
    assert re.search(r"^USER 10001", DOCKERFILE, re.M)
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert {name.lower() for name in re.findall(r"GRIFFIER_([A-Z_]+):", compose)} <= Settings.model_fields.keys()


def test_its_health_check_tells_a_service_that_lives_from_one_that_is_gone(tmp_path: Path) -> None:
    found = re.search(r"^HEALTHCHECK .*\\\n\s+CMD (\[.+\])$", DOCKERFILE, re.M)
    assert found
    command = [sys.executable, *json.loads(found[1])[1:]]
    with serve(tmp_path / "none") as served:
        # A proxy that Docker gives to all its containers is not asked for what is in this one.
        environment = {**os.environ, "GRIFFIER_PORT": served.url.rsplit(":", 1)[1], "http_proxy": "http://127.0.0.1:9"}
        assert subprocess.run(command, env=environment, timeout=60).returncode == 0
    gone = subprocess.run(command, env=environment, stderr=subprocess.PIPE, timeout=60)
    assert gone.returncode != 0
    assert b"refused" in gone.stderr


def test_the_service_manager_waits_longer_than_the_service_does() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(ROOT / "deploy" / "griffier.service", encoding="utf-8")
    bound = Settings.model_fields["shutdown_seconds"].default
    assert int(unit["Service"]["TimeoutStopSec"]) > bound
    assert unit["Service"]["User"] == "griffier"
    # Without /proc/stat and /proc/cpuinfo there are no process_… metrics, and the encoder does not know its processor.
    assert "ProcSubset" not in unit["Service"]
    assert unit["Service"]["RestartPreventExitStatus"] == "2"
    grace = re.search(r"stop_grace_period: (\d+)s", (ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert grace
    assert int(grace[1]) > bound

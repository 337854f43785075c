"""A new generation is taken up under load, and nobody is turned away for it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from index.build import update_index
from index.encoder import Encoder
from index.layout import Layout
from service.http.app import create_app
from service.live import Live
from service.settings import Settings
from tests.service.running import letter


def test_questions_go_on_while_generations_come_and_go(tmp_path: Path, encoder: Encoder) -> None:
    index, papers = tmp_path / "index", tmp_path / "papers"
    letter(papers / "a.md", "De cijfers van het verzuim stijgen al jaren.")
    update_index(index, [papers], encoder)
    live = Live(Settings(index=index))
    live()
    failures: list[Exception] = []
    seen: set[str] = set()
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                reply = live().ask("Stijgen de cijfers van het verzuim?")
                seen.add(reply.result.searched.index)
                assert reply.result.hits
            except Exception as error:
                failures.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    made = {live().snapshot.generation}
    for name in "bcd":
        letter(papers / f"{name}.md", f"De cijfers van paper {name} dalen.")
        update_index(index, [papers], encoder)  # removes the generation before the last: open files live on
        newest = Layout(index).read_current()
        deadline = time.monotonic() + 60
        while live().snapshot.generation != newest:  # another thread is taking it up
            assert time.monotonic() < deadline
        made.add(newest)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(made) == 4
    assert seen <= made
    assert len(seen) >= 2


def test_an_app_is_made_without_an_index(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "none")
    app = create_app(Live(settings), settings)
    assert "/ask" in app.openapi()["paths"]

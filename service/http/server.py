"""Runs the app on a socket until it is told to stop, and then lets requests under way finish."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from types import FrameType

import uvicorn
from fastapi import FastAPI

from service.http.connection import AT_A_TIME, patient
from service.http.logs import logging_config
from service.http.workers import Workers
from service.settings import Settings

_LOG = logging.getLogger(__name__)
_WAITING = 2048  # connections that the system keeps until they are taken up


class _Server(uvicorn.Server):
    """uvicorn's, that takes up few connections at a time and lets many wait."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """asyncio has one number for both: how many it accepts before it looks at any, and how many wait for that."""
        await super().startup(sockets)
        for one in sockets or []:
            one.listen(_WAITING)


def config_of(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn runs the app. X-Forwarded-For is believed only of the proxies in the settings."""
    return uvicorn.Config(
        app, http=patient(settings.client_seconds, settings.connections), ws="none", access_log=False,
        server_header=False, log_config=logging_config(settings.log_level, settings.log_format),
        proxy_headers=bool(settings.trusted_proxies), forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=settings.shutdown_seconds, backlog=AT_A_TIME,
    )


def run(app: FastAPI, settings: Settings, listening: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is under way, for at most `shutdown_seconds`."""
    server = _Server(config_of(app, settings))

    def told_to_stop(number: int, frame: FrameType | None) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn stops in order, then sends itself the signal again; being told to stop is no failure. One that comes
        # before uvicorn listens to signals must not be lost either.
        signal.signal(number, told_to_stop)
    server.run(sockets=[listening])
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # Python would give it back its default, to kill, while it ends
    workers: Workers = app.state.workers
    if workers.working:
        # Python would wait for these threads, however long they take.
        _LOG.warning("stopped with %d questions that did not finish in time", workers.working)
        sys.stdout.flush()
        logging.shutdown()
        os._exit(0)

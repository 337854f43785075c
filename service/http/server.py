"""Runs the app on a socket until it is told to stop, and then lets requests under way finish."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys

import uvicorn
from fastapi import FastAPI

from service.http.connection import patient
from service.http.logs import logging_config
from service.http.workers import Workers
from service.settings import Settings

_LOG = logging.getLogger(__name__)


def config_of(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn runs the app. X-Forwarded-For is believed only of the proxies in the settings."""
    return uvicorn.Config(
        app, http=patient(settings.client_seconds), ws="none", access_log=False, server_header=False,
        log_config=logging_config(settings.log_level, settings.log_format),
        proxy_headers=bool(settings.trusted_proxies), forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )


def run(app: FastAPI, settings: Settings, listening: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is under way, for at most `shutdown_seconds`."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn stops in order, then sends itself the signal again; being told to stop is no failure.
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config_of(app, settings)).run(sockets=[listening])
    workers: Workers = app.state.workers
    if workers.working:
        # Python would wait for these threads, however long they take.
        _LOG.warning("stopped with %d questions that did not finish in time", workers.working)
        sys.stdout.flush()
        logging.shutdown()
        os._exit(0)

"""Keys, limits and origins as the settings say, put around the app."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from ingest.errors import BadRequest
from service.http.context import HEADER
from service.http.gate import HEALTH, Gate
from service.http.limits import Buckets
from service.http.problems import problem
from service.key_ring import KeyRing
from service.settings import Settings


class CrossOrigin(CORSMiddleware):
    """Starlette's, whose refusals leave as problems too."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """What a browser asks before it lets a page call the service."""
        found = super().preflight_response(request_headers)
        if found.status_code < 400:
            return found
        headers = {name: value for name, value in found.headers.items() if not name.startswith("content-")}
        return problem(400, f"{bytes(found.body).decode()}: GRIFFIER_CORS_ORIGINS names the origins whose pages may "
                            "call this service, by GET and POST", headers=headers)


def gate(app: FastAPI, settings: Settings) -> None:
    """Ask for keys and keep to limits. Raises KeysUnusable, and BadRequest for metrics by key where there are none."""
    if settings.metrics == "key" and settings.keys is None:
        raise BadRequest("GRIFFIER_METRICS", "metrics are for who has a key, but there are no keys: set GRIFFIER_KEYS, "
                                             "or GRIFFIER_METRICS to open or off")
    ring = KeyRing(settings.keys) if settings.keys else None
    buckets = Buckets(settings.rate, settings.burst) if settings.rate else None
    if ring is not None or buckets is not None:
        paths = HEALTH if settings.metrics == "key" else HEALTH | {"/metrics"}
        app.add_middleware(Gate, ring=ring, buckets=buckets, open_paths=paths)


def cross_origin(app: FastAPI, settings: Settings) -> None:
    """Let pages of the origins in the settings call the service (CORS); without any, browsers refuse them all."""
    if settings.cors_origins:
        app.add_middleware(
            CrossOrigin, allow_origins=settings.cors_origins, allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", HEADER], expose_headers=[HEADER, "Retry-After"],
        )

"""Headers that every answer bears."""

from __future__ import annotations

from flask import Flask, Response, g
from flask_cors import CORS

from sidelight.web.engine import Service

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
CASEFILE = "Sidelight-Casefile"
"""Names the casefile that an answer was made with: its id and version."""


def install_headers(app: Flask, origins: tuple[str, ...]) -> None:
    """Give every answer of `app` its headers, and the allowed origins alone those of CORS."""
    CORS(
        app,
        origins=list(origins),
        methods=["GET", "POST"],
        allow_headers=["Content-Type"],
        expose_headers=[CASEFILE],
        always_send=False,
    )
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    service: Service | None = g.get("service")
    if service:
        casefile = service.engine.casefile
        response.headers[CASEFILE] = f"{casefile.id} {casefile.version}"
    return response

"""Headers that every answer bears."""

from __future__ import annotations

from flask import Flask, Response, current_app, g
from flask_cors.core import get_cors_options, set_cors_headers

from sidelight.web.admission import told_origin
from sidelight.web.engine import Service

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
PREFLIGHT_SECONDS = 600
"""How long a browser may send without asking again whether it may."""
CASEFILE = "Sidelight-Casefile"
"""Names the casefile that an answer was made with: its id and version."""


def install_headers(app: Flask) -> None:
    """Give every answer of `app` its headers, and an extension's origin alone those of CORS."""
    app.after_request(_add_headers)
    app.after_request(_share)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    service: Service | None = g.get("service")
    if service:
        casefile = service.engine.casefile
        response.headers[CASEFILE] = f"{casefile.id} {casefile.version}"
    return response


def _share(response: Response) -> Response:
    """Who is admitted changes while the server runs, so the library's list of origins is made for each answer."""
    if origin := told_origin():
        response.vary.add("Origin")
        options = get_cors_options(
            current_app,
            {
                "origins": [origin],
                "methods": ["GET", "POST", "PUT"],
                "allow_headers": ["Authorization", "Content-Type", "If-Match", "If-None-Match"],
                "expose_headers": [CASEFILE, "ETag", "Location", "Retry-After"],
                "max_age": PREFLIGHT_SECONDS,
                "always_send": False,
            },
        )
        set_cors_headers(response, options)
    return response

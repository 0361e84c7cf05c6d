"""One log line a request: its route, how it went, how long it took. Never a text, an address, a Referer."""

from __future__ import annotations

import time
from typing import TextIO

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger("sidelight.web")


def install_journal(app: Flask) -> None:
    """Note every request that `app` answers."""
    app.before_request(_begin)
    app.after_request(_note)


def write_journal(stream: TextIO) -> None:
    """Send all log lines to `stream`, as `key=value` pairs."""
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False),
        ],
    )


def _begin() -> None:
    g.begun = time.perf_counter()


def _note(response: Response) -> Response:
    log.info(
        "request",
        method=request.method,
        # The rule, not the path: an address that nobody serves may be anything.
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        count=g.get("count"),
        ms=round((time.perf_counter() - g.begun) * 1000, 1),
    )
    return response

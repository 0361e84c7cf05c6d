"""Every error as RFC 9457 problem+json, with a reason in words and nothing of the page."""

from __future__ import annotations

import traceback
from collections.abc import Mapping

import structlog
from flask import Flask, Response, json
from werkzeug.exceptions import HTTPException

from sidelight.contract.faults import list_faults
from sidelight.contract.problem import MEDIA_TYPE, build_problem, summarise_faults
from sidelight.storage.errors import FullError, StorageError

log = structlog.get_logger("sidelight.web")

RETRY_AFTER = "5"
"""Seconds after which it may be worth to try again what could not be kept."""
REASONS = {
    404: "There is nothing at this address; /openapi.json lists what there is.",
    405: "This address does not take this method; the Allow header lists those that it does.",
    413: "The body is too large; send fewer blocks.",
    500: "The server failed to answer; its log says where.",
}


class TellingError(HTTPException):
    """A refusal whose problem shows more than the reason."""

    def __init__(self, status: int, reason: str, shown: Mapping[str, object]) -> None:
        super().__init__(reason)
        self.code = status
        self.shown = shown


def install_errors(app: Flask) -> None:
    """Answer every failure of `app` with a problem."""
    app.register_error_handler(HTTPException, answer_refusal)
    app.register_error_handler(StorageError, answer_unkept)
    app.register_error_handler(Exception, answer_failure)


def answer_refusal(error: HTTPException) -> Response:
    """Return the problem that tells of an HTTP error; its own headers (Allow ...) stay."""
    status = error.code or 500
    data = getattr(error, "data", {})
    if "messages" not in data:
        detail = REASONS.get(status) if _is_stock(error) else error.description
        shown = error.shown if isinstance(error, TellingError) else {}
        return _respond({**build_problem(status, detail or ""), **shown}, status, error)
    faults = list_faults(data["messages"].get("json", data["messages"]))
    return _respond(build_problem(status, summarise_faults(faults), faults), status, error)


def answer_unkept(error: StorageError) -> Response:
    """Return 507 for a full disk, 503 for whatever else ails the database, and log which."""
    status = 507 if isinstance(error, FullError) else 503
    log.error("storage", kind=type(error).__name__, reason=str(error))
    response = _respond(build_problem(status, str(error)), status)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def answer_failure(error: Exception) -> Response:
    """Return a bare 500 and log where it happened, without messages, which may quote the page."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    log.error("failure", kind=type(error).__name__, where=where)
    return _respond(build_problem(500, REASONS[500]), 500)


def _is_stock(error: HTTPException) -> bool:
    return error.description is None or error.description == type(error).description


def _respond(problem: dict[str, object], status: int, error: HTTPException | None = None) -> Response:
    response = Response(json.dumps(problem), status, content_type=MEDIA_TYPE)
    for name, value in error.get_headers() if error else ():
        if name.lower() != "content-type":
            response.headers[name] = value
    return response

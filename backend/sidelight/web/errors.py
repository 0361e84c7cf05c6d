"""Every error as RFC 9457 problem+json, with a reason in words and nothing of the page."""

from __future__ import annotations

import traceback

import structlog
from flask import Flask, Response, json
from werkzeug.exceptions import HTTPException

from sidelight.contract.faults import list_faults
from sidelight.contract.problem import MEDIA_TYPE, build_problem, summarise_faults

log = structlog.get_logger("sidelight.web")

REASONS = {
    404: "There is nothing at this address; /openapi.json lists what there is.",
    405: "This address does not take this method; the Allow header lists those that it does.",
    413: "The body is too large; send fewer blocks.",
    500: "The server failed to answer; its log says where.",
}


def install_errors(app: Flask) -> None:
    """Answer every failure of `app` with a problem."""
    app.register_error_handler(HTTPException, answer_refusal)
    app.register_error_handler(Exception, answer_failure)


def answer_refusal(error: HTTPException) -> Response:
    """Return the problem that tells of an HTTP error; its own headers (Allow ...) stay."""
    status = error.code or 500
    data = getattr(error, "data", {})
    if "messages" not in data:
        detail = REASONS.get(status) if _is_stock(error) else error.description
        return _respond(build_problem(status, detail or ""), status, error)
    faults = list_faults(data["messages"].get("json", data["messages"]))
    return _respond(build_problem(status, summarise_faults(faults), faults), status, error)


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

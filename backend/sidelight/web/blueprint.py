"""Blueprints as all resources here use them: strict JSON in, documented problems out."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

import flask_smorest
from flask import Request
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest

from sidelight.contract.decoding import UndecodableError, decode

View = TypeVar("View", bound=Callable[..., Any])

PROBLEMS = {
    400: ("BadRequest", "The Host is not this server's, or the body is not JSON."),
    401: ("Unauthorized", "The token is unknown or revoked, or there is none where one is needed."),
    403: ("Forbidden", "The request comes from a page or an extension that may not use the server."),
    404: ("NotFound", "There is no such thing."),
    409: ("Exists", "The same is there already; `current` says how it stands."),
    412: ("LostUpdate", "Somebody changed it in between: `current` is what holds, `yours` was not kept."),
    413: ("TooLarge", "The body is larger than 4 MiB."),
    415: ("UnsupportedMediaType", "The body is not plain application/json."),
    422: ("Invalid", "The request breaks the contract; every fault is listed."),
    428: ("IfMatchMissing", "The header If-Match must name the version that is to be replaced."),
    429: ("TooManyTries", "The code is void after too many wrong tries."),
    500: ("Failure", "The server failed to answer."),
    503: ("Unavailable", "The database is locked, gone or out of reach; nothing was kept. Reading pages goes on."),
    507: ("Full", "The disk is full; nothing was kept. Reading goes on."),
}
"""The errors that a view may answer with: their names in the API's description, and what they mean."""


class StrictParser(FlaskParser):
    """Reads bodies as the command line does: UTF-8, no NaN, no depth or number past all use."""

    def load_json(self, req: Request, schema: object) -> Any:  # noqa: ANN401, ARG002 - as webargs has it
        """Return the body's data; 400 with the reason where it has none."""
        try:
            return decode(req.get_data())
        except UndecodableError as error:
            raise BadRequest(str(error)) from None


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A blueprint that parses strictly."""

    ARGUMENTS_PARSER = StrictParser()

    def answers(self, schema: type[Schema], *exports: str, status: int = 200) -> Callable[[View], View]:
        """Document a view that answers in JSON, or in the media types of exports, which others have described."""
        content: dict[str, dict[str, Any]] = {"application/json": {"schema": schema}}
        for export in exports:
            kind = "object" if export.startswith("application/ld+json") else "string"
            content[export.partition("; charset")[0]] = {"schema": {"type": kind}}
        described = {"description": HTTPStatus(status).phrase, "content": content}
        documented: Callable[[View], View] = self.doc(responses={str(status): described})
        return documented

    def refuses(self, *statuses: int) -> Callable[[View], View]:
        """Document the problems that a view may answer with."""

        def decorate(view: View) -> View:
            for status in statuses:
                name, _ = PROBLEMS[status]
                view = self.alt_response(status, response=name)(view)
            return view

        return decorate

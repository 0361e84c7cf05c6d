"""/v1/tokens: who has access, for those who answer for that. Tokens are given by the command line alone."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from flask import Response, g, jsonify, request
from marshmallow import Schema, fields
from werkzeug.exceptions import NotFound

from sidelight.access.model import Right, Token
from sidelight.contract.reviews import Text
from sidelight.web.admission import current_tokens, demand
from sidelight.web.blueprint import Blueprint

blueprint = Blueprint("tokens", __name__, url_prefix="/v1", description="Who has access.")


class TokenSchema(Schema):
    """A token, by all but its secret."""

    name = fields.String(required=True)
    person = fields.String(required=True, metadata={"description": "Empty for a browser that only reads."})
    origin = fields.String(required=True, metadata={"description": "The one it works from; empty where it is any."})
    scopes = fields.List(fields.Enum(Right, by_value=fields.String), required=True)
    created = fields.AwareDateTime(required=True, format="iso")
    last_used = fields.AwareDateTime(required=True, allow_none=True, format="iso")


class TokenListSchema(Schema):
    """All tokens, the oldest first."""

    tokens = fields.List(fields.Nested(TokenSchema), required=True)


class RevocationSchema(Schema):
    """Which token is to be of no use any more."""

    class Meta:  # noqa: D106
        unknown = "raise"

    name = Text(200, required=True)


@blueprint.before_request
def _check_right() -> None:
    if request.method != "OPTIONS":
        demand(Right.ADMIN)


@blueprint.route("/tokens", methods=["GET"])
@blueprint.doc(operationId="list_tokens", security=[{"token": []}])
@blueprint.answers(TokenListSchema)
@blueprint.refuses(400, 401, 403, 500, 503)
def list_tokens() -> Response:
    """List whoever has access, with when they last used it. Needs the scope admin."""
    tokens = current_tokens().list()
    g.count = len(tokens)
    return jsonify({"tokens": list(map(_describe, tokens))})


@blueprint.route("/revocations", methods=["POST"])
@blueprint.arguments(RevocationSchema, example={"name": "firefox"})
@blueprint.doc(operationId="revoke_token", security=[{"token": []}])
@blueprint.answers(RevocationSchema)
@blueprint.refuses(400, 401, 403, 404, 413, 415, 422, 500, 503, 507)
def revoke_token(wanted: dict[str, str]) -> Response:
    """Let a token in no more, from this moment. What was decided with it stays. Needs the scope admin."""
    if not current_tokens().revoke(wanted["name"]):
        raise NotFound("There is no token of that name.")
    return jsonify({"name": wanted["name"]})


def _describe(token: Token) -> dict[str, Any]:
    return {
        "name": token.name,
        "person": token.person,
        "origin": token.origin,
        "scopes": list(token.rights),
        "created": token.created.isoformat(),
        "last_used": token.last_used.isoformat() if token.last_used else None,
    }

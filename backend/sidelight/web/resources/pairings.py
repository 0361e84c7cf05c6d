"""POST /v1/pairings: a token for the code that `sidelight pair` printed."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, HTTPException, TooManyRequests, Unauthorized

from sidelight.access.model import NoCodeError, PairingError, Right, TooManyTriesError
from sidelight.web.admission import admitted_origin, current_codes
from sidelight.web.blueprint import Blueprint

blueprint = Blueprint("pairings", __name__, url_prefix="/v1", description="Letting a browser in.")


class CodeSchema(Schema):
    """A code as somebody typed it."""

    code = fields.String(
        required=True,
        validate=validate.Regexp(r"\A[0-9]{6}\Z", error="Not six digits."),
        metadata={"description": "The six digits that `sidelight pair` printed.", "pattern": "^[0-9]{6}$"},
    )


class PairingSchema(Schema):
    """A browser that is let in."""

    token = fields.String(required=True, metadata={"description": "To be borne as `Authorization: Bearer TOKEN`."})
    name = fields.String(required=True, metadata={"description": "By which `sidelight token revoke` knows it."})
    person = fields.String(
        required=True, metadata={"description": "Under whose name it decides; empty where it only reads."}
    )
    scopes = fields.List(
        fields.Enum(Right, by_value=fields.String),
        required=True,
        metadata={"description": "What the token is good for: read; for a person whom the code was made for, review."},
    )


@blueprint.route("/pairings", methods=["POST"])
@blueprint.arguments(CodeSchema, example={"code": "042917"})
@blueprint.doc(operationId="pair", security=[])
@blueprint.response(201, PairingSchema)
@blueprint.refuses(400, 401, 403, 413, 415, 422, 429, 500, 503, 507)
def pair(typed: dict[str, str]) -> dict[str, Any]:
    """Pair the extension that asks, whatever its origin.

    401 for a wrong code, 403 where none waits or it has expired, 429 after five wrong tries. The token works from the
    origin that asked for it and from no other.
    """
    origin = admitted_origin()
    if origin is None:
        raise Forbidden("Only a browser extension is paired, and it must name its Origin.")
    try:
        grant = current_codes().redeem(typed["code"], origin)
    except PairingError as error:
        raise _refuse(error) from None
    token = grant.token
    return {"token": grant.secret, "name": token.name, "person": token.person, "scopes": list(token.rights)}


def _refuse(error: PairingError) -> HTTPException:
    if isinstance(error, NoCodeError):
        return Forbidden(str(error))
    if isinstance(error, TooManyTriesError):
        return TooManyRequests(str(error))
    return Unauthorized(str(error), www_authenticate=WWWAuthenticate("bearer"))

"""GET /v1/casefile: which casefile is loaded."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine

blueprint = Blueprint("casefile", __name__, url_prefix="/v1", description="The casefile that answers.")


class CasefileSchema(Schema):
    """A casefile by name."""

    id = fields.String(required=True)
    version = fields.String(required=True)
    title = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "By locale; en is always there."},
    )


@blueprint.route("/casefile")
@blueprint.doc(operationId="show_casefile")
@blueprint.response(200, CasefileSchema)
@blueprint.refuses(400, 403, 500)
def show_casefile() -> dict[str, Any]:
    """Name the casefile and its version."""
    casefile = current_engine().casefile
    return {"id": casefile.id, "version": casefile.version, "title": dict(casefile.title)}

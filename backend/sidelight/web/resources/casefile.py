"""GET /v1/casefile: which casefile is loaded."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from flask import Response, jsonify
from marshmallow import Schema, fields

from sidelight.export.formats import JSON_LINES, write_casefile
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine
from sidelight.web.negotiation import CASEFILE_FORMS, CasefileFormSchema, choose_form, mark_negotiated
from sidelight.web.site import current_site

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
@blueprint.arguments(CasefileFormSchema, location="query")
@blueprint.doc(operationId="show_casefile")
@blueprint.answers(CasefileSchema, JSON_LINES)
@blueprint.refuses(400, 401, 403, 422, 500)
def show_casefile(query: dict[str, Any]) -> Response:
    """Name the casefile and its version.

    As `application/x-ndjson`, the whole of it: one FollowTheMoney entity a line.
    """
    casefile = current_engine().casefile
    if form := choose_form(query.get("format"), CASEFILE_FORMS):
        body = b"".join(write_casefile(form, casefile, current_site()))
        return mark_negotiated(Response(body, content_type=JSON_LINES))
    named = {"id": casefile.id, "version": casefile.version, "title": dict(casefile.title)}
    return mark_negotiated(jsonify(named))

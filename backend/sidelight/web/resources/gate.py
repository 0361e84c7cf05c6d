"""GET /v1/gate: by which names a browser tells, before it sends anything, whether a page may be about the case."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from flask import Response, request
from marshmallow import Schema, fields

from sidelight.contract.response import CasefileReferenceSchema
from sidelight.gate.writing import write_gate
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine

blueprint = Blueprint("gate", __name__, url_prefix="/v1", description="What a page must name before it is sent.")


class GateSchema(Schema):
    """A list to read a page with. Names are without accents; docs/api.md tells how they are compared."""

    casefile = fields.Nested(CasefileReferenceSchema, required=True)
    endings = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Sets of endings with a space between; an empty word is no ending."},
    )
    names = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        required=True,
        metadata={"description": "By the first three letters of their longest word."},
    )
    initials = fields.String(required=True, metadata={"description": "Of the person whom a bare surname may mean."})
    small = fields.List(
        fields.String(), required=True, metadata={"description": "Forms that are also among the commonest words."}
    )


@blueprint.route("/gate")
@blueprint.doc(
    operationId="show_gate",
    parameters=[{"in": "header", "name": "If-None-Match", "schema": {"type": "string"}, "required": False}],
    responses={"304": {"description": "The list is still the one of that ETag."}},
)
@blueprint.answers(GateSchema)
@blueprint.refuses(400, 401, 403, 500)
def show_gate() -> Response:
    """List the names by which a page may be about the case.

    A page that names nobody of them need not be sent to the server. The answer bears an ETag.
    """
    engine = current_engine()
    written = engine.gate or write_gate(engine.casefile)
    response = Response(written.body, content_type="application/json")
    response.set_etag(written.tag)
    response.make_conditional(request)
    return response

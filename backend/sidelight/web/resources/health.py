"""GET /health: whether the server answers, and with what."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from sidelight.contract.response import CasefileReferenceSchema
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine

blueprint = Blueprint("health", __name__, description="Whether the server answers.")


class HealthSchema(Schema):
    """A server that answers."""

    status = fields.String(required=True, metadata={"enum": ["ok"]})
    casefile = fields.Nested(CasefileReferenceSchema, required=True)
    loaded_at = fields.AwareDateTime(required=True, format="iso")
    load_seconds = fields.Float(required=True)
    entities = fields.Integer(required=True, strict=True)
    claims = fields.Integer(required=True, strict=True)


@blueprint.route("/health")
@blueprint.doc(operationId="show_health")
@blueprint.response(200, HealthSchema)
@blueprint.refuses(400, 403, 500)
def show_health() -> dict[str, Any]:
    """Say that the server is up, which casefile it holds and how long that took to load."""
    engine = current_engine()
    return {
        "status": "ok",
        "casefile": {"id": engine.casefile.id, "version": engine.casefile.version},
        "loaded_at": engine.loaded_at,
        "load_seconds": round(engine.load_seconds, 3),
        "entities": len(engine.casefile.entities),
        "claims": len(engine.casefile.claims),
    }

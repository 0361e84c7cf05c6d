"""GET /health: whether the server answers, with what, and whether the casefile's files can be used as they are."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from sidelight.contract.response import CasefileReferenceSchema
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import Refusal, current_service

blueprint = Blueprint("health", __name__, description="Whether the server answers.")

MOST_FAULTS = 10


class RefusalSchema(Schema):
    """Why the casefile's files, as they are now, are not what answers."""

    at = fields.AwareDateTime(required=True, format="iso")
    count = fields.Integer(required=True, strict=True, metadata={"description": "How many faults there are."})
    faults = fields.List(
        fields.String(),
        required=True,
        metadata={"description": f"The first {MOST_FAULTS} of them, as FILE:LINE: MESSAGE."},
    )


class HealthSchema(Schema):
    """A server that answers."""

    status = fields.String(
        required=True,
        metadata={
            "enum": ["ok", "degraded"],
            "description": "degraded: the casefile's files are broken, and the state before goes on answering.",
        },
    )
    casefile = fields.Nested(CasefileReferenceSchema, required=True)
    loaded_at = fields.AwareDateTime(required=True, format="iso")
    load_seconds = fields.Float(required=True)
    entities = fields.Integer(required=True, strict=True)
    claims = fields.Integer(required=True, strict=True)
    loading = fields.Boolean(
        required=True, metadata={"description": "Whether changed files are being loaded while the old state answers."}
    )
    refused = fields.Nested(
        RefusalSchema, required=True, allow_none=True, metadata={"description": "null where the status is ok."}
    )


@blueprint.route("/health")
@blueprint.doc(operationId="show_health")
@blueprint.response(200, HealthSchema)
@blueprint.refuses(400, 401, 403, 500)
def show_health() -> dict[str, Any]:
    """Say that the server is up, which casefile it holds, how long that took to load, and whether it is up to date."""
    service = current_service()
    engine = service.engine
    return {
        "status": "degraded" if service.refusal else "ok",
        "casefile": {"id": engine.casefile.id, "version": engine.casefile.version},
        "loaded_at": engine.loaded_at,
        "load_seconds": round(engine.load_seconds, 3),
        "entities": len(engine.casefile.entities),
        "claims": len(engine.casefile.claims),
        "loading": service.loading,
        "refused": _tell(service.refusal),
    }


def _tell(refusal: Refusal | None) -> dict[str, Any] | None:
    if refusal is None:
        return None
    return {"at": refusal.at, "count": len(refusal.faults), "faults": list(refusal.faults[:MOST_FAULTS])}

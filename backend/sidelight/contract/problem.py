"""Errors as RFC 9457 tells them."""

from __future__ import annotations

from http import HTTPStatus

from marshmallow import Schema, fields

from sidelight.contract.faults import Fault

MEDIA_TYPE = "application/problem+json"
MOST_FAULTS = 1_000


class FaultSchema(Schema):
    """One fault of a request."""

    pointer = fields.String(
        required=True, metadata={"description": "A JSON Pointer as a URI fragment, such as #/blocks/3/text."}
    )
    detail = fields.String(required=True, metadata={"description": "What is wrong there."})


class ProblemSchema(Schema):
    """Why a request was not answered."""

    type = fields.String(required=True, metadata={"format": "uri-reference"})
    title = fields.String(required=True)
    status = fields.Integer(required=True, strict=True)
    detail = fields.String(required=True, metadata={"description": "What happened and what to do."})
    errors = fields.List(
        fields.Nested(FaultSchema), metadata={"description": "Every fault of an invalid request (422)."}
    )


def build_problem(status: int, detail: str, faults: list[Fault] | None = None) -> dict[str, object]:
    """Return the body of an error: the status with its own title, the reason, and the faults if any."""
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if faults is not None:
        problem["errors"] = faults[:MOST_FAULTS]
    return problem


def summarise_faults(faults: list[Fault]) -> str:
    """Say how many faults there are; a list longer than can be of use is cut."""
    if len(faults) > MOST_FAULTS:
        return f"The request has {len(faults):,} faults; the first {MOST_FAULTS:,} are listed."
    return "The request has a fault." if len(faults) == 1 else f"The request has {len(faults):,} faults."

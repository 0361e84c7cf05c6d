"""GET /v1/subjects, /v1/access: what a moderator may speak of, and as whom."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from typing import Any

from flask import Response, g, jsonify
from marshmallow import Schema, fields, validate

from sidelight.access.model import Right, Token
from sidelight.casefile.model import Casefile, Entity
from sidelight.contract.fields import LANGUAGE_TAG, LanguageTag
from sidelight.contract.notes import choose_text
from sidelight.contract.request import DEFAULT_LOCALE
from sidelight.contract.reviews import LONGEST_WORD, StrictSchema, Text
from sidelight.reviews.model import Kind
from sidelight.reviews.subjects import Subject, catalogue_of
from sidelight.web.admission import demand
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine

USUAL, MOST = 12, 50
FOUND = frozenset({Kind.ENTITY, Kind.CLAIM})

blueprint = Blueprint("subjects", __name__, url_prefix="/v1", description="What moderators speak of.")


class SearchSchema(StrictSchema):
    """What is looked for."""

    words = Text(
        LONGEST_WORD, "As far as they are typed, or a passage; those that are rare count more.", load_default=""
    )
    kind = fields.String(validate=validate.OneOf(sorted(FOUND)))
    locale = LanguageTag(load_default=DEFAULT_LOCALE, metadata={"pattern": LANGUAGE_TAG})
    limit = fields.Integer(load_default=USUAL, validate=validate.Range(min=1, max=MOST))


class SubjectSchema(Schema):
    """An entity or a claim of the casefile."""

    kind = fields.Enum(Kind, by_value=fields.String, required=True)
    id = fields.String(required=True)
    label = fields.String(required=True, metadata={"description": "A name, or a claim's statement."})
    about = fields.String(required=True, metadata={"description": "Who an entity is; whom a claim is about."})
    fit = fields.Float(required=True, metadata={"description": "1: each of the words fits."})


class SubjectListSchema(Schema):
    """What was found, best first."""

    subjects = fields.List(fields.Nested(SubjectSchema), required=True)


class AccessSchema(Schema):
    """As whom the request came."""

    name = fields.String(required=True, metadata={"description": "The token's."})
    person = fields.String(required=True, metadata={"description": "Empty for a browser that only reads."})
    scopes = fields.List(fields.Enum(Right, by_value=fields.String), required=True)


@blueprint.route("/access", methods=["GET"])
@blueprint.doc(operationId="show_access")
@blueprint.answers(AccessSchema)
@blueprint.refuses(400, 401, 403, 500, 503)
def show_access() -> Response:
    """Tell under which name the request came, and what its token is good for; without a token, that it may read."""
    token: Token | None = g.get("token")
    if token is None:
        return jsonify({"name": "", "person": "", "scopes": [Right.READ]})
    return jsonify({"name": token.name, "person": token.person, "scopes": list(token.rights)})


@blueprint.route("/subjects", methods=["GET"])
@blueprint.arguments(SearchSchema, location="query", unknown=None)
@blueprint.doc(operationId="find_subjects", security=[{"token": []}])
@blueprint.answers(SubjectListSchema)
@blueprint.refuses(400, 401, 403, 422, 500, 503)
def search(query: dict[str, Any]) -> Response:
    """Find entities and claims by words, as they are typed."""
    demand(Right.REVIEW)
    casefile = current_engine().casefile
    kinds = {query["kind"]} if "kind" in query else FOUND
    found = catalogue_of(casefile).find(query["words"], kinds, query["limit"])
    g.count = len(found)
    return jsonify({"subjects": [_describe(one, casefile, query["locale"]) for one in found]})


def _describe(found: Subject, casefile: Casefile, locale: str) -> dict[str, Any]:
    item = found.item
    if isinstance(item, Entity):
        told = {"kind": Kind.ENTITY, "label": item.label, "about": choose_text(item.description, locale)}
    else:
        subject = casefile.entities.get(item.subject)
        statement = choose_text(item.statement, locale)
        told = {"kind": Kind.CLAIM, "label": statement, "about": subject.label if subject else ""}
    return {**told, "id": item.id, "fit": round(found.fit, 3)}

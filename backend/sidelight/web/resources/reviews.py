"""/v1/reviews: decisions of moderators, each under a name, none lost to another."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

import re
from typing import Any

from flask import Response, g, jsonify, request, url_for
from werkzeug.exceptions import NotFound, PreconditionRequired, UnprocessableEntity

from sidelight.access.model import Right
from sidelight.casefile.model import Casefile, Prominence
from sidelight.contract.reviewed import HistorySchema, ReviewListSchema, ReviewSchema
from sidelight.contract.reviews import Change, ChangeSchema, Opening, OpeningSchema, QueueSchema
from sidelight.reviews.addresses import site_of
from sidelight.reviews.drafts import check_references
from sidelight.reviews.forms import write_decision, write_entry, write_review
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import (
    Decision,
    ExistsError,
    Kind,
    LostUpdateError,
    Review,
    Seen,
    Target,
    UnfitError,
    UnknownReviewError,
)
from sidelight.reviews.queue import Filter, list_reviews
from sidelight.web.admission import demand
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine
from sidelight.web.errors import TellingError
from sidelight.web.reviewing import current_desk

blueprint = Blueprint("reviews", __name__, url_prefix="/v1", description="What moderators decide.")

EXAMPLE = {
    "url": "https://example.org/news/1",
    "lang": "en",
    "kind": "claim",
    "subject": "lamp-out",
    "block": "The lamp was put out in 1986.",
    "start": 0,
    "end": 29,
    "relation": "differs",
    "verdict": "differs",
    "decision": "wrong-value",
    "correction": {"relation": "agrees", "slot": "date", "value": "1987"},
    "note": "The year is that of another lamp.",
}
KEY = re.compile(r"[0-9a-f]{16}")
VERSION = re.compile(r"[0-9]{1,9}")


@blueprint.before_request
def _check_right() -> None:
    if request.method != "OPTIONS":
        demand(Right.REVIEW)


@blueprint.route("/reviews", methods=["POST"])
@blueprint.arguments(OpeningSchema, example=EXAMPLE)
@blueprint.doc(operationId="open_review", security=[{"token": []}])
@blueprint.answers(ReviewSchema, status=201)
@blueprint.refuses(400, 401, 403, 409, 413, 415, 422, 500, 503, 507)
def open_review(opening: Opening) -> Response:
    """Decide about a passage.

    Where it is under review already, 409 shows how: decide by PUT then.
    """
    target = _aim(opening, current_engine().casefile)
    try:
        review = current_desk().open(target, opening.decision, demand(Right.REVIEW).person, opening.why)
    except UnfitError as error:
        raise UnprocessableEntity(str(error)) from None
    except ExistsError as error:
        raise TellingError(409, str(error), {"current": write_review(error.current)}) from None
    response = _answer(review)
    response.status_code = 201
    response.headers["Location"] = url_for("reviews.show_review", key=review.id)
    return response


@blueprint.route("/reviews", methods=["GET"])
@blueprint.arguments(QueueSchema, location="query", unknown=None)
@blueprint.doc(operationId="list_reviews", security=[{"token": []}])
@blueprint.answers(ReviewListSchema)
@blueprint.refuses(400, 401, 403, 422, 500, 503)
def list_all(query: dict[str, Any]) -> Response:
    """List reviews by state and filter, what changed last first, a page at a time."""
    wanted = Filter(
        state=query.get("state"),
        reviewer=demand(Right.REVIEW).person if query["mine"] else query["reviewer"],
        kind=query.get("kind"),
        subject=query["subject"],
        judgement=query.get("decision"),
        verdict=str(query.get("verdict", "")),
        site=query["site"],
        language=query["language"],
        page=query["url"],
        before=query.get("before"),
        most=query["limit"],
    )
    listed = list_reviews(current_desk().database, wanted)
    g.count = len(listed.reviews)
    shown = [write_review(review) for review in listed.reviews]
    return jsonify({"reviews": shown, "total": listed.total, "next": listed.next})


@blueprint.route("/reviews/<string(length=16):key>", methods=["GET"])
@blueprint.doc(operationId="show_review", security=[{"token": []}])
@blueprint.answers(ReviewSchema)
@blueprint.refuses(400, 401, 403, 404, 500, 503)
def show_review(key: str) -> Response:
    """Show a review, with its version as its ETag."""
    return _answer(_find(key))


@blueprint.route("/reviews/<string(length=16):key>", methods=["PUT"])
@blueprint.arguments(ChangeSchema, example={"decision": "withdrawn", "why": "undone"})
@blueprint.doc(
    operationId="change_review",
    security=[{"token": []}],
    parameters=[
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
            "description": "The ETag of the version that is to be replaced.",
        }
    ],
)
@blueprint.answers(ReviewSchema)
@blueprint.refuses(400, 401, 403, 404, 412, 413, 415, 422, 428, 500, 503, 507)
def change_review(change: Change, key: str) -> Response:
    """Decide anew, in place of the version that If-Match names.

    412 where somebody else was quicker: the body holds both versions, and nothing was changed.
    """
    _find(key)
    _check_draft(change.decision, current_engine().casefile)
    person = demand(Right.REVIEW).person
    try:
        return _answer(current_desk().change(key, _read_version(), change.decision, person, change.why))
    except UnfitError as error:
        raise UnprocessableEntity(str(error)) from None
    except LostUpdateError as error:
        shown = {"current": write_review(error.current), "yours": write_decision(error.yours)}
        raise TellingError(412, str(error), shown) from None


@blueprint.route("/reviews/<string(length=16):key>/history", methods=["GET"])
@blueprint.doc(operationId="show_review_history", security=[{"token": []}])
@blueprint.answers(HistorySchema)
@blueprint.refuses(400, 401, 403, 404, 500, 503)
def show_history(key: str) -> Response:
    """Show all steps of a review, the first first."""
    steps = list_entries(current_desk().database, Span(review=_find(key).id, most=None))
    return jsonify({"entries": [write_entry(entry) for entry in steps.entries], "next": None})


def _answer(review: Review) -> Response:
    response = jsonify(write_review(review))
    response.set_etag(str(review.version))
    return response


def _find(key: str) -> Review:
    if not KEY.fullmatch(key):
        raise NotFound("There is no such review.")
    try:
        return current_desk().find(key)
    except UnknownReviewError as error:
        raise NotFound(str(error)) from None


def _read_version() -> int:
    """The version that If-Match names, 0 for one that there never is; 428 where it names none or any."""
    tags = request.if_match
    if "If-Match" not in request.headers or tags.star_tag or len(tags.as_set(include_weak=True)) != 1:
        raise PreconditionRequired('If-Match must name the one version that is to be replaced, such as "3".')
    (tag,) = tags.as_set() or {""}
    return int(tag) if VERSION.fullmatch(tag) else 0


def _aim(opening: Opening, casefile: Casefile) -> Target:
    _check_subject(opening, casefile)
    _check_draft(opening.decision, casefile)
    return Target(
        page=opening.page,
        site=site_of(opening.page),
        language=opening.language,
        kind=opening.kind,
        subject=opening.subject,
        anchor=opening.anchor,
        seen=Seen(casefile.id, casefile.version, opening.relation, opening.verdict, opening.confidence, opening.values),
    )


def _check_subject(opening: Opening, casefile: Casefile) -> None:
    kind, subject = opening.kind, opening.subject
    if kind is Kind.PASSAGE and subject:
        raise UnprocessableEntity("A passage has no subject.")
    if kind is Kind.CLAIM and subject not in casefile.claims:
        raise UnprocessableEntity("The casefile has no such claim.")
    entity = casefile.entities.get(subject)
    if kind is Kind.ENTITY and (entity is None or entity.prominence is Prominence.VALUE):
        raise UnprocessableEntity("The casefile has no such entity.")


def _check_draft(decision: Decision, casefile: Casefile) -> None:
    try:
        check_references(decision.correction, casefile)
    except UnfitError as error:
        raise UnprocessableEntity(f"correction: {error}") from None

"""POST /v1/reviews/pages: what is found on a page waits for moderators."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from flask import Response, g, jsonify, request
from werkzeug.exceptions import UnprocessableEntity

from sidelight.access.model import Right
from sidelight.contract.request import Request, ReviewedPageSchema
from sidelight.contract.reviewed import CollectedSchema
from sidelight.reviews.addresses import UnfitAddressError, keep_address
from sidelight.web.admission import demand
from sidelight.web.blueprint import Blueprint
from sidelight.web.engine import current_engine
from sidelight.web.resources.annotations import EXAMPLE
from sidelight.web.reviewing import collect_page, tell_stale

blueprint = Blueprint("collecting", __name__, url_prefix="/v1", description="Putting pages under review.")


@blueprint.before_request
def _check_right() -> None:
    if request.method != "OPTIONS":
        demand(Right.REVIEW)


@blueprint.route("/reviews/pages", methods=["POST"])
@blueprint.arguments(ReviewedPageSchema, example=EXAMPLE)
@blueprint.doc(operationId="review_page", security=[{"token": []}])
@blueprint.answers(CollectedSchema)
@blueprint.refuses(400, 401, 403, 413, 415, 422, 500, 503, 507)
def review_page(asked: Request) -> Response:
    """Put a page under review.

    Each assertion on it, and each sentence that gives values about entities of the case and states no claim, waits in
    the queue: its words with a little around them, and what the engine says. The text of the page is not kept. Asked
    again, what is under review already stays, and decisions that fit the page no more are noted as stale.
    """
    address = _read_address(asked)
    collected = collect_page(asked.page, address, current_engine().annotator, demand(Right.REVIEW).person)
    g.count = collected.opened
    return jsonify(
        {
            "page": address,
            "opened": collected.opened,
            "known": collected.known,
            "stale": tell_stale(collected.stale),
        }
    )


def _read_address(asked: Request) -> str:
    try:
        return keep_address(asked.page.url)
    except UnfitAddressError as error:
        raise UnprocessableEntity(str(error)) from None

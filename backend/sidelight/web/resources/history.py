"""/v1/history and /v1/moderators: who decided what and when, and how far moderators agree. Nothing here changes it."""
# mypy: disallow-untyped-decorators=False
# flask-smorest has no types.

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response, g, jsonify, request

from sidelight.access.model import Right
from sidelight.contract.reviewed import HistorySchema, ModeratorsSchema
from sidelight.contract.reviews import StepsSchema
from sidelight.reviews.forms import write_entry
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.statistics import Tally, compare_moderators, count_work
from sidelight.web.admission import demand
from sidelight.web.blueprint import Blueprint
from sidelight.web.reviewing import current_desk

blueprint = Blueprint("history", __name__, url_prefix="/v1", description="How decisions came about.")


@blueprint.before_request
def _check_right() -> None:
    if request.method != "OPTIONS":
        demand(Right.REVIEW)


@blueprint.route("/history", methods=["GET"])
@blueprint.arguments(StepsSchema, location="query", unknown=None)
@blueprint.doc(operationId="show_history", security=[{"token": []}])
@blueprint.answers(HistorySchema)
@blueprint.refuses(400, 401, 403, 422, 500, 503)
def show_all(query: dict[str, Any]) -> Response:
    """Show the steps of all reviews in their order, a page at a time."""
    wanted = Span(
        who=query["who"], begin=query.get("since"), end=query.get("until"), after=query["after"], most=query["limit"]
    )
    steps = list_entries(current_desk().database, wanted)
    g.count = len(steps.entries)
    return jsonify({"entries": [write_entry(entry) for entry in steps.entries], "next": steps.next})


@blueprint.route("/moderators", methods=["GET"])
@blueprint.doc(operationId="show_moderators", security=[{"token": []}])
@blueprint.answers(ModeratorsSchema)
@blueprint.refuses(400, 401, 403, 500, 503)
def show_moderators() -> Response:
    """Show each moderator's work, and the agreement of every two on what both judged."""
    entries = list_entries(current_desk().database, Span(most=None)).entries
    work = [_tell(tally) for tally in count_work(entries)]
    return jsonify({"moderators": work, "agreement": [asdict(pair) for pair in compare_moderators(entries)]})


def _tell(tally: Tally) -> dict[str, Any]:
    judgements = {judgement.value: count for judgement, count in tally.judgements.items()}
    return {**asdict(tally), "judgements": judgements, "last": tally.last.isoformat()}

"""One review with all its steps."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import NotFound

from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import Review, UnknownReviewError
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.forms import keep_filters
from sidelight.web.desk.showing import show_review
from sidelight.web.engine import current_engine
from sidelight.web.reviewing import current_desk


@desk.route("/items/<key>", endpoint="item")
def show_one(key: str) -> str:
    """A review: what it is about, what holds, how that came about."""
    review = find_review(key)
    steps = list_entries(current_desk().database, Span(review=key, most=None)).entries
    back = keep_filters(request.query_string.decode(errors="replace"))
    return render("item.html", shown=show_review(review, current_engine().casefile), steps=steps, query={}, back=back)


def find_review(key: str) -> Review:
    """The review of that id; 404 for none."""
    try:
        return current_desk().find(key)
    except UnknownReviewError as error:
        raise NotFound(str(error)) from None

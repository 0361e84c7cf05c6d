"""What each moderator did, and how far two of them agree."""

from __future__ import annotations

from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.statistics import compare_moderators, count_work
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.reviewing import current_desk


@desk.route("/moderators", endpoint="moderators")
def show_moderators() -> str:
    """A row for each moderator, and one for each two who have judged the same."""
    entries = list_entries(current_desk().database, Span(most=None)).entries
    pairs = [pair for pair in compare_moderators(entries) if pair.shared]
    return render("moderators.html", tallies=count_work(entries), pairs=pairs)

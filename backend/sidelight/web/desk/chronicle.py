"""The history of all reviews, which nobody can change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from flask import request

from sidelight.reviews.chronicle import Search, list_people, look_up
from sidelight.reviews.worklist import list_choices
from sidelight.web.desk.blueprint import desk, render
from sidelight.web.desk.showing import show_review
from sidelight.web.engine import current_engine
from sidelight.web.reviewing import current_desk

FILTERS = ("who", "claim", "site", "since", "until")
HIGHEST = 2**53


@desk.route("/history", endpoint="history")
def show_history() -> str:
    """The steps that were asked for, the latest first."""
    casefile, database = current_engine().casefile, current_desk().database
    found = look_up(database, _read_search())
    return render(
        "history.html",
        steps=[(step.entry, show_review(step.review, casefile)) for step in found.steps],
        following=found.next,
        people=list_people(database),
        choices=list_choices(database),
        query={name: value for name in FILTERS if (value := request.args.get(name))},
        casefile=casefile,
    )


def _read_search() -> Search:
    asked = request.args
    before = asked.get("before", "")
    return Search(
        who=asked.get("who", ""),
        subject=asked.get("claim", ""),
        site=asked.get("site", ""),
        begin=_read_day("since"),
        end=_find_end(_read_day("until")),
        before=min(int(before), HIGHEST) if before.isascii() and before.isdigit() else None,
    )


def _read_day(name: str) -> datetime | None:
    """A day as a field for dates gives it; what is none counts as not asked."""
    try:
        return datetime.strptime(request.args.get(name, ""), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None


def _find_end(day: datetime | None) -> datetime | None:
    """Where a day ends, since the last one is included; nothing comes after the calendar's last."""
    return day + timedelta(days=1) if day and day.date() < date.max else None

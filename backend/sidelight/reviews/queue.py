"""The queue: reviews by state and filter, what changed last first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from sidelight.reviews.model import Judgement, Kind, Review, State
from sidelight.reviews.store import read_review
from sidelight.storage.database import Database
from sidelight.storage.tables import ReviewRow

MOST = 200
USUAL = 50
ALL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Filter:
    """Which reviews are wanted; what is None or empty does not matter. `before` is a serial: older ones only."""

    state: State | None = None
    reviewer: str = ""
    kind: Kind | None = None
    subject: str = ""
    judgement: Judgement | None = None
    verdict: str = ""
    site: str = ""
    language: str = ""
    page: str = ""
    before: int | None = None
    most: int = USUAL


@dataclass(frozen=True, slots=True)
class Listed:
    """Some reviews; `total` counts all that the filter lets through, `next` is the `before` of those that follow."""

    reviews: tuple[Review, ...]
    total: int
    next: int | None


def list_reviews(database: Database, wanted: Filter) -> Listed:
    """The reviews that a filter lets through. Raises StorageError."""
    conditions = list(_conditions(wanted))
    with database.read() as session:
        if session is None:
            return Listed((), 0, None)
        total = session.scalar(select(func.count()).select_from(ReviewRow).where(*conditions)) or 0
        if wanted.before is not None:
            conditions.append(ReviewRow.serial < wanted.before)
        query = select(ReviewRow).where(*conditions).order_by(ReviewRow.serial.desc()).limit(wanted.most + 1)
        found = [read_review(row) for row in session.scalars(query)]
    shown = tuple(found[: wanted.most])
    return Listed(shown, total, shown[-1].serial if len(found) > wanted.most else None)


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.state is State.DONE:
        yield ReviewRow.decision.not_in([Judgement.OPEN.value, Judgement.WITHDRAWN.value])
    elif wanted.state:
        yield ReviewRow.decision == wanted.state.value
    if wanted.kind:
        yield ReviewRow.kind == wanted.kind.value
    if wanted.judgement:
        yield ReviewRow.decision == wanted.judgement.value
    for column, text in (
        (ReviewRow.reviewer, wanted.reviewer),
        (ReviewRow.subject, wanted.subject),
        (ReviewRow.verdict, wanted.verdict),
        (ReviewRow.site, wanted.site),
        (ReviewRow.language, wanted.language),
        (ReviewRow.page, wanted.page),
    ):
        if text:
            yield column == text

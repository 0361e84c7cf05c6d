"""The history: every step of every review, in the order in which it was kept. Nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from sidelight.reviews.model import Entry
from sidelight.reviews.store import read_entry
from sidelight.storage.database import Database
from sidelight.storage.tables import EntryRow

USUAL = 100


@dataclass(frozen=True, slots=True)
class Span:
    """Which steps are wanted: of a review, by a person, from `begin` on and before `end`, after a number."""

    review: str = ""
    who: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    after: int = 0
    most: int | None = USUAL


@dataclass(frozen=True, slots=True)
class Steps:
    """Some steps, the oldest first; `next` is the `after` of those that follow, or None."""

    entries: tuple[Entry, ...]
    next: int | None


def list_entries(database: Database, wanted: Span) -> Steps:
    """The steps that are wanted; all at once where `most` is None. Raises StorageError."""
    with database.read() as session:
        if session is None:
            return Steps((), None)
        query = select(EntryRow).where(*_conditions(wanted)).order_by(EntryRow.number)
        if wanted.most is not None:
            query = query.limit(wanted.most + 1)
        found = [read_entry(row) for row in session.scalars(query)]
    if wanted.most is None or len(found) <= wanted.most:
        return Steps(tuple(found), None)
    shown = tuple(found[: wanted.most])
    return Steps(shown, shown[-1].number)


def _conditions(wanted: Span) -> Iterator[ColumnElement[bool]]:
    yield EntryRow.number > wanted.after
    if wanted.review:
        yield EntryRow.review == wanted.review
    if wanted.who:
        yield EntryRow.who == wanted.who
    if wanted.begin:
        yield EntryRow.at >= wanted.begin
    if wanted.end:
        yield EntryRow.at < wanted.end

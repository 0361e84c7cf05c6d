"""The history as people look it up: the latest step first, each with what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from sidelight.reviews.model import Entry, Review
from sidelight.reviews.store import read_entry, read_review
from sidelight.storage.database import Database
from sidelight.storage.tables import EntryRow, ReviewRow

USUAL = 50


@dataclass(frozen=True, slots=True)
class Search:
    """Which steps are looked up; what is empty does not matter. `before` is a number: earlier ones only."""

    who: str = ""
    subject: str = ""
    site: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    before: int | None = None
    most: int = USUAL


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and the review as it is now."""

    entry: Entry
    review: Review


@dataclass(frozen=True, slots=True)
class Found:
    """Some steps, the latest first; `next` is the `before` of those that follow, or None."""

    steps: tuple[Step, ...]
    next: int | None


def look_up(database: Database, search: Search) -> Found:
    """The steps that are looked up. Raises StorageError."""
    with database.read() as session:
        if session is None:
            return Found((), None)
        query = select(EntryRow, ReviewRow).join(ReviewRow, ReviewRow.id == EntryRow.review)
        query = query.where(*_conditions(search)).order_by(EntryRow.number.desc()).limit(search.most + 1)
        found = [Step(read_entry(entry), read_review(review)) for entry, review in session.execute(query)]
    shown = tuple(found[: search.most])
    return Found(shown, shown[-1].entry.number if len(found) > len(shown) else None)


def list_people(database: Database) -> tuple[str, ...]:
    """Whoever took any step, in alphabetical order."""
    with database.read() as session:
        if session is None:
            return ()
        return tuple(session.scalars(select(EntryRow.who).distinct().order_by(EntryRow.who)))


def _conditions(search: Search) -> Iterator[ColumnElement[bool]]:
    if search.who:
        yield EntryRow.who == search.who
    if search.subject:
        yield ReviewRow.subject == search.subject
    if search.site:
        yield ReviewRow.site == search.site
    if search.begin:
        yield EntryRow.at >= search.begin
    if search.end:
        yield EntryRow.at < search.end
    if search.before:
        yield EntryRow.number < search.before

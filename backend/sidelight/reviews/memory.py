"""What holds now, in memory: every visit asks for it, and only what was decided since the last visit is read anew."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import func, select

from sidelight.reviews.model import Review, Scope, State
from sidelight.reviews.store import read_review
from sidelight.storage.database import Database, Stamp
from sidelight.storage.errors import StorageError
from sidelight.storage.tables import ReviewRow

Subject = tuple[str, str]
SLOW = 0.5
"""Seconds after which a failure is one that readers would have to wait for."""
REST = 5.0
"""Seconds for which a database that failed slowly is left alone."""


@dataclass(frozen=True, slots=True)
class Held:
    """The decisions that may concern a page; not `fresh` where the database could not be asked just now."""

    reviews: tuple[Review, ...]
    fresh: bool = True


class Memory:
    """The decisions in force of one database. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._serial = 0
        self._stamp: Stamp | None = None
        self._rests_until = 0.0
        self._reviews: dict[str, Review] = {}
        self._by_page: dict[str, set[str]] = defaultdict(set)
        self._everywhere: dict[Subject, set[str]] = defaultdict(set)

    def list(self, page: str, subjects: Iterable[Subject]) -> Held:
        """What was decided for a page (its address as kept), and everywhere for any of the subjects named on it.

        Where the database can't be asked, what was known before holds.
        """
        with self._lock:
            fresh = self._refresh()
            wanted = set(self._by_page.get(page, ())) if page else set()
            for subject in subjects:
                wanted |= self._everywhere.get(subject, set())
            return Held(tuple(self._reviews[key] for key in sorted(wanted)), fresh)

    def _refresh(self) -> bool:
        # Told before reading: what is written meanwhile is read next time.
        stamp = self._database.stamp()
        if stamp is not None and stamp == self._stamp:
            return True
        begun = time.monotonic()
        if begun < self._rests_until:
            return False
        try:
            self._read_changes()
        except StorageError:
            self._stamp = None
            failed = time.monotonic()
            self._rests_until = failed + REST if failed - begun > SLOW else 0.0
            return False
        self._stamp = stamp
        return True

    def _read_changes(self) -> None:
        with self._database.read() as session:
            if session is None:
                return
            last = session.scalar(select(func.max(ReviewRow.serial))) or 0
            if last < self._serial:
                self._forget()  # Another database stands in its place.
            if last == self._serial:
                return
            rows = session.scalars(select(ReviewRow).where(ReviewRow.serial > self._serial).order_by(ReviewRow.serial))
            for review in map(read_review, rows):
                self._put(review)
        self._serial = last

    def _put(self, review: Review) -> None:
        target, subject = review.target, _subject(review)
        self._by_page[target.page].discard(review.id)
        self._everywhere[subject].discard(review.id)
        self._reviews.pop(review.id, None)
        if review.decision.state is not State.DONE:
            return
        self._reviews[review.id] = review
        if target.page:
            self._by_page[target.page].add(review.id)
        if review.decision.scope is Scope.EVERYWHERE:
            self._everywhere[subject].add(review.id)

    def _forget(self) -> None:
        self._serial = 0
        for known in (self._reviews, self._by_page, self._everywhere):
            known.clear()


def _subject(review: Review) -> Subject:
    return review.target.kind.value, review.target.subject

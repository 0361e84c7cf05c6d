"""What holds now, in memory: every visit asks for it, and only what was decided since the last visit is read anew."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from sqlalchemy import func, select

from sidelight.reviews.model import ADDS, Review, Scope, State
from sidelight.reviews.store import read_review
from sidelight.storage.database import Database, Stamp
from sidelight.storage.errors import StorageError
from sidelight.storage.tables import ReviewRow

Key = TypeVar("Key", str, tuple[str, str])
Subject = tuple[str, str]
Digests = Callable[[], Iterable[str]]
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
        self._by_subject: dict[Subject, set[str]] = defaultdict(set)
        self._by_digest: dict[str, set[str]] = defaultdict(set)

    def list(self, page: str, subjects: Iterable[Subject], digests: Digests = tuple) -> Held:
        """What was decided for a page (its address as kept), and everywhere for any of the subjects named on it.

        Of a page whose address is not told: all that was decided about these subjects, or in a block with one of the
        digests, which are asked for only where they matter. Where the database can't be asked, what was known holds.
        """
        with self._lock:
            fresh = self._refresh()
            named = self._gather(self._by_subject, subjects)
            if page:
                here = self._by_page.get(page, set())
                wanted = here | {key for key in named if self._reviews[key].decision.scope is Scope.EVERYWHERE}
            else:
                wanted = named | (self._gather(self._by_digest, digests()) if self._by_digest else set())
            return Held(tuple(self._reviews[key] for key in sorted(wanted)), fresh)

    @staticmethod
    def _gather(index: Mapping[Key, set[str]], keys: Iterable[Key]) -> set[str]:
        return {found for key in keys for found in index.get(key, ())}

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
        target = review.target
        in_force = review.decision.state is State.DONE
        self._reviews[review.id] = review
        _index(self._by_page, target.page, review.id, wanted=in_force and target.page != "")
        _index(self._by_subject, (target.kind.value, target.subject), review.id, wanted=in_force)
        adds = in_force and review.decision.judgement in ADDS
        _index(self._by_digest, target.anchor.digest, review.id, wanted=adds)

    def _forget(self) -> None:
        self._serial = 0
        for known in (self._reviews, self._by_page, self._by_subject, self._by_digest):
            known.clear()


def _index(index: dict[Key, set[str]], key: Key, review: str, *, wanted: bool) -> None:
    """Have a review found by a key, or not any more; keys by which nothing is found are let go."""
    if wanted:
        index[key].add(review)
    elif key in index:
        index[key].discard(review)
        if not index[key]:
            del index[key]

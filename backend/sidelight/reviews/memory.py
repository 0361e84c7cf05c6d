"""What holds now, in memory: every visit asks for it, and only what was decided since the last visit is read anew."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import TypeVar

from sqlalchemy import func, select

from sidelight.reviews.anchors import passage_of
from sidelight.reviews.clues import Clues
from sidelight.reviews.model import Review, Scope, State
from sidelight.reviews.store import read_review
from sidelight.storage.database import Database, Stamp
from sidelight.storage.errors import StorageError
from sidelight.storage.tables import ReviewRow

Key = TypeVar("Key", str, bytes)
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
        self._by_digest: dict[str, set[str]] = defaultdict(set)
        self._by_passage: dict[bytes, set[str]] = defaultdict(set)

    def list(self, page: str, gather: Callable[[], Clues]) -> Held:
        """What was decided for a page (its address as kept, empty if not told), and what clues lead to.

        These are gathered only where something was decided at all. They lead to what holds everywhere and, where no
        address is told, to whatever was decided about such a block or passage. Where the database can't be asked,
        what was known before holds.
        """
        with self._lock:
            fresh = self._refresh()
            if not self._by_digest:
                return Held((), fresh)
        clues = gather()
        with self._lock:
            wanted = self._by_page.get(page, set()) | {key for key in self._follow(clues) if self._reaches(key, page)}
            return Held(tuple(self._reviews[key] for key in sorted(wanted)), fresh)

    def _follow(self, clues: Clues) -> set[str]:
        by_digest = (self._by_digest.get(digest, ()) for digest in clues.digests)
        by_passage = (self._by_passage.get(passage, ()) for passage in clues.passages)
        return set(chain(*by_digest, *by_passage))

    def _reaches(self, key: str, page: str) -> bool:
        return not page or self._reviews[key].decision.scope is Scope.EVERYWHERE

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
        _index(self._by_digest, target.anchor.digest, review.id, wanted=in_force)
        passage = passage_of(target.kind, target.subject, target.anchor)
        _index(self._by_passage, passage, review.id, wanted=in_force)

    def _forget(self) -> None:
        self._serial = 0
        for known in (self._reviews, self._by_page, self._by_passage, self._by_digest):
            known.clear()


def _index(index: dict[Key, set[str]], key: Key, review: str, *, wanted: bool) -> None:
    """Have a review found by a key, or not any more; keys by which nothing is found are let go."""
    if wanted:
        index[key].add(review)
    elif key in index:
        index[key].discard(review)
        if not index[key]:
            del index[key]

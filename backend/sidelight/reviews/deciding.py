"""Deciding: a review is opened once for a place, and changed by whoever has read what holds of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from sidelight.reviews import store
from sidelight.reviews.fitness import check_fitness
from sidelight.reviews.model import (
    Decision,
    Entry,
    ExistsError,
    Judgement,
    Kind,
    LostUpdateError,
    Review,
    Seen,
    State,
    Target,
    UnknownReviewError,
)
from sidelight.storage.database import Database

Clock = Callable[[], datetime]
READ_ANEW = "read anew"


def tell_time() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where decisions are made. What it returns is on the disk; every method raises StorageError where that fails."""

    database: Database
    clock: Clock = tell_time

    def open(self, target: Target, decision: Decision, who: str, why: str = "") -> Review:
        """A new review. Raises ExistsError where the place is under review, UnfitError for what can't be said of it."""
        check_fitness(target, decision)
        with self.database.write() as session:
            if current := store.find_same(session, target):
                raise ExistsError(current)
            return self.begin(session, target, decision, who, why)

    def begin(self, session: Session, target: Target, decision: Decision, who: str, why: str = "") -> Review:
        """A new review for a place that is under none, kept in a session that writes."""
        now, serial = self.clock(), store.count_entries(session) + 1
        review = Review(secrets.token_hex(8), 1, serial, target, decision, who, now, now)
        store.add_review(session, review)
        store.add_entry(session, Entry(serial, review.id, 1, now, who, None, decision, why))
        return review

    def change(self, key: str, version: int, decision: Decision, who: str, why: str = "") -> Review:
        """The review with another decision in place of the one at `version`.

        The same decision by somebody else is a second opinion, and kept; by the same person nothing is changed. Who
        finds right what the engine does not see, but a moderator, means the relation that this one told. Who puts back
        what their own last step made of somebody else's decision undoes that: it is the other's again. Raises
        UnknownReviewError, UnfitError, and LostUpdateError where the review is at another version.
        """
        with self.database.write() as session:
            current = store.find_review(session, key)
            if current is None:
                raise UnknownReviewError("There is no such review.")
            decision = _keep_relation(current, decision)
            check_fitness(current.target, decision)
            if current.version != version:
                last = store.find_entry(session, key, current.version)
                raise LostUpdateError(current, decision, last.who if last else current.reviewer)
            if (current.decision, current.reviewer) == (decision, who):
                return current
            return self._replace(session, current, decision, who, why, _find_owner(session, current, decision, who))

    def find(self, key: str) -> Review:
        """The review of that id. Raises UnknownReviewError."""
        with self.database.read() as session:
            review = store.find_review(session, key) if session else None
        if review is None:
            raise UnknownReviewError("There is no such review.")
        return review

    def read_anew(self, session: Session, current: Review, seen: Seen, who: str) -> Review:
        """The review with what the engine says now: a step, so that who decides upon what it said before is told."""
        anew = replace(current, target=replace(current.target, seen=seen))
        return self._replace(session, anew, current.decision, who, READ_ANEW)

    def _replace(
        self, session: Session, current: Review, decision: Decision, who: str, why: str, owner: str = ""
    ) -> Review:
        # A clock that was put back must not make the history run backwards.
        now, serial = max(self.clock(), current.changed), store.count_entries(session) + 1
        version = current.version + 1
        entry = Entry(serial, current.id, version, now, who, current.decision, decision, why, owner)
        review = replace(
            current, version=version, serial=serial, decision=decision, reviewer=entry.reviewer, changed=now
        )
        store.add_entry(session, entry)
        store.update_review(session, review)
        return review


def _keep_relation(current: Review, decision: Decision) -> Decision:
    """The decision; where it finds right what only another moderator's relation says, with that relation."""
    right, correction = decision.judgement is Judgement.RIGHT, decision.correction
    told = correction.relation or current.target.seen.relation
    if not right or current.target.kind is not Kind.CLAIM or told:
        return decision
    return replace(decision, correction=replace(correction, relation=current.decision.correction.relation))


def _find_owner(session: Session, current: Review, decision: Decision, who: str) -> str:
    """Who else had decided just that before somebody's own last step; empty where nobody had."""
    last = store.find_entry(session, current.id, current.version)
    former = store.find_entry(session, current.id, current.version - 1)
    if last is None or former is None or decision.state is not State.DONE:
        return ""
    return former.reviewer if (last.who, last.old) == (who, decision) and former.reviewer != who else ""

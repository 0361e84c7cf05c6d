"""Reviews in the database: reading and writing rows, inside a session that somebody else opened."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sidelight.reviews.anchors import place_of
from sidelight.reviews.forms import read_decision, write_correction, write_decision, write_values
from sidelight.reviews.model import (
    Anchor,
    Correction,
    Decision,
    Entry,
    Judgement,
    Kind,
    Review,
    Scope,
    Seen,
    SeenValue,
    Target,
)
from sidelight.storage.tables import EntryRow, ReviewRow


def find_review(session: Session, key: str) -> Review | None:
    """The review of that id, or None."""
    row = session.get(ReviewRow, key)
    return read_review(row) if row else None


def find_same(session: Session, target: Target) -> Review | None:
    """The review of the same place, or None."""
    row = session.scalar(select(ReviewRow).where(ReviewRow.place == _place(target)))
    return read_review(row) if row else None


def find_entry(session: Session, key: str, version: int) -> Entry | None:
    """The step that made a version of a review, or None."""
    row = session.scalar(select(EntryRow).where(EntryRow.review == key, EntryRow.version == version))
    return read_entry(row) if row else None


def count_entries(session: Session) -> int:
    """How many steps the history has; numbers have no gaps, so it is also the number of the last."""
    return session.scalar(select(func.max(EntryRow.number))) or 0


def add_review(session: Session, review: Review) -> None:
    """Keep a new review."""
    target, anchor = review.target, review.target.anchor
    session.add(
        ReviewRow(
            id=review.id,
            place=_place(target),
            page=target.page,
            site=target.site,
            language=target.language,
            kind=target.kind.value,
            subject=target.subject,
            anchor=asdict(anchor),
            **_write_seen(target.seen),
            opened=review.opened,
            **_write_state(review),
        )
    )
    session.flush()


def update_review(session: Session, review: Review) -> None:
    """Keep what holds of a review now, and what the engine says there; what it is about stays."""
    row = session.get_one(ReviewRow, review.id)
    for name, value in {**_write_seen(review.target.seen), **_write_state(review)}.items():
        setattr(row, name, value)
    session.flush()


def add_entry(session: Session, entry: Entry) -> None:
    """Add a step to the history."""
    session.add(
        EntryRow(
            number=entry.number,
            review=entry.review,
            version=entry.version,
            at=entry.at,
            who=entry.who,
            old=write_decision(entry.old) if entry.old else None,
            new=write_decision(entry.new),
            why=entry.why,
            whose=entry.whose or None,
        )
    )
    session.flush()


def read_review(row: ReviewRow) -> Review:
    """The review in a row."""
    values = tuple(SeenValue(**value) for value in row.seen_values)
    seen = Seen(row.casefile, row.casefile_version, row.relation, row.verdict, row.confidence, values)
    target = Target(row.page, row.site, row.language, Kind(row.kind), row.subject, Anchor(**row.anchor), seen)
    correction = Correction(**row.correction)
    decision = Decision(Judgement(row.decision), Scope(row.scope), row.note, correction)
    return Review(row.id, row.version, row.serial, target, decision, row.reviewer, row.opened, row.changed)


def read_entry(row: EntryRow) -> Entry:
    """The step of the history in a row."""
    old = read_decision(row.old) if row.old else None
    new, whose = read_decision(row.new), row.whose or ""
    return Entry(row.number, row.review, row.version, row.at, row.who, old, new, row.why, whose)


def _write_state(review: Review) -> dict[str, Any]:
    decision = review.decision
    return {
        "version": review.version,
        "serial": review.serial,
        "decision": decision.judgement.value,
        "scope": decision.scope.value,
        "note": decision.note,
        "correction": write_correction(decision.correction),
        "reviewer": review.reviewer,
        "changed": review.changed,
    }


def _write_seen(seen: Seen) -> dict[str, Any]:
    return {
        "casefile": seen.casefile,
        "casefile_version": seen.version,
        "relation": seen.relation,
        "verdict": seen.verdict,
        "confidence": seen.confidence,
        "seen_values": write_values(seen.values),
    }


def _place(target: Target) -> bytes:
    return place_of(target.page, target.kind, target.subject, target.anchor)

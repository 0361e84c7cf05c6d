"""Which decisions were without effect when a moderator last had their page looked at, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sidelight.reviews.applying import Misfit, Stale
from sidelight.storage.tables import MisfitRow, ReviewRow


@dataclass(frozen=True, slots=True)
class Noted:
    """Why a review fitted no more, and when that was seen."""

    reason: Misfit
    at: datetime


def replace_misfits(session: Session, page: str, found: Iterable[Stale], at: datetime) -> None:
    """Note what is without effect on a page now; what was noted of the page before is forgotten."""
    of_page = select(ReviewRow.id).where(ReviewRow.page == page)
    session.execute(delete(MisfitRow).where(MisfitRow.review.in_(of_page)))
    for one in found:
        session.add(MisfitRow(review=one.review.id, version=one.review.version, reason=one.reason.value, at=at))
    session.flush()


def read_noted(row: MisfitRow) -> Noted:
    """The note in a row."""
    return Noted(Misfit(row.reason), row.at)

"""The worklist: reviews in piles, those first that need a look first, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from sidelight.annotation import Verdict
from sidelight.reviews.applying import Misfit
from sidelight.reviews.misfits import Noted, read_noted
from sidelight.reviews.model import Judgement, Kind, Review
from sidelight.reviews.store import read_review
from sidelight.storage.database import Database
from sidelight.storage.tables import MisfitRow, ReviewRow

USUAL = 25
LOW = 0.75
"""The confidence below which an assertion wants a look before others."""
FIRST = (Verdict.DIFFERS, Verdict.CONTRADICTED, Verdict.DISPUTED)
"""The verdicts that want a look first, in this order."""
_STEP = 10_000
Cursor = tuple[int, int]


class Pile(StrEnum):
    """Where a review lies."""

    OPEN = "open"
    """Nobody has decided yet."""
    MINE = "mine"
    """Decided last by whoever asks."""
    DONE = "done"
    STALE = "stale"
    """Without effect: its page or the casefile has changed."""
    UNDONE = "withdrawn"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of a pile; what is empty does not matter. `subjects` are the ids that the casefile knows.

    `after` is where an earlier page ended.
    """

    pile: Pile
    who: str
    subjects: Collection[str]
    subject: str = ""
    verdict: str = ""
    site: str = ""
    language: str = ""
    after: Cursor | None = None
    most: int = USUAL


@dataclass(frozen=True, slots=True)
class Item:
    """A review, and what was noted where it is stale."""

    review: Review
    noted: Noted | None


@dataclass(frozen=True, slots=True)
class Worklist:
    """Some items; `total` counts all that are wanted, `next` is the `after` of those that follow, or None."""

    items: tuple[Item, ...]
    total: int
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class Choices:
    """By what a pile can be filtered: what occurs in any."""

    subjects: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def list_work(database: Database, wanted: Wanted) -> Worklist:
    """The items that are wanted. What is open comes by need of a look, all else the latest change first."""
    with database.read() as session:
        if session is None:
            return Worklist((), 0, None)
        conditions = [*_lie_in(wanted), *_filter(wanted)]
        total = session.scalar(_join(select(func.count())).where(*conditions)) or 0
        rank, order = (_URGENCY, (_URGENCY, ReviewRow.serial)) if wanted.pile is Pile.OPEN else (_SAME, (_BACK,))
        query = _join(select(ReviewRow, MisfitRow, rank)).where(*conditions, *_follow(wanted)).order_by(*order)
        rows = session.execute(query.limit(wanted.most + 1)).all()
        found = [(_read(review, misfit, wanted.subjects), (urgency, review.serial)) for review, misfit, urgency in rows]
    shown = found[: wanted.most]
    return Worklist(tuple(item for item, _ in shown), total, shown[-1][1] if len(found) > len(shown) else None)


def count_piles(database: Database, wanted: Wanted) -> Mapping[Pile, int]:
    """How many reviews lie in each pile, whatever the filters."""
    with database.read() as session:
        return {pile: _count(session, replace(wanted, pile=pile)) if session else 0 for pile in Pile}


def list_choices(database: Database) -> Choices:
    """What the reviews of a database can be filtered by, in alphabetical order."""
    columns = (ReviewRow.subject, ReviewRow.verdict, ReviewRow.site, ReviewRow.language)
    with database.read() as session:
        if session is None:
            return Choices()
        found = (session.scalars(select(column).distinct().where(column != "").order_by(column)) for column in columns)
        return Choices(*map(tuple, found))


_LOOKS = [(ReviewRow.verdict == verdict.value, number) for number, verdict in enumerate(FIRST)]
_URGENCY = case(*_LOOKS, (ReviewRow.confidence < LOW, len(FIRST)), else_=len(FIRST) + 1) * _STEP + cast(
    func.coalesce(ReviewRow.confidence, 0) * 1000, Integer
)
_SAME = cast(0, Integer)
_BACK = ReviewRow.serial.desc()
_HAS_MISFIT = and_(MisfitRow.review.is_not(None), MisfitRow.version == ReviewRow.version)


def _join(query: Select[Any]) -> Select[Any]:
    return query.select_from(ReviewRow).outerjoin(MisfitRow, MisfitRow.review == ReviewRow.id)


def _count(session: Session, wanted: Wanted) -> int:
    return int(session.scalar(_join(select(func.count())).where(*_lie_in(wanted))) or 0)


def _lie_in(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What has a review lie in a pile."""
    stale = or_(_HAS_MISFIT, _has_lost_subject(wanted.subjects))
    waits, undone = ReviewRow.decision == Judgement.OPEN.value, ReviewRow.decision == Judgement.WITHDRAWN.value
    if wanted.pile is Pile.OPEN:
        # Statements without a claim have a list of their own.
        yield and_(waits, ReviewRow.kind != Kind.PASSAGE.value, ~stale)
    elif wanted.pile is Pile.STALE:
        yield and_(stale, ~undone)
    elif wanted.pile is Pile.UNDONE:
        yield and_(undone, ReviewRow.kind != Kind.PASSAGE.value)
    else:
        yield and_(~waits, ~undone)
        if wanted.pile is Pile.MINE:
            yield ReviewRow.reviewer == wanted.who


def _has_lost_subject(subjects: Collection[str]) -> ColumnElement[bool]:
    return and_(ReviewRow.subject != "", ReviewRow.subject.not_in(sorted(subjects)))


def _filter(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for column, text in (
        (ReviewRow.subject, wanted.subject),
        (ReviewRow.verdict, wanted.verdict),
        (ReviewRow.site, wanted.site),
        (ReviewRow.language, wanted.language),
    ):
        if text:
            yield column == text


def _follow(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.after is None:
        return
    urgency, serial = wanted.after
    if wanted.pile is Pile.OPEN:
        yield or_(urgency < _URGENCY, and_(_URGENCY.op("=")(urgency), ReviewRow.serial > serial))
    else:
        yield ReviewRow.serial < serial


def _read(row: ReviewRow, misfit: MisfitRow | None, subjects: Collection[str]) -> Item:
    review = read_review(row)
    if review.target.subject and review.target.subject not in subjects:
        return Item(review, Noted(Misfit.SUBJECT_GONE, review.changed))
    return Item(review, read_noted(misfit) if misfit and misfit.version == review.version else None)

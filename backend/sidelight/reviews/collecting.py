"""Putting a page under review: what is found there waits in the queue, and what fits it no more is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sidelight.reviews import store
from sidelight.reviews.applying import Misfit, Stale
from sidelight.reviews.deciding import Desk
from sidelight.reviews.misfits import replace_misfits
from sidelight.reviews.model import Decision, Judgement, Review, State, Target
from sidelight.reviews.relocating import PageText
from sidelight.storage.tables import ReviewRow
from sidelight.text.page import Page

WAITS = Decision(Judgement.OPEN)


@dataclass(frozen=True, slots=True)
class Collected:
    """How many passages wait now that did not before, how many were under review already, what fits no more."""

    opened: int
    known: int
    stale: tuple[Stale, ...]


def collect(
    desk: Desk, page: Page, address: str, targets: Iterable[Target], stale: Iterable[Stale], who: str
) -> Collected:
    """Have what was found on a page wait for a decision; all of it or, where it can't be kept, nothing.

    `address` is the page's as reviews keep it, `stale` the decisions that were found to be without effect there. What
    is under review already stays as it is; of what nobody has decided upon yet, the engine's latest reading is kept,
    where it is another, as a step of the history.
    """
    with desk.database.write() as session:
        opened = known = 0
        found: set[str] = set()
        for target in targets:
            same = store.find_same(session, target)
            if same is None:
                same = desk.begin(session, target, WAITS, who)
                opened += 1
            else:
                known += 1
            # The same words may stand there twice and be read in two ways; the first counts, each time.
            if same.id not in found:
                _read_anew(desk, session, same, target, who)
            found.add(same.id)
        gone = (*stale, *_find_gone(session, page, address))
        replace_misfits(session, address, gone, desk.clock())
    return Collected(opened, known, gone)


def _read_anew(desk: Desk, session: Session, review: Review, target: Target, who: str) -> None:
    if review.decision.state is State.OPEN and review.target.seen != target.seen:
        desk.read_anew(session, review, target.seen, who)


def _find_gone(session: Session, page: Page, address: str) -> Iterator[Stale]:
    """What waits for a decision, and stands there no more."""
    waiting = select(ReviewRow).where(ReviewRow.page == address, ReviewRow.decision == Judgement.OPEN.value)
    text = PageText(page)
    for review in map(store.read_review, session.scalars(waiting)):
        if not text.find(review.target.anchor):
            yield Stale(review, Misfit.PASSAGE_GONE)

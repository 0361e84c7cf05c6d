"""The moderators' desk of an app, and what its decisions make of each answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app

from sidelight.access.model import Right
from sidelight.access.tokens import Clock
from sidelight.annotation import Annotation
from sidelight.reviews.addresses import UnfitAddressError, keep_address
from sidelight.reviews.applying import Applied, Stale, apply_reviews
from sidelight.reviews.clues import gather_clues
from sidelight.reviews.collecting import Collected, collect
from sidelight.reviews.deciding import Desk
from sidelight.reviews.memory import Held, Memory
from sidelight.reviews.targets import list_targets
from sidelight.storage.database import Database
from sidelight.text.page import Page
from sidelight.web.admission import may
from sidelight.web.engine import Annotates

EXTENSION = "sidelight-reviews"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Where an app's decisions are made, and what it remembers of them."""

    desk: Desk
    memory: Memory


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An annotation as moderators have it; `told` is what the answer says of that, if anything."""

    annotation: Annotation
    told: Mapping[str, object]


def install_reviews(app: Flask, database: Database, clock: Clock) -> None:
    """Let decisions be made in `app`, and have effect there."""
    app.extensions[EXTENSION] = Reviewing(Desk(database, clock), Memory(database))


def current_desk() -> Desk:
    """The desk of the running app."""
    return _current().desk


def review_annotation(annotation: Annotation, page: Page) -> Reviewed:
    """Put to an annotation what was decided. Where that can't be asked for, what was known before holds."""
    address = _keep(page.url)
    held = _hold(annotation, page, address)
    applied = apply_reviews(annotation, page, held.reviews, address)
    return Reviewed(applied.annotation, _tell(applied, fresh=held.fresh))


def collect_page(page: Page, address: str, annotator: Annotates, who: str) -> Collected:
    """Have what the engine says of a page wait for moderators; `address` is the page's as reviews keep it."""
    annotation = annotator.annotate(page)
    applied = apply_reviews(annotation, page, _hold(annotation, page, address).reviews, address)
    targets = list_targets(annotation, applied.annotation, annotator.survey(page), page, address)
    return collect(current_desk(), page, address, targets, applied.stale, who)


def _hold(annotation: Annotation, page: Page, address: str) -> Held:
    return _current().memory.list(address, lambda: gather_clues(annotation, page))


def tell_stale(stale: Iterable[Stale]) -> list[Mapping[str, str]]:
    """Decisions without effect as answers name them."""
    return [
        {"id": one.review.id, "decision": one.review.decision.judgement.value, "reason": one.reason.value}
        for one in stale
    ]


def _tell(applied: Applied, *, fresh: bool) -> Mapping[str, object]:
    reviews = may(Right.REVIEW)
    if fresh and not reviews:
        return {}
    return {"reviews": {"fresh": fresh, "stale": tell_stale(applied.stale) if reviews else []}}


def _keep(address: str) -> str:
    try:
        return keep_address(address)
    except UnfitAddressError:
        return ""


def _current() -> Reviewing:
    reviewing: Reviewing = current_app.extensions[EXTENSION]
    return reviewing

"""The first draft of a claim: what the engine read in a statement, put into the slots that it fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sidelight.casefile.model import Casefile, Stance
from sidelight.languages.frames import load_frames
from sidelight.reviews.model import Correction, Review
from sidelight.reviews.targets import ENTITY

PLACE = "place"


def begin_draft(review: Review, casefile: Casefile) -> Correction:
    """The draft as it was accepted; else one about whom the statement names first, of no frame yet."""
    correction = review.decision.correction
    if correction.subject or correction.statement:
        return correction
    named = [value.page for value in review.target.seen.values if value.slot == ENTITY]
    subject = next((name for name in named if name in casefile.entities), "")
    return Correction(subject=subject, stance=Stance.SUPPORTS.value)


def offer_values(review: Review, frame: str, casefile: Casefile) -> Mapping[str, str]:
    """A value for each slot of a frame whose type the statement gives, the first for the first."""
    given = defaultdict(list)
    for kind, value in _list_values(review, casefile):
        given[kind].append(value)
    slots = load_frames()[frame].slots if frame in load_frames() else {}
    return {name: given[kind].pop(0) for name, kind in slots.items() if given[kind]}


def _list_values(review: Review, casefile: Casefile) -> Iterator[tuple[str, str]]:
    places = {entity.label: entity.id for entity in casefile.entities.values() if entity.kind == "Place"}
    for value in review.target.seen.values:
        if value.slot == PLACE and value.page in places:
            yield PLACE, places[value.page]
        elif value.slot in {"date", "number", "money"}:
            yield value.slot, value.page

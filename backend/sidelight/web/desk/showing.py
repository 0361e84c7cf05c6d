"""What is shown of a review: its passage, the record beside it, and whoever disagrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import Casefile, Claim, Entity, Source
from sidelight.casefile.standing import Assessment, assess
from sidelight.contract.links import link_passage, web_address
from sidelight.matching.comparisons import describe_value
from sidelight.matching.verdicts import reach_verdict
from sidelight.reviews.anchors import AROUND
from sidelight.reviews.misfits import Noted
from sidelight.reviews.model import ABOUT, Decision, Judgement, Kind, Review, Scope, State
from sidelight.reviews.targets import ENTITY
from sidelight.reviews.worklist import Item
from sidelight.web.pages.views import Side, list_sides

QUICK = (Judgement.RIGHT, Judgement.WRONG_MATCH, Judgement.WRONG_RELATION, Judgement.WRONG_VALUE)
"""What is said with one key, in the order of the keys."""
LONGEST_LINK = 200
_LAST, _FIRST = re.compile(r"^\w*\W?"), re.compile(r"\W?\w*$")
FIRST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """A slot's value as the page gives it and as the record has it; `agrees` is None where that was not told."""

    slot: str
    page: str
    record: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Voice:
    """All sources that say one thing of a claim; `value` where it is another value than the record's."""

    side: Side
    sources: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Record:
    """What the casefile holds of a claim."""

    claim: Claim
    assessment: Assessment
    voices: Sequence[Voice]


@dataclass(frozen=True, slots=True)
class Shown:
    """A review as its page shows it. `record` or `entity` is None where the casefile has no such thing any more.

    `verdict` is what readers are told by the record as it is today, `link` leads to the passage.
    """

    review: Review
    record: Record | None
    entity: Entity | None
    verdict: Verdict | None
    values: Sequence[Compared]
    link: str | None
    address: str | None
    noted: Noted | None
    choices: Sequence[Judgement]

    @property
    def decision(self) -> Decision:
        """What holds."""
        return self.review.decision

    @property
    def before(self) -> str:
        """What stands before the words, from the first whole word on."""
        anchor = self.review.target.anchor
        return f"… {_LAST.sub('', anchor.prefix)}" if anchor.start > len(anchor.prefix) else anchor.prefix

    @property
    def after(self) -> str:
        """What stands behind the words, to the last whole word."""
        suffix = self.review.target.anchor.suffix
        return f"{_FIRST.sub('', suffix)} …" if len(suffix) == AROUND else suffix

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decision.state is State.OPEN

    @property
    def is_everywhere(self) -> bool:
        """Whether the decision reaches all pages."""
        return self.decision.scope is Scope.EVERYWHERE

    @property
    def entities(self) -> Sequence[str]:
        """The ids of whom a statement without a claim names."""
        return [value.page for value in self.review.target.seen.values if value.slot == ENTITY]


def show_item(item: Item, casefile: Casefile) -> Shown:
    """What a worklist shows of an item."""
    return show_review(item.review, casefile, item.noted)


def show_review(review: Review, casefile: Casefile, noted: Noted | None = None) -> Shown:
    """What is shown of a review beside the casefile as it is today."""
    target = review.target
    claim = casefile.claims.get(target.subject) if target.kind is Kind.CLAIM else None
    record = _read_record(claim, casefile) if claim else None
    return Shown(
        review=review,
        record=record,
        entity=casefile.entities.get(target.subject) if target.kind is Kind.ENTITY else None,
        verdict=_reach(review, record),
        values=tuple(_compare(review, claim, casefile)),
        link=link_passage(target.page, _shorten(target.anchor.quote)),
        address=web_address(target.page),
        noted=noted,
        choices=[judgement for judgement in QUICK if target.kind in ABOUT[judgement]],
    )


def _read_record(claim: Claim, casefile: Casefile) -> Record:
    assessment = assess(claim, casefile)
    sides = list_sides(claim, assessment, casefile)
    return Record(claim, assessment, [Voice(side, _list_sources(side)) for side in sides])


def _list_sources(side: Side) -> list[Source]:
    found: Mapping[str, Source] = {
        witness.source.id: witness.source for family in side.families for witness in family.witnesses
    }
    return list(found.values())


def _reach(review: Review, record: Record | None) -> Verdict | None:
    relation = review.target.seen.relation
    return reach_verdict(Relation(relation), record.assessment.standing) if relation and record else None


def _compare(review: Review, claim: Claim | None, casefile: Casefile) -> Iterator[Compared]:
    slots = {slot.name: slot for slot in claim.slots} if claim else {}
    for value in review.target.seen.values:
        if value.slot != ENTITY:
            slot = slots.get(value.slot)
            yield Compared(value.slot, value.page, describe_value(slot.value, casefile) if slot else "", value.agrees)


def _shorten(quote: str) -> str:
    """The words that a link seeks: the first few of a long passage, since any letter that differs has it miss."""
    return quote if len(quote) <= LONGEST_LINK else " ".join(quote.split()[:FIRST_WORDS])

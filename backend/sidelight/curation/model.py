"""What decisions propose to a casefile, each with the review that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.casefile.examples import Says
from sidelight.casefile.model import Stance
from sidelight.reviews.model import Review


@dataclass(frozen=True, slots=True)
class NewExample:
    """A text that says something of a claim, or is a near miss of it."""

    review: Review
    claim: str
    language: str
    says: Says
    text: str


@dataclass(frozen=True, slots=True)
class NewName:
    """What an entity is called as well, in a language."""

    review: Review
    entity: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A page that says something of a claim. `phrase` has six words at most."""

    review: Review
    claim: str
    stance: Stance
    phrase: str


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim in draft, whose evidence is the page that it was read on."""

    review: Review
    subject: str
    statement: str
    phrase: str


Proposal = NewExample | NewName | NewEvidence | NewClaim


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A decision that a curator has to see to, and why."""

    review: Review
    reason: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed, in the order in which it was decided, and what could not be."""

    proposals: tuple[Proposal, ...]
    left_out: tuple[LeftOut, ...]

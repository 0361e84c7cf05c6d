"""What annotating a page yields. Offsets are code points of the block's text, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sidelight.casefile.model import Casefile, Prominence, Texts


class Relation(StrEnum):
    """What an assertion on a page does to a claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    DENIES = "denies"


class Verdict(StrEnum):
    """What the reader is told: relation and standing together."""

    SUPPORTED = "supported"
    SINGLE_ORIGIN = "single-origin"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    DIFFERS = "differs"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one block, by the block's id."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """That a moderator looked at a highlight: in which review, what was said of it, by whom and when."""

    review: str
    decision: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EntityHighlight:
    """A mention: a span that names an entity, with the reasons in words."""

    id: str
    span: Span
    quote: str
    entity: str
    prominence: Prominence
    confidence: float
    because: tuple[str, ...]
    review: ReviewMark | None = None


@dataclass(frozen=True, slots=True)
class ValueComparison:
    """A value that the page gives beside the casefile's. `variant` explains a known mistake, in English."""

    slot: str
    span: Span
    quote: str
    page: str
    casefile: str
    agrees: bool
    variant: str = ""


@dataclass(frozen=True, slots=True)
class ClaimHighlight:
    """An assertion: a span that says something about a claim, what it says, and what the record makes of it."""

    id: str
    span: Span
    quote: str
    claim: str
    relation: Relation
    verdict: Verdict
    timing: Texts
    """How the page's date stands to the claim, in a sentence by locale; empty where there is nothing to say."""
    confidence: float
    values: tuple[ValueComparison, ...]
    because: tuple[str, ...]
    review: ReviewMark | None = None


Highlight = EntityHighlight | ClaimHighlight


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value that a sentence gives: its kind (`date`, `number`, `money`, `place`) and the value in words."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says something of entities of the case, and of no claim."""

    span: Span
    quote: str
    entities: tuple[str, ...]
    values: tuple[StatedValue, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """All highlights of a page in reading order, and the casefile that they were made with."""

    casefile: Casefile
    language: str
    about: bool
    """Whether the page is about the case: a core entity is accepted, or an assertion found."""
    highlights: tuple[Highlight, ...]

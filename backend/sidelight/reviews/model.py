"""What a review is: what was seen, where it stands, what was decided, and how that came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a review is about."""

    ENTITY = "entity"
    CLAIM = "claim"
    PASSAGE = "passage"
    """Words that no claim covers yet; they may become one."""


class Judgement(StrEnum):
    """What a moderator says."""

    OPEN = "open"
    """Nothing yet: somebody should look."""
    RIGHT = "right"
    WRONG_MATCH = "wrong-match"
    """Not this entity, or nothing about this claim."""
    WRONG_RELATION = "wrong-relation"
    WRONG_VALUE = "wrong-value"
    NEW_MENTION = "new-mention"
    """These words name an entity, which the engine did not see."""
    NEW_ASSERTION = "new-assertion"
    """These words say something about a claim, which the engine did not see."""
    NEW_CLAIM = "new-claim-draft"
    NEW_EVIDENCE = "new-evidence"
    """This page is a source for a claim."""
    WITHDRAWN = "withdrawn"
    """Undone: without effect, and kept all the same."""


class Scope(StrEnum):
    """How far a decision reaches."""

    PAGE = "page"
    EVERYWHERE = "everywhere"
    """Wherever the same words stand, as in copies of the same report."""


class State(StrEnum):
    """Where a review is on its way."""

    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"


ABOUT: dict[Judgement, frozenset[Kind]] = {
    Judgement.OPEN: frozenset(Kind),
    Judgement.WITHDRAWN: frozenset(Kind),
    Judgement.RIGHT: frozenset({Kind.ENTITY, Kind.CLAIM}),
    Judgement.WRONG_MATCH: frozenset({Kind.ENTITY, Kind.CLAIM}),
    Judgement.WRONG_RELATION: frozenset({Kind.CLAIM}),
    Judgement.WRONG_VALUE: frozenset({Kind.CLAIM}),
    Judgement.NEW_MENTION: frozenset({Kind.ENTITY}),
    Judgement.NEW_ASSERTION: frozenset({Kind.CLAIM}),
    Judgement.NEW_CLAIM: frozenset({Kind.PASSAGE}),
    Judgement.NEW_EVIDENCE: frozenset({Kind.CLAIM}),
}
"""What each may be said of."""

NEW = frozenset({Judgement.NEW_MENTION, Judgement.NEW_ASSERTION, Judgement.NEW_CLAIM, Judgement.NEW_EVIDENCE})
"""What is said of one passage of one page, and therefore never of everywhere."""


ADDS = frozenset({Judgement.RIGHT, Judgement.NEW_MENTION, Judgement.NEW_ASSERTION})
"""What has a highlight shown, also where the engine gives none."""


CORRECTS = frozenset({Judgement.WRONG_RELATION, Judgement.WRONG_VALUE, Judgement.NEW_ASSERTION})
"""What may tell a relation in place of the one that was seen."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where words stand: the words, what is around them, their start in code points of a block with that digest."""

    quote: str
    prefix: str
    suffix: str
    start: int
    digest: str


@dataclass(frozen=True, slots=True)
class SeenValue:
    """A value that the page gave, as the engine read it; `agrees` with the record, or not told.

    Of a passage that no claim covers, `slot` is the kind of value (`date`, `money` ...), or `entity` for an id.
    """

    slot: str
    page: str
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the engine said when it was decided upon; empty where it said nothing."""

    casefile: str
    version: str
    relation: str = ""
    verdict: str = ""
    confidence: float | None = None
    values: tuple[SeenValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What is reviewed. `page` is the address as kept, or empty; `subject` an entity's or claim's id, or empty."""

    page: str
    site: str
    language: str
    kind: Kind
    subject: str
    anchor: Anchor
    seen: Seen


@dataclass(frozen=True, slots=True)
class Correction:
    """What would be right, each of it empty or given.

    A relation; a slot's value; a source's stance; a draft of a statement, the entity whom that is about, the frame that
    it is of, and values by the frame's slots.
    """

    relation: str = ""
    slot: str = ""
    value: str = ""
    stance: str = ""
    statement: str = ""
    subject: str = ""
    frame: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided."""

    judgement: Judgement
    scope: Scope = Scope.PAGE
    note: str = ""
    correction: Correction = field(default_factory=Correction)

    @property
    def state(self) -> State:
        """Whether this waits, is done, or was undone."""
        waits = {Judgement.OPEN: State.OPEN, Judgement.WITHDRAWN: State.WITHDRAWN}
        return waits.get(self.judgement, State.DONE)


@dataclass(frozen=True, slots=True)
class Review:
    """A target with what holds of it now. `version` counts its changes from 1; `serial` numbers the last of them."""

    id: str
    version: int
    serial: int
    target: Target
    decision: Decision
    reviewer: str
    opened: datetime
    changed: datetime

    @property
    def relation(self) -> str:
        """What the passage was found to do to its claim; empty where nobody says so."""
        judgement = self.decision.judgement
        if judgement is Judgement.RIGHT:
            return self.decision.correction.relation or self.target.seen.relation
        return self.decision.correction.relation if judgement in CORRECTS else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history. `number` rises over all reviews without gaps; `old` is None where a review begins.

    `whose` names the moderator whose decision `who` puts back; else it is empty.
    """

    number: int
    review: str
    version: int
    at: datetime
    who: str
    old: Decision | None
    new: Decision
    why: str = ""
    whose: str = ""

    @property
    def reviewer(self) -> str:
        """Whose decision holds after this step."""
        return self.whose or self.who


class ReviewError(Exception):
    """Why something can't be done with a review; the message says what to do."""


class UnfitError(ReviewError):
    """A decision that can't be made about this."""


class UnknownReviewError(ReviewError):
    """There is no such review."""


class ExistsError(ReviewError):
    """The same place is under review already; `current` says how."""

    def __init__(self, current: Review) -> None:
        super().__init__("This place is under review already; read what was decided, then change that.")
        self.current = current


class LostUpdateError(ReviewError):
    """Somebody, `who`, decided in between: `current` is what holds, `yours` what was to replace an older version."""

    def __init__(self, current: Review, yours: Decision, who: str) -> None:
        super().__init__(
            f"{who} has changed this in between: it is at version {current.version} now."
            " Nothing of yours was kept; look at both and decide again."
        )
        self.current = current
        self.yours = yours

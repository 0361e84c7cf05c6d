"""Gold pages: pages marked by hand with what a perfect annotator would highlight (docs/quality.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sidelight.annotation import Relation
from sidelight.casefile.faults import Fault
from sidelight.casefile.values import PartialDate
from sidelight.text.page import Block, Page


class Kind(StrEnum):
    """What sort of page it is. A trap only looks like the case; a plain page has nothing to do with it."""

    NEWS = "news"
    OPINION = "opinion"
    ENCYCLOPEDIA = "encyclopedia"
    COURT = "court"
    REVIEW = "review"
    BLOG = "blog"
    FORUM = "forum"
    TRAP = "trap"
    PLAIN = "plain"


QUIET = frozenset({Kind.TRAP, Kind.PLAIN})
"""Kinds on which a single false highlight makes the page a false page."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Code points [start, end) of a block, by its number, that name an entity; `line` is that of the file."""

    block: int
    start: int
    end: int
    entity: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class GoldAssertion:
    """Code points [start, end) of a block that say something about a claim; `value` is the one that conflicts."""

    block: int
    start: int
    end: int
    claim: str
    relation: Relation
    value: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page without its marks, and the marks."""

    id: str
    language: str
    published: PartialDate | None
    url: str
    kind: Kind
    note: str
    blocks: tuple[str, ...]
    mentions: tuple[GoldMention, ...]
    assertions: tuple[GoldAssertion, ...]

    def as_page(self) -> Page:
        """The page as a reader's browser would send it; the blocks' ids are their numbers."""
        blocks = tuple(Block(number, text) for number, text in enumerate(self.blocks))
        return Page(blocks, self.url, self.language, self.published)


class GoldError(Exception):
    """Gold pages that cannot be used. `faults` holds all that is wrong with them, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))

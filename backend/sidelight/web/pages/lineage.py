"""Who repeats whom, as a drawing: the origin on the left, each copy to the right of what it repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sidelight.casefile.model import Source
from sidelight.casefile.provenance import Family
from sidelight.casefile.standing import USABLE

COLUMN, ROW, BOX, GAP = 230, 40, 200, 8
"""Units of the drawing: from one column to the next, from one row to the next, the width of a box, its margin."""
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class Box:
    """A document in the drawing, at its upper left corner."""

    source: Source
    x: int
    y: int

    @property
    def label(self) -> str:
        """Its publisher and grade, short enough for the box."""
        name = self.source.publisher
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        return f"{short} ({self.source.grade})"

    @property
    def usable(self) -> bool:
        """Whether its own grade lets it count."""
        return self.source.grade in USABLE


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes, and lines from what is repeated to what repeats it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    """SVG path data."""


def draw_lineage(families: Sequence[Family]) -> Drawing:
    """The documents of some families, one family below the other."""
    boxes: dict[str, Box] = {}
    row = 0
    for family in families:
        row = _place(family.origin, family.documents, 0, row, boxes)
    lines = (_connect(boxes[box.source.origin], box) for box in boxes.values() if box.source.origin in boxes)
    width = max((box.x for box in boxes.values()), default=0) + BOX
    return Drawing(width, row * ROW - GAP, tuple(boxes.values()), tuple(lines))


def _place(source: Source, documents: Sequence[Source], column: int, row: int, boxes: dict[str, Box]) -> int:
    """Place a document and what repeats it from a row on; the next free row."""
    boxes[source.id] = Box(source, column * COLUMN, row * ROW)
    below = row
    for copy in _list_copies(source, documents):
        below = _place(copy, documents, column + 1, below, boxes)
    return max(below, row + 1)


def _list_copies(source: Source, documents: Sequence[Source]) -> Iterator[Source]:
    return (document for document in documents if document.origin == source.id)


def _connect(left: Box, right: Box) -> str:
    half = (ROW - GAP) // 2
    start, end, bend = left.x + BOX, right.x, left.x + BOX + (right.x - left.x - BOX) // 2
    return f"M{start} {left.y + half}H{bend}V{right.y + half}H{end}"

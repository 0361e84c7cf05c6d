"""How much two spans have in common, and from when on one stands for the other."""

from __future__ import annotations

from typing import Protocol

ENOUGH = 0.5
"""Share of the shorter of two spans that they must have in common."""


class Spanned(Protocol):
    """Whatever begins and ends somewhere in a block."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


def share(one: Spanned, other: Spanned) -> float:
    """What two spans of a block have in common, as a share of the shorter; from 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / min(one.end - one.start, other.end - other.start) if common > 0 else 0.0

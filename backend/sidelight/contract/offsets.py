"""Positions in a text, counted in code points (Python, W3C) or in UTF-16 units (JavaScript)."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

LAST_OF_ONE_UNIT = "\uffff"


class Offsets(StrEnum):
    """What a start or end counts."""

    UTF_16 = "utf-16"
    CODE_POINT = "code-point"


class Ruler:
    """Tells positions of one text in the wanted unit; made once a text, in one pass over it."""

    def __init__(self, text: str, unit: Offsets) -> None:
        plain = unit is Offsets.CODE_POINT or text.isascii() or max(text) <= LAST_OF_ONE_UNIT
        self._length = len(text)
        self._pairs = [] if plain else [at for at, char in enumerate(text) if char > LAST_OF_ONE_UNIT]

    def measure(self, position: int) -> int:
        """Return, in the ruler's unit, a position given in code points."""
        return position + bisect_left(self._pairs, position)

    def locate(self, position: int) -> int | None:
        """Return, in code points, a position given in the ruler's unit; None outside the text or within a character."""
        units = [at + before for before, at in enumerate(self._pairs)]
        place = position - bisect_left(units, position)
        return place if 0 <= place <= self._length and self.measure(place) == position else None

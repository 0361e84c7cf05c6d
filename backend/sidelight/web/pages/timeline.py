"""The timeline of a case as a drawing: a true scale of time on the left, a row for each event beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Claim, Texts
from sidelight.casefile.values import PartialDate

TOP, ROW, WIDTH = 30, 30, 920
_SCALE, _TEXT = 140, 270
"""Where the scale stands, and where the rows' text begins."""
_LANE, _LANES = 12, 8
_YEARS_APART = 5


@dataclass(frozen=True, slots=True)
class Event:
    """A claim that began at some time. The bar of its period runs from `y` to `end` in its lane, where it ended."""

    claim: Claim
    chapter: Texts
    y: int
    row: int
    lane: int
    end: int | None

    @property
    def bar(self) -> int:
        """Where its bar stands."""
        return _SCALE - 20 - self.lane * _LANE

    @property
    def leader(self) -> str:
        """SVG path data of the line from the scale to its row."""
        return f"M{_SCALE} {self.y}L{_TEXT - 40} {self.row}H{_TEXT - 10}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the scale."""

    year: int
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events in their order."""

    height: int
    scale: int
    text: int
    width: int
    events: tuple[Event, ...]
    ticks: tuple[Tick, ...]


def draw_timeline(casefile: Casefile) -> Timeline:
    """The dated claims of a casefile, the earliest first."""
    dated = sorted(
        ((claim.starts, claim) for claim in casefile.claims.values() if claim.starts),
        key=lambda pair: (_measure(pair[0]), pair[1].id),
    )
    height = TOP + ROW * (len(dated) + 1)
    if not dated:
        return Timeline(height, _SCALE, _TEXT, WIDTH, (), ())
    dates = (date for _, claim in dated for date in (claim.starts, claim.ends))
    moments = [_measure(date) for date in dates if date]
    first, last = int(min(moments)), int(max(moments)) + 1

    def place(when: float) -> int:
        return TOP + round((when - first) / (last - first) * (height - 2 * TOP))

    events, free = [], [0] * _LANES
    for number, (start, claim) in enumerate(dated):
        y, end = place(_measure(start)), place(_measure(claim.ends)) if claim.ends else None
        lane = next((lane for lane, until in enumerate(free) if until < y), _LANES - 1) if end else 0
        if end:
            free[lane] = end + 4
        events.append(Event(claim, casefile.chapters[claim.chapter], y, TOP + ROW * (number + 1), lane, end))
    years = range(first + -first % _YEARS_APART, last + 1, _YEARS_APART)
    ticks = tuple(Tick(year, place(year)) for year in years)
    return Timeline(height, _SCALE, _TEXT, WIDTH, tuple(events), ticks)


def _measure(date: PartialDate) -> float:
    """Years and their parts; what is not told counts as the beginning."""
    return (date.year or 0) + ((date.month or 1) - 1) / 12 + ((date.day or 1) - 1) / 365

"""Values that a claim's slot can hold and that a page can state: dates, quantities, money.

Each is an interval, so that a vaguer statement compares with a more exact one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comparison(StrEnum):
    """How a value on the page stands to the casefile's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of which parts may be unknown (None); `about` marks one given as approximate."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False

    def compare(self, other: PartialDate) -> Comparison:
        """Whether two dates can mean the same day; a part that one of them leaves out never conflicts."""
        slack = 1 if self.about or other.about else 0
        shared = False
        for mine, theirs, tolerance in (
            (self.year, other.year, slack),
            (self.month, other.month, 0),
            (self.day, other.day, 0),
        ):
            if mine is None or theirs is None:
                continue
            shared = True
            if abs(mine - theirs) > tolerance:
                return Comparison.DIFFERS
        return Comparison.AGREES if shared else Comparison.UNKNOWN

    def precedes(self, other: PartialDate) -> bool:
        """Whether this date is surely the earlier one, as far as both are given; `about` leaves a year's doubt."""
        if self.year is None or other.year is None:
            return False
        if self.about or other.about:
            return self.year + self.about + other.about < other.year
        for mine, theirs in ((self.year, other.year), (self.month, other.month), (self.day, other.day)):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine < theirs
        return False

    def __str__(self) -> str:
        """ISO 8601, with `--` for an unknown year: 2012, 2012-04, 2012-04-05, --04-05."""
        year = f"{self.year:04d}" if self.year is not None else "-"
        parts = [year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, from `low` to `high` (both inclusive; infinity for 'at least'), in `unit`.

    Units are the words of the language files: year, month, person, km, passport ...; empty where none is.
    """

    low: float
    high: float
    unit: str = ""
    about: bool = False

    def compare(self, other: Quantity, tolerance: float = 0.1) -> Comparison:
        """Whether the two ranges meet; an approximate one may miss by `tolerance` of its size."""
        if self.unit and other.unit and self.unit != other.unit:
            return Comparison.UNKNOWN
        share = tolerance if self.about or other.about else 0.0
        low = max(self.low, other.low)
        high = min(self.high, other.high)
        slack = share * max(abs(low), abs(high)) if share and low > high else 0.0
        return Comparison.AGREES if low - high <= slack else Comparison.DIFFERS

    def __str__(self) -> str:
        """The range as people write it: 25 year, 10 to 15 year, more than 10 drone."""
        number = _write_range(self.low, self.high, "{:g}" if self.low < 1e5 else "{:,.0f}")
        return f"{number} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount from `low` to `high` in an ISO 4217 currency; empty currency where none is said."""

    low: float
    high: float
    currency: str = ""
    about: bool = False

    def compare(self, other: Money) -> Comparison:
        """As `Quantity.compare`, with the currency for the unit."""
        mine = Quantity(self.low, self.high, self.currency, self.about)
        return mine.compare(Quantity(other.low, other.high, other.currency, other.about))

    def __str__(self) -> str:
        """Amount and currency: 15,000,000 USD."""
        number = _write_range(self.low, self.high, "{:,.0f}")
        return f"{number} {self.currency}".rstrip()


def _write_range(low: float, high: float, style: str) -> str:
    if low == high:
        return style.format(low)
    if high == float("inf"):
        return f"at least {style.format(low)}"
    if low == 0:
        return f"at most {style.format(high)}"
    return f"{style.format(low)} to {style.format(high)}"


Value = PartialDate | Quantity | Money | tuple[str, ...] | str
"""What a slot holds: a date, a quantity, money, ids of entities (also for places), or a text."""

"""The values of an assertion as a reader compares them: what the page gives, what the record says, why they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Variant
from sidelight.casefile.values import Comparison, Money, PartialDate, Quantity, Value
from sidelight.matching.assertions import Assertion
from sidelight.matching.slots import Outcome, SlotReading


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """One slot's values in words, at [start, end) of the block's folded text."""

    slot: str
    start: int
    end: int
    page: str
    casefile: str
    agrees: bool
    variant: str


def compare_values(assertion: Assertion, casefile: Casefile) -> Iterator[ComparedValue]:
    """The slots that the page gives, in the claim's order; texts have nothing to compare."""
    for reading in assertion.slots:
        if reading.slot.type != "text" and reading.value is not None:
            yield ComparedValue(
                slot=reading.slot.name,
                start=reading.start,
                end=reading.end,
                page=describe_value(reading.value, casefile),
                casefile=describe_value(reading.slot.value, casefile),
                agrees=reading.outcome is Outcome.AGREES,
                variant=_explain(reading),
            )


def describe_value(value: Value, casefile: Casefile) -> str:
    """A value in words; entities by their labels."""
    if isinstance(value, tuple):
        return ", ".join(casefile.entities[key].label if key in casefile.entities else key for key in value)
    if isinstance(value, str) and value in casefile.entities:
        return casefile.entities[value].label
    return str(value)


def _explain(reading: SlotReading) -> str:
    """The note of the known mistake that the page makes; of several the most exact."""
    if reading.outcome is not Outcome.DIFFERS:
        return ""
    fitting = [variant for variant in reading.slot.variants if _is_variant(reading.value, variant)]
    best = max(fitting, key=lambda variant: len(str(variant.value)), default=None)
    return best.note["en"] if best else ""


def _is_variant(value: Value | None, variant: Variant) -> bool:
    match value, variant.value:
        case PartialDate() as mine, PartialDate() as theirs:
            return mine.compare(theirs) is Comparison.AGREES
        case Quantity() as mine, Quantity() as theirs:
            return mine.compare(theirs) is Comparison.AGREES
        case Money() as mine, Money() as theirs:
            return mine.compare(theirs) is Comparison.AGREES
        case tuple() as mine, tuple() as theirs:
            return not set(mine).isdisjoint(theirs)
        case tuple() as mine, str() as theirs:
            return theirs in mine
    return False

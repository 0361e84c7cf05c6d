"""A claim's slots held against a sentence: which values the page gives, and whether they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sidelight.casefile.model import Claim, Need, Slot
from sidelight.casefile.values import Comparison, Money, PartialDate, Quantity, Value
from sidelight.matching.facts import FoundValue, SentenceFacts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.patterns import Hit
from sidelight.matching.world import World

_SHORT_CLAUSE = 5
"""Words up to which a clause beside the trigger's is a mere adverbial: 'In 2011, after a long hunt, ...'."""
_NEAR = 3
"""Words behind a trigger within which a place is where it happened."""


class Outcome(StrEnum):
    """What a sentence does with a slot."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MEANT = "meant"
    """Named in a sentence right before, not in this one."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SlotReading:
    """One slot against one sentence; `start` and `end` (folded text) where the page gives a value."""

    slot: Slot
    outcome: Outcome
    start: int = 0
    end: int = 0
    value: Value | None = None
    """What the page gives: a value, or the id of an entity."""


def read_slots(
    claim: Claim, triggers: Sequence[Hit[Meaning]], rivals: Sequence[Hit[Meaning]], facts: SentenceFacts, world: World
) -> list[SlotReading]:
    """Every slot that a page can be held to; `triggers` propose the claim, `rivals` are the sentence's others."""
    places = {place for slot in claim.slots if slot.type == "place" for place in _ids(slot.value)}
    readings = [
        _read_slot(claim, slot, places, triggers, rivals, facts) for slot in claim.slots if slot.need is not Need.INFO
    ]
    unplaced = _find_unplaced(readings)
    elsewhere = world.find_elsewhere(claim, triggers, facts) if unplaced else None
    if unplaced is None or elsewhere is None:
        return readings
    differing = replace(
        unplaced, outcome=Outcome.DIFFERS, start=elsewhere.start, end=elsewhere.end, value=elsewhere.name
    )
    return [differing if reading is unplaced else reading for reading in readings]


def _find_unplaced(readings: Iterable[SlotReading]) -> SlotReading | None:
    """The first slot for a place, where the sentence names no place of the casefile; None where it does."""
    places = [reading for reading in readings if reading.slot.type == "place"]
    if any(reading.outcome is not Outcome.ABSENT for reading in places):
        return None
    return next((reading for reading in places if reading.slot.need is not Need.KEY), None)


def _read_slot(
    claim: Claim,
    slot: Slot,
    places: Collection[str],
    triggers: Sequence[Hit[Meaning]],
    rivals: Sequence[Hit[Meaning]],
    facts: SentenceFacts,
) -> SlotReading:
    match slot.type:
        case "text":
            return _read_text(claim, slot, facts)
        case "entity" | "entities":
            return _read_entity(slot, facts)
        case "place":
            return _read_place(slot, places, triggers, facts)
        case _:
            return _read_value(slot, triggers, rivals, facts)


def _ids(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _read_text(claim: Claim, slot: Slot, facts: SentenceFacts) -> SlotReading:
    for hit in facts.hits.get(Kind.TERM, ()):
        if hit.payload.owner == claim.id and hit.payload.slot == slot.name:
            start, end = _span(facts, hit.first, hit.last)
            return SlotReading(slot, Outcome.AGREES, start, end, slot.value)
    return SlotReading(slot, Outcome.ABSENT)


def _span(facts: SentenceFacts, first: int, last: int) -> tuple[int, int]:
    sentence = facts.reading.sentence
    return sentence.starts[first], sentence.ends[last]


def _read_entity(slot: Slot, facts: SentenceFacts) -> SlotReading:
    """An entity differs only where a known variant is named: another name beside may stand there for anything."""
    wanted = _ids(slot.value)
    wrong = {identifier for variant in slot.variants for identifier in _ids(variant.value)}
    for outcome, ids in ((Outcome.AGREES, wanted), (Outcome.DIFFERS, wrong)):
        for mention in facts.mentions:
            if mention.entity.id in ids:
                return SlotReading(slot, outcome, mention.start, mention.end, (mention.entity.id,))
    meant = facts.lately.intersection(wanted)
    if slot.need is Need.KEY and meant:
        return SlotReading(slot, Outcome.MEANT, value=(min(meant),))
    return SlotReading(slot, Outcome.ABSENT)


def _read_place(
    slot: Slot, places: Collection[str], triggers: Sequence[Hit[Meaning]], facts: SentenceFacts
) -> SlotReading:
    """A place differs where a known variant is named, or right behind the trigger another place of the case."""
    named = [mention for mention in facts.mentions if mention.entity.kind == "Place"]
    wrong = {identifier for variant in slot.variants for identifier in _ids(variant.value)}
    for mention in named:
        if mention.entity.id in _ids(slot.value):
            return SlotReading(slot, Outcome.AGREES, mention.start, mention.end, (mention.entity.id,))
    if any(mention.entity.id in places for mention in named):
        return SlotReading(slot, Outcome.ABSENT)
    for mention in named:
        near = any(0 < facts.word_of(mention) - hit.last <= _NEAR for hit in triggers)
        if mention.entity.id in wrong or (near and slot.need is not Need.KEY and len(named) == 1):
            return SlotReading(slot, Outcome.DIFFERS, mention.start, mention.end, (mention.entity.id,))
    return SlotReading(slot, Outcome.ABSENT)


def _read_value(
    slot: Slot, triggers: Sequence[Hit[Meaning]], rivals: Sequence[Hit[Meaning]], facts: SentenceFacts
) -> SlotReading:
    """The value of the slot's type that belongs to the triggers; of several the nearest, agreement breaking ties."""
    own = [found for found in facts.values if _fits(found.value, slot.value) and _owns(found, triggers, rivals, facts)]
    if not own:
        return SlotReading(slot, Outcome.ABSENT)
    compared = [(_compare(found.value, slot.value), found) for found in own]
    known = [(result, found) for result, found in compared if result is not Comparison.UNKNOWN]
    if not known:
        return SlotReading(slot, Outcome.ABSENT)
    result, found = min(
        known,
        key=lambda item: (
            _distance(item[1], triggers, facts) - 3 * (item[0] is Comparison.AGREES),
            item[1].start,
        ),
    )
    outcome = Outcome.AGREES if result is Comparison.AGREES else Outcome.DIFFERS
    if outcome is Outcome.DIFFERS and not _is_close(found, triggers, facts):
        return SlotReading(slot, Outcome.ABSENT)
    return SlotReading(slot, outcome, found.start, found.end, found.value)


def _is_close(found: FoundValue, triggers: Iterable[Hit[Meaning]], facts: SentenceFacts) -> bool:
    """Whether a conflicting value surely belongs to the trigger: in its clause, or in a short one beside it."""
    clause = facts.clause_of(found.first)
    first, last = facts.clauses[clause]
    for hit in triggers:
        gap = min(abs(clause - facts.clause_of(word)) for word in (hit.first, hit.last))
        if gap == 0 or (gap == 1 and last - first < _SHORT_CLAUSE):
            return True
    return False


def _fits(found: Value, wanted: Value) -> bool:
    match found, wanted:
        case Quantity(unit=mine), Quantity(unit=theirs):
            return mine == theirs
        case Money(), Money():
            return True
        case PartialDate(), PartialDate():
            return True
    return False


def _compare(found: Value, wanted: Value) -> Comparison:
    match found, wanted:
        case Quantity(), Quantity():
            return found.compare(wanted)
        case Money(), Money():
            return found.compare(wanted)
        case PartialDate(), PartialDate():
            return found.compare(wanted)
    return Comparison.UNKNOWN


def _owns(
    found: FoundValue, triggers: Sequence[Hit[Meaning]], rivals: Sequence[Hit[Meaning]], facts: SentenceFacts
) -> bool:
    """Whether no other happening of the sentence stands nearer to the value."""
    mine = _distance(found, triggers, facts)
    return mine <= min((_gap(found, hit, facts) for hit in rivals), default=mine)


def _distance(found: FoundValue, triggers: Iterable[Hit[Meaning]], facts: SentenceFacts) -> int:
    return min(_gap(found, hit, facts) for hit in triggers)


def _gap(found: FoundValue, hit: Hit[Meaning], facts: SentenceFacts) -> int:
    if hit.first <= found.first <= hit.last:
        return 0
    edge = hit.last if found.first > hit.last else hit.first
    return facts.distance(found.first, edge)

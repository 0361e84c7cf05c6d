"""Sentences about entities of the case that give values and state no claim: what a curator may have missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sidelight.annotation import StatedValue
from sidelight.casefile.model import Casefile, Prominence
from sidelight.casefile.values import Money, PartialDate, Quantity
from sidelight.matching.assertions import Assertion
from sidelight.matching.comparisons import describe_value
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.mentions import Mention

LEAST = 4
"""Words below which a sentence is a heading, a caption or a list's cell."""
_PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence that no assertion touches: of whom it tells, by ids, and the values it gives."""

    facts: SentenceFacts
    entities: tuple[str, ...]
    values: tuple[StatedValue, ...]


def find_uncovered(
    sentences: Iterable[SentenceFacts], assertions: Sequence[Assertion], casefile: Casefile
) -> Iterator[Uncovered]:
    """The sentences that name an entity and give a date, a number with its unit or money, in reading order.

    Places are told where there is such a value; alone they are too common to be news.
    """
    for facts in sentences:
        entities = tuple(dict.fromkeys(mention.entity.id for mention in facts.mentions if _is_of_the_case(mention)))
        values = tuple(_list_values(facts, casefile))
        if entities and values and len(facts.reading.sentence.words) >= LEAST and not _is_covered(facts, assertions):
            yield Uncovered(facts, entities, (*values, *_list_places(facts)))


def _is_of_the_case(mention: Mention) -> bool:
    return mention.entity.prominence is not Prominence.VALUE and mention.entity.kind != _PLACE


def _is_covered(facts: SentenceFacts, assertions: Iterable[Assertion]) -> bool:
    start, end = facts.reading.start, facts.reading.end
    return any(
        item.facts.block.index == facts.block.index and item.start < end and start < item.end for item in assertions
    )


def _list_values(facts: SentenceFacts, casefile: Casefile) -> Iterator[StatedValue]:
    named = [(mention.start, mention.end) for mention in facts.mentions]
    for found in facts.values:
        # The number in a name ("Resolution 1343") is no value.
        if any(found.start < end and start < found.end for start, end in named):
            continue
        match found.value:
            case PartialDate():
                yield StatedValue("date", describe_value(found.value, casefile))
            case Money():
                yield StatedValue("money", describe_value(found.value, casefile))
            case Quantity(unit=unit) if unit:
                yield StatedValue("number", describe_value(found.value, casefile))


def _list_places(facts: SentenceFacts) -> Iterator[StatedValue]:
    labels = dict.fromkeys(mention.entity.label for mention in facts.mentions if mention.entity.kind == _PLACE)
    return (StatedValue("place", label) for label in labels)

"""A sentence as signs that mean the same in every language: who, where, when, how much, and what happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from sidelight.casefile.values import Money, PartialDate, Quantity
from sidelight.languages.concepts import load_concepts
from sidelight.matching.facts import FoundValue, SentenceFacts
from sidelight.matching.features import Indices, hash_feature
from sidelight.matching.meanings import Kind

_CUES = (Kind.NEGATION, Kind.DENIAL, Kind.PLAN)


def read_signs(sentences: Sequence[SentenceFacts]) -> Indices:
    """The distinct signs of a text's sentences, hashed and sorted."""
    entities = sorted({f"e {mention.entity.id}" for facts in sentences for mention in facts.mentions})
    values = {sign for facts in sentences for found in facts.values for sign in _value_signs(found)}
    frames = {f"f {owner}" for facts in sentences for owner in _owners(facts, Kind.TRIGGER, Kind.HINT)}
    concepts = sorted(
        {
            f"c {concept}"
            for facts in sentences
            for concept in load_concepts(facts.block.language).find(facts.reading.sentence.words)
        }
    )
    signs = {*entities, *values, *frames, *concepts}
    signs |= {sign for facts in sentences for sign in _wording_signs(facts)}
    signs |= {f"{one}+{other}" for some in (entities, concepts) for one, other in combinations(some, 2)}
    signs |= {f"{concept}+{entity}" for concept in concepts for entity in entities}
    signs |= {f"{frame}+{other}" for frame in frames for other in (*entities, *values)}
    return np.array(sorted({hash_feature(sign) for sign in signs}), dtype=np.int32)


def _owners(facts: SentenceFacts, *kinds: Kind) -> Iterator[str]:
    return (hit.payload.owner for kind in kinds for hit in facts.hits.get(kind, ()))


def _wording_signs(facts: SentenceFacts) -> Iterator[str]:
    """What the casefile's own wordings make of a sentence: they hold in their language, what they mean in all."""
    yield from (f"s {owner}" for owner in _owners(facts, Kind.SAYS))
    yield from (f"t {owner}" for owner in _owners(facts, Kind.TRIGGER))
    yield from (f"r {owner}" for owner in _owners(facts, Kind.ROLE))
    yield from (f"v {hit.payload.owner} {hit.payload.slot}" for hit in facts.hits.get(Kind.TERM, ()))
    yield from (f"k {kind}" for kind in _CUES if facts.hits.get(kind))


def _value_signs(found: FoundValue) -> Iterator[str]:
    match found.value:
        case PartialDate(year=year, month=month, day=day):
            yield f"y {year}"
            if month:
                yield f"y {year} {month}"
                yield f"m {month} {day}"
        case Money() as money:
            yield f"$ {money}"
        case Quantity() as quantity:
            yield f"q {quantity.low} {quantity.unit}"
            yield f"u {quantity.unit}"

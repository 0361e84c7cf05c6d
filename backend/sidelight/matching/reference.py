"""Whom a sentence is about: an actor named in it, or meant by a pronoun, a role noun or the sentence before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sidelight.casefile.model import Claim, Entity
from sidelight.languages.language import CODES, load_language
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.mentions import Mention
from sidelight.matching.patterns import Hit

_REACH = 2
"""Sentences back in which the one that a pronoun means must have been named."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The persons last named before a sentence, the nearest first, and the entity that the page is mostly about."""

    recent: tuple[tuple[int, Mention], ...]
    """How many sentences back, and the mention."""
    main: Entity | None


class Way(StrEnum):
    """How somebody is meant."""

    NAMED = "named"
    NAMED_FAR = "named-far"
    """Somebody else stands nearer to what happened."""
    ROLE = "role"
    PRONOUN = "pronoun"
    PRONOUN_OF_SEVERAL = "pronoun-of-several"
    CARRIED = "carried"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who the sentence is about, why we think so, and where the name stands if it is named in the sentence."""

    entity: str
    way: Way
    reason: str
    mention: Mention | None = None


def find_actor(claim: Claim, facts: SentenceFacts, triggers: Sequence[Hit[Meaning]], topic: Topic) -> Actor | None:
    """The claim's actor in this sentence, by the safest way that there is; None where nobody of them is meant."""
    actors = claim.actors
    others = _other_persons(claim, facts)
    return (
        _named(actors, facts, triggers)
        or _by_role(actors, facts, topic)
        or _by_pronoun(actors, facts, topic, others)
        or _carried(actors, facts, topic, others)
    )


def _other_persons(claim: Claim, facts: SentenceFacts) -> list[Mention]:
    """The persons of a sentence to whom a pronoun may belong: not those in whom the claim has its slots."""
    filled = {value for slot in claim.slots if isinstance(slot.value, tuple) for value in slot.value}
    return [
        item
        for item in facts.mentions
        if item.entity.id not in filled and (item.entity.kind == "Person" or _is_subject(item, facts))
    ]


def _is_subject(mention: Mention, facts: SentenceFacts) -> bool:
    """Whether a name opens the sentence uninflected: then the sentence is likely about it."""
    if facts.word_of(mention) != 0:
        return False
    written = facts.block.folded.plain[mention.start : mention.end]
    return any(written == alias.text for alias in mention.entity.aliases)


def _named(actors: Collection[str], facts: SentenceFacts, triggers: Sequence[Hit[Meaning]]) -> Actor | None:
    own = [mention for mention in facts.mentions if mention.entity.id in actors]
    if not own:
        return None
    mention = min(own, key=lambda item: _distance(item, triggers, facts))
    label = mention.entity.label
    others = [item for item in facts.mentions if item.entity.kind == "Person" and item.entity.id not in actors]
    nearer = [item for item in others if _distance(item, triggers, facts) < _distance(mention, triggers, facts)]
    if nearer and mention.entity.kind == "Person":
        return Actor(
            mention.entity.id, Way.NAMED_FAR, f"names {label}, but {nearer[0].entity.label} stands nearer", mention
        )
    return Actor(mention.entity.id, Way.NAMED, f"names {label}", mention)


def _distance(mention: Mention, triggers: Sequence[Hit[Meaning]], facts: SentenceFacts) -> int:
    word = facts.word_of(mention)
    return min(facts.distance(word, hit.first if word < hit.first else hit.last) for hit in triggers)


def _by_role(actors: Collection[str], facts: SentenceFacts, topic: Topic) -> Actor | None:
    """'The arms dealer', once somebody who can be called so has been named."""
    named = {mention.entity.id: mention.entity for _, mention in topic.recent}
    if topic.main is not None:
        named[topic.main.id] = topic.main
    for hit in facts.hits.get(Kind.ROLE, ()):
        entity = named.get(hit.payload.owner)
        if entity is not None and entity.id in actors:
            return Actor(entity.id, Way.ROLE, f"says '{hit.source}' of {entity.label}")
    return None


def _by_pronoun(actors: Collection[str], facts: SentenceFacts, topic: Topic, others: Sequence[Mention]) -> Actor | None:
    """A pronoun, or a verb that carries its subject, that only one of the recently named can be.

    Where the sentence names somebody before it, the pronoun is likelier that one's.
    """
    genders = _genders(facts)
    if not genders or _names_before_pronoun(facts, others):
        return None
    recent = [
        (back, mention)
        for back, mention in topic.recent
        if back <= _REACH and mention.entity.kind == "Person" and _may_be(mention.entity, genders)
    ]
    if not recent:
        return None
    back, mention = recent[0]
    if mention.entity.id not in actors:
        return None
    rivals = {item.entity.id for other, item in recent if other == back and item.entity.id not in actors}
    way = Way.PRONOUN_OF_SEVERAL if rivals else Way.PRONOUN
    return Actor(mention.entity.id, way, f"a pronoun for {mention.entity.label}, named {_describe(back)}")


def _names_before_pronoun(facts: SentenceFacts, others: Sequence[Mention]) -> bool:
    first = min((hit.first for hit in facts.hits.get(Kind.PRONOUN, ())), default=len(facts.reading.sentence.words))
    return any(facts.word_of(mention) < first for mention in others)


def _may_be(entity: Entity, genders: Collection[str]) -> bool:
    return not entity.gender or "" in genders or entity.gender in genders


def _genders(facts: SentenceFacts) -> set[str]:
    """The genders of the pronouns and subject-bearing verbs of a sentence; '' for those that tell none."""
    found = {hit.payload.owner for hit in facts.hits.get(Kind.PRONOUN, ())}
    found |= {hit.payload.owner for hit in facts.hits.get(Kind.DROPPED_SUBJECT, ())}
    words = facts.reading.sentence.words
    for gender, endings in _subject_endings(facts.block.language).items():
        if any(word.endswith(endings) for word in words):
            found.add(gender)
    return found


@cache
def _subject_endings(code: str) -> Mapping[str, tuple[str, ...]]:
    """The endings of verbs that carry their subject, by its gender; '' where they tell none."""
    dropped = load_language(code).table("dropped_subject") if code in CODES else {}
    endings = {
        gender: tuple(str(ending)[1:] for ending in some or () if str(ending).startswith("*"))
        for gender, some in dropped.items()
    }
    return {"" if gender == "neutral" else gender: some for gender, some in endings.items() if some}


def _carried(actors: Collection[str], facts: SentenceFacts, topic: Topic, others: Sequence[Mention]) -> Actor | None:
    """Nobody is named here: then the sentence goes on about whom the last one was about, or the page as a whole."""
    if others:
        return None
    genders = _genders(facts)
    for back, mention in topic.recent:
        if genders and not _may_be(mention.entity, genders):
            continue
        if mention.entity.id in actors and back <= _REACH:
            label = mention.entity.label
            return Actor(mention.entity.id, Way.CARRIED, f"goes on about {label}, named {_describe(back)}")
        if mention.entity.kind == "Person":
            break
    main = topic.main
    if main is not None and main.id in actors and (not genders or _may_be(main, genders)):
        return Actor(main.id, Way.MAIN, f"the page is mostly about {main.label}")
    return None


def _describe(back: int) -> str:
    return "one sentence back" if back == 1 else f"{back} sentences back"

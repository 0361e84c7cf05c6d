"""Places that the casefile does not hold, and whether one that a page names conflicts with where a claim happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sidelight.casefile.model import Casefile, Claim, Entity
from sidelight.languages.language import CODES, load_language
from sidelight.languages.places import Place
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.gazetteer import Gazetteer
from sidelight.matching.meanings import Meaning
from sidelight.matching.patterns import Hit
from sidelight.text.fold import fold

_PIECE = re.compile(r"[^\W_]+")
_REACH = 6
"""Words between a trigger and the place where it happened."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that a sentence gives in place of the claim's, at [start, end) of the block's folded text."""

    name: str
    start: int
    end: int


class World:
    """Knows where the casefile's places lie."""

    def __init__(self, casefile: Casefile) -> None:
        self._gazetteer = Gazetteer()
        places = (entity for entity in casefile.entities.values() if entity.kind == "Place")
        self._known = {entity.id: place for entity in places if (place := self._locate(entity))}

    def _locate(self, entity: Entity) -> Place | None:
        for name in (entity.label, *(alias.text for alias in entity.aliases)):
            words = _PIECE.findall(fold(name).text)
            found = self._gazetteer.find(words, 0, "en")
            if found and found[1] == len(words) - 1:
                return found[0]
        return None

    def find_elsewhere(self, claim: Claim, triggers: Sequence[Hit[Meaning]], facts: SentenceFacts) -> Elsewhere | None:
        """Another place that the sentence gives for the claim's happening; None where none surely is."""
        ids = [value for slot in claim.slots if slot.type == "place" for value in _ids(slot.value)]
        here = [self._known[identifier] for identifier in ids if identifier in self._known]
        if not here:
            return None
        for place, first, last in self._places(facts):
            if _is_near(first, last, triggers, facts) and all(_conflict(place, own) for own in here):
                sentence = facts.reading.sentence
                return Elsewhere(place.label, sentence.starts[first], sentence.ends[last])
        return None

    def _places(self, facts: SentenceFacts) -> Iterator[tuple[Place, int, int]]:
        """The places in whose inside something happened, by their first and last word."""
        words, language = facts.reading.sentence.words, facts.block.language
        index = 1
        while index < len(words):
            found = self._gazetteer.find(words, index, language) if _has_capital(index, facts) else None
            if found and _is_locative(words, index, found[1], language) and not _goes_on(found[1], facts):
                yield found[0], index, found[1]
            index = found[1] + 1 if found else index + 1


def _ids(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _conflict(place: Place, own: Place) -> bool:
    """Different countries conflict, and different cities; a country says nothing against a city in it."""
    if place.country != own.country:
        return True
    return place.kind == own.kind == "city" and place.id != own.id


def _is_near(first: int, last: int, triggers: Iterable[Hit[Meaning]], facts: SentenceFacts) -> bool:
    clause = facts.clause_of(first)
    return any(
        clause in {facts.clause_of(hit.first), facts.clause_of(hit.last)}
        and min(abs(first - hit.last), abs(hit.first - last)) <= _REACH
        for hit in triggers
    )


def _has_capital(index: int, facts: SentenceFacts) -> bool:
    return facts.block.folded.plain[facts.reading.sentence.starts[index]].isupper()


def _goes_on(last: int, facts: SentenceFacts) -> bool:
    """Whether another capitalised word follows at once, as in the name of a newspaper."""
    sentence = facts.reading.sentence
    return last + 1 < len(sentence.words) and sentence.between(last, last + 1) == " " and _has_capital(last + 1, facts)


def _is_locative(words: Sequence[str], first: int, last: int, language: str) -> bool:
    """Whether the name says where: by the word before it, by its ending, or by both, as the language has it."""
    before, endings = _locative_marks(language)
    if before and words[first - 1] not in before:
        return False
    return bool(before or endings) and (not endings or words[last].endswith(endings))


@cache
def _locative_marks(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    if language not in CODES:
        return frozenset(), ()
    data = load_language(language)
    endings = tuple(ending.lstrip("*") for ending in data.patterns("locative", "endings"))
    return frozenset(data.patterns("locative", "before")), endings

"""Close reading: the sentences near a mention, in order, with whom each of them may be about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sidelight.casefile.model import Casefile, Entity, Prominence
from sidelight.casefile.values import PartialDate
from sidelight.languages.frames import load_frames
from sidelight.matching.assertions import Assertion, AssertionFinder
from sidelight.matching.facts import SentenceFacts, read_facts
from sidelight.matching.meanings import Meaning, compile_meanings
from sidelight.matching.mentions import Mention
from sidelight.matching.patterns import PatternSet
from sidelight.matching.reference import Topic
from sidelight.matching.teacher import Teacher
from sidelight.text.lexicon import load_lexicon
from sidelight.text.reading import BlockReading

_LATELY = 2
_MEMORY = 3
"""Sentences for which a name stays in mind."""


class CloseReader:
    """Finds the assertions of a page whose mentions are known."""

    def __init__(self, casefile: Casefile, teacher: Teacher) -> None:
        self._casefile = casefile
        self._finder = AssertionFinder(casefile, teacher)
        self._meanings = cache(self._compile)

    def _compile(self, code: str) -> PatternSet[Meaning]:
        return compile_meanings(self._casefile, load_frames(), code)

    def read(
        self, blocks: Iterable[BlockReading], mentions: Sequence[Mention], published: PartialDate | None
    ) -> list[Assertion]:
        """The assertions of the blocks in reading order."""
        by_block = _group_by_block(mentions)
        about = any(mention.entity.prominence is Prominence.CORE for mention in mentions)
        memory = _Memory(_main_entity(mentions))
        found = []
        for block in blocks:
            for sentence in self._read_block(block, by_block.get(block.index, ()), published):
                facts = replace(sentence, lately=memory.lately)
                found.extend(self._finder.find(facts, memory.topic, about=about))
                memory.pass_sentence(facts.mentions)
        return found

    def _read_block(
        self, block: BlockReading, mentions: Sequence[Mention], published: PartialDate | None
    ) -> Iterator[SentenceFacts]:
        meanings, lexicon = self._meanings(block.language), load_lexicon(block.language)
        for reading in block.sentences:
            yield read_facts(block, reading, mentions, meanings, lexicon, published)


class _Memory:
    """Who was named in the last sentences."""

    def __init__(self, main: Entity | None) -> None:
        self._main = main
        self._recent: list[tuple[int, Mention]] = []

    @property
    def topic(self) -> Topic:
        return Topic(tuple(self._recent), self._main)

    @property
    def lately(self) -> frozenset[str]:
        """The entities of the last two sentences."""
        return frozenset(mention.entity.id for back, mention in self._recent if back <= _LATELY)

    def pass_sentence(self, mentions: Sequence[Mention]) -> None:
        """Age what is remembered by a sentence and put its own names in front."""
        aged = [(back + 1, mention) for back, mention in self._recent if back < _MEMORY]
        fresh = [(1, mention) for mention in mentions if mention.entity.kind != "Place"]
        self._recent = [*fresh, *aged]


def _group_by_block(mentions: Iterable[Mention]) -> Mapping[int, list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.block.index, []).append(mention)
    return groups


def _main_entity(mentions: Iterable[Mention]) -> Entity | None:
    """The core person who is named most; None where there is none."""
    persons = [
        mention.entity
        for mention in mentions
        if mention.entity.prominence is Prominence.CORE and mention.entity.kind == "Person"
    ]
    counts = Counter(entity.id for entity in persons)
    return max(persons, key=lambda entity: counts[entity.id], default=None)

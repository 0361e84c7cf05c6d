"""Close reading: the sentences near a mention, in order, with whom each of them may be about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from sidelight.casefile.model import Casefile, Entity, Prominence
from sidelight.casefile.values import PartialDate
from sidelight.matching.assertions import Assertion, AssertionFinder
from sidelight.matching.facts import SentenceFacts, read_facts
from sidelight.matching.likeness import Likeness, LikenessReader
from sidelight.matching.mentions import Mention
from sidelight.matching.reference import Topic
from sidelight.matching.teacher import Teacher
from sidelight.text.lexicon import load_lexicon
from sidelight.text.reading import BlockReading

_LATELY = 2
_MEMORY = 3
"""Sentences for which a name stays in mind."""


class _Find(Protocol):
    def __call__(self, facts: SentenceFacts, topic: Topic, likeness: Likeness, *, about: bool) -> list[Assertion]: ...


class CloseReader:
    """Finds the assertions of a page whose mentions are known."""

    def __init__(self, casefile: Casefile, teacher: Teacher) -> None:
        self._finder = AssertionFinder(casefile)
        self._likeness = LikenessReader(casefile, teacher)
        self._meanings = teacher.meanings

    def read(
        self, blocks: Iterable[BlockReading], mentions: Sequence[Mention], published: PartialDate | None
    ) -> list[Assertion]:
        """The assertions of the blocks in reading order."""
        return self._go_through(self._finder.find, blocks, mentions, published)

    def weigh(
        self, blocks: Iterable[BlockReading], mentions: Sequence[Mention], published: PartialDate | None
    ) -> list[Assertion]:
        """What the blocks may assert, accepted or not, in reading order."""
        return self._go_through(self._finder.weigh, blocks, mentions, published)

    def look(
        self, blocks: Iterable[BlockReading], mentions: Sequence[Mention], published: PartialDate | None
    ) -> list[SentenceFacts]:
        """The sentences of the blocks in reading order, with what each of them holds."""
        by_block = _group_by_block(mentions)
        return [
            facts for block in blocks for facts in self._read_block(block, by_block.get(block.index, ()), published)
        ]

    def _go_through(
        self,
        find: _Find,
        blocks: Iterable[BlockReading],
        mentions: Sequence[Mention],
        published: PartialDate | None,
    ) -> list[Assertion]:
        about = any(mention.entity.prominence is Prominence.CORE for mention in mentions)
        sentences = self.look(blocks, mentions, published)
        memory = _Memory(_main_entity(mentions))
        found = []
        for sentence, likeness in zip(sentences, self._likeness.read(sentences), strict=True):
            facts = replace(sentence, lately=memory.lately)
            found += find(facts, memory.topic, likeness, about=about)
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

"""Lessons: examples and marked pages read as any page is, so that the learned proposer sees what it will see there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sidelight.annotation import Relation, Span
from sidelight.casefile.examples import Example, Says, write_heading
from sidelight.casefile.model import Casefile
from sidelight.languages.frames import load_frames
from sidelight.marked.overlap import ENOUGH, share
from sidelight.marked.pages import GoldAssertion, GoldPage
from sidelight.matching.candidates import Candidate, find_candidates
from sidelight.matching.facts import SentenceFacts, read_facts
from sidelight.matching.features import Indices
from sidelight.matching.gate import read_block
from sidelight.matching.learned import Lesson
from sidelight.matching.meanings import Kind, Meaning, compile_meanings
from sidelight.matching.mentions import Mention, decide_mentions
from sidelight.matching.names import NameIndex
from sidelight.matching.patterns import PatternSet
from sidelight.text.fold import fold
from sidelight.text.lexicon import load_lexicon
from sidelight.text.reading import BlockReading, SentenceReading


@dataclass(frozen=True, slots=True)
class Taught:
    """Sentences with what they teach: the claims that they speak of, or resemble where they assert nothing."""

    language: str
    facts: Sequence[SentenceFacts]
    claims: tuple[str, ...]
    says: bool = True
    denies: bool = False

    def as_lesson(self, features: Indices) -> Lesson:
        """The lesson in these features of its sentences."""
        negated = any(facts.hits.get(kind) for facts in self.facts for kind in (Kind.NEGATION, Kind.DENIAL))
        return Lesson(features, self.claims, self.says, self.denies, negated)


class LessonReader:
    """Reads what teaches with the names and wordings of one casefile."""

    def __init__(self, casefile: Casefile, names: NameIndex) -> None:
        self._casefile = casefile
        self._names = names
        self.meanings = lru_cache(maxsize=None)(self._compile)
        self._candidates_of_heading = lru_cache(maxsize=None)(self._read_heading)

    def _compile(self, language: str) -> PatternSet[Meaning]:
        return compile_meanings(self._casefile, load_frames(), language)

    def read_example(self, example: Example) -> Taught:
        """The sentences of an example, under their heading."""
        block = read_block(1, fold(example.text), example.language)
        heading = self._candidates_of_heading(example.claim, example.language)
        mentions = decide_mentions([*heading, *find_candidates(block, self._names)])
        facts = [self._read_facts(block, sentence, mentions) for sentence in block.sentences]
        says, denies = example.relation is not Says.NEAR, example.relation is Says.DENIES
        return Taught(example.language, facts, (example.claim,), says, denies)

    def _read_heading(self, claim: str, language: str) -> Sequence[Candidate]:
        heading = write_heading(self._casefile.claims[claim], self._casefile)
        return list(find_candidates(read_block(0, fold(heading), language), self._names))

    def read_page(self, page: GoldPage) -> Iterator[Taught]:
        """The sentences of a marked page that say something, each with all the claims that it speaks of."""
        blocks = [read_block(number, fold(text), page.language) for number, text in enumerate(page.blocks)]
        mentions = decide_mentions([found for block in blocks for found in find_candidates(block, self._names)])
        marks = defaultdict(list)
        for mark in page.assertions:
            marks[mark.block].append(mark)
        for block in blocks:
            for sentence in block.sentences:
                said = [mark for mark in marks[block.index] if _is_said(mark, block, sentence)]
                if said:
                    facts = self._read_facts(block, sentence, mentions)
                    denies = any(mark.relation is Relation.DENIES for mark in said)
                    claims = tuple(sorted({mark.claim for mark in said}))
                    yield Taught(block.language, [facts], claims, denies=denies)

    def _read_facts(self, block: BlockReading, sentence: SentenceReading, mentions: Sequence[Mention]) -> SentenceFacts:
        own = [mention for mention in mentions if mention.block is block]
        return read_facts(block, sentence, own, self.meanings(block.language), load_lexicon(block.language), None)


def _is_said(mark: GoldAssertion, block: BlockReading, sentence: SentenceReading) -> bool:
    span = Span(block.index, *block.folded.span(sentence.start, sentence.end))
    return share(mark, span) >= ENOUGH

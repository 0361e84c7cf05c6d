"""Teaching: a casefile's examples read as pages are, so that the learned proposer sees them as it will see a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sidelight.casefile.examples import Example, Says, write_heading
from sidelight.casefile.model import Casefile
from sidelight.matching.candidates import find_candidates
from sidelight.matching.facts import SentenceFacts, read_facts
from sidelight.matching.features import read_features
from sidelight.matching.gate import read_block
from sidelight.matching.learned import LearnedScorer, Lesson
from sidelight.matching.meanings import Meaning
from sidelight.matching.mentions import decide_mentions
from sidelight.matching.names import NameIndex
from sidelight.matching.patterns import PatternSet
from sidelight.matching.shelf import Shelf
from sidelight.text.fold import fold
from sidelight.text.lexicon import load_lexicon

_NO_MEANINGS: PatternSet[Meaning] = PatternSet(())


class Teacher:
    """Makes the scorer of each language from those of its examples that are not held out, when it is first needed."""

    def __init__(
        self, casefile: Casefile, names: NameIndex, examples: Iterable[Example], shelf: Shelf | None = None
    ) -> None:
        self._casefile = casefile
        self._names = names
        self._examples = [example for example in examples if not example.held_out]
        self._shelf = shelf
        self.scorer = lru_cache(maxsize=None)(self._find)

    def _find(self, language: str) -> LearnedScorer | None:
        """The scorer of a language, kept from another run or trained now; None where there are no examples in it."""
        examples = [example for example in self._examples if example.language == language]
        if not examples:
            return None
        kept = self._shelf.load(language) if self._shelf else None
        scorer = kept or self._teach(examples)
        if self._shelf and not kept:
            self._shelf.keep(language, scorer)
        return scorer

    def _teach(self, examples: Iterable[Example]) -> LearnedScorer:
        lessons = [
            Lesson(
                read_features(self.read(example)),
                example.claim,
                says=example.relation is not Says.NEAR,
                denies=example.relation is Says.DENIES,
            )
            for example in examples
        ]
        return LearnedScorer.train(lessons)

    def read(self, example: Example) -> Sequence[SentenceFacts]:
        """The sentences of an example, under their heading."""
        heading = write_heading(self._casefile.claims[example.claim], self._casefile)
        blocks = [
            read_block(number, fold(text), example.language) for number, text in enumerate((heading, example.text))
        ]
        mentions = decide_mentions(candidate for block in blocks for candidate in find_candidates(block, self._names))
        own = [mention for mention in mentions if mention.block is blocks[1]]
        lexicon = load_lexicon(example.language)
        return [read_facts(blocks[1], sentence, own, _NO_MEANINGS, lexicon, None) for sentence in blocks[1].sentences]

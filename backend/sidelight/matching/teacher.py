"""Teaching: a casefile's examples read as pages are, so that the learned proposer sees them as it will see a page."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from sidelight.casefile.examples import Example, Says, write_heading
from sidelight.casefile.model import Casefile
from sidelight.languages.frames import load_frames
from sidelight.matching.candidates import Candidate, find_candidates
from sidelight.matching.facts import SentenceFacts, read_facts
from sidelight.matching.features import Indices, read_features
from sidelight.matching.gate import read_block
from sidelight.matching.learned import Lesson, LinearScorer
from sidelight.matching.meanings import Kind, Meaning, compile_meanings
from sidelight.matching.mentions import decide_mentions
from sidelight.matching.names import NameIndex
from sidelight.matching.patterns import PatternSet
from sidelight.matching.shelf import Shelf
from sidelight.matching.signs import read_signs
from sidelight.text.fold import fold
from sidelight.text.lexicon import load_lexicon

log = logging.getLogger(__name__)
COMMON = "common"
"""The name of the scorer that learns from all languages at once."""
_ENOUGH = 10
"""Examples in all languages from which on a claim is taught; fewer teach words that just happen to stand in them."""
_RIDGE, _COMMON_RIDGE = 0.3, 3.0


class Teacher:
    """Makes scorers from the examples that are not held out, when they are first needed.

    Each language has one of its own, which knows its words. Another one learns from all languages together, by signs
    that mean the same in each.
    """

    def __init__(
        self, casefile: Casefile, names: NameIndex, examples: Iterable[Example], shelf: Shelf | None = None
    ) -> None:
        self._casefile = casefile
        self._names = names
        told = [example for example in examples if not example.held_out]
        counts = Counter(example.claim for example in told)
        self.claims = tuple(sorted(claim for claim, count in counts.items() if count >= _ENOUGH))
        self._examples = [example for example in told if example.claim in self.claims]
        self._shelf = shelf
        self.taught = frozenset(example.language for example in self._examples)
        self.scorer = lru_cache(maxsize=None)(self._find)
        self.meanings = lru_cache(maxsize=None)(self._compile)
        self._candidates_of_heading = lru_cache(maxsize=None)(self._read_heading)

    def _compile(self, language: str) -> PatternSet[Meaning]:
        return compile_meanings(self._casefile, load_frames(), language)

    def _find(self, name: str) -> LinearScorer | None:
        """The scorer of a language or `COMMON`, kept from another run or trained now; None without examples."""
        if name not in self.taught and (name != COMMON or not self._examples):
            return None
        kept = self._shelf.load(name) if self._shelf else None
        return kept or self._trained[name]

    @cached_property
    def _trained(self) -> Mapping[str, LinearScorer]:
        """All scorers, kept from now on: reading the examples takes longest, so it is done once for all."""
        log.info("Learning from %d examples, once for this version; about a minute ...", len(self._examples))
        own: dict[str, list[Lesson]] = {language: [] for language in sorted(self.taught)}
        common = []
        for example in self._examples:
            facts = self.read(example)
            own[example.language].append(_lesson(example, read_features(facts), facts))
            common.append(_lesson(example, read_signs(facts), facts))
        trained = {name: LinearScorer.train(lessons, self.claims, _RIDGE) for name, lessons in own.items()}
        trained[COMMON] = LinearScorer.train(common, self.claims, _COMMON_RIDGE)
        if self._shelf:
            self._shelf.keep_all(trained)
        return trained

    def read(self, example: Example) -> Sequence[SentenceFacts]:
        """The sentences of an example, under their heading."""
        block = read_block(1, fold(example.text), example.language)
        heading = self._candidates_of_heading(example.claim, example.language)
        mentions = decide_mentions([*heading, *find_candidates(block, self._names)])
        own = [mention for mention in mentions if mention.block is block]
        meanings, lexicon = self.meanings(example.language), load_lexicon(example.language)
        return [read_facts(block, sentence, own, meanings, lexicon, None) for sentence in block.sentences]

    def _read_heading(self, claim: str, language: str) -> Sequence[Candidate]:
        heading = write_heading(self._casefile.claims[claim], self._casefile)
        return list(find_candidates(read_block(0, fold(heading), language), self._names))


def _lesson(example: Example, features: Indices, sentences: Iterable[SentenceFacts]) -> Lesson:
    return Lesson(
        features,
        example.claim,
        says=example.relation is not Says.NEAR,
        denies=example.relation is Says.DENIES,
        negated=any(facts.hits.get(kind) for facts in sentences for kind in (Kind.NEGATION, Kind.DENIAL)),
    )

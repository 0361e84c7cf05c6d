"""Teaching: the scorers that a casefile's examples and marked pages make, trained when they are first needed."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from sidelight.casefile.model import Casefile
from sidelight.marked.whole import Material
from sidelight.matching.features import read_features
from sidelight.matching.learned import Lesson, LinearScorer
from sidelight.matching.lessons import LessonReader, Taught
from sidelight.matching.names import NameIndex
from sidelight.matching.shelf import Shelf
from sidelight.matching.signs import read_signs

log = logging.getLogger(__name__)
COMMON = "common"
"""The name of the scorer that learns from all languages at once."""
_ENOUGH = 10
"""Examples in all languages from which on a claim is taught; fewer teach words that just happen to stand in them."""
_PAGE = 3
"""How many examples a sentence of a page counts as: it is what sentences in the wild are like."""
_RIDGE, _COMMON_RIDGE = 0.3, 3.0


class Teacher:
    """Makes scorers from pages, and from the examples that are not held out.

    Each language has one of its own, which knows its words. Another one learns from all languages together, by signs
    that mean the same in each.
    """

    def __init__(self, casefile: Casefile, names: NameIndex, material: Material, shelf: Shelf | None = None) -> None:
        told = [example for example in material.examples if not example.held_out]
        counts = Counter(example.claim for example in told)
        self.claims = tuple(sorted(claim for claim, count in counts.items() if count >= _ENOUGH))
        self._examples = [example for example in told if example.claim in self.claims]
        self._pages = material.pages if self._examples else ()
        self._shelf = shelf
        self._lessons = LessonReader(casefile, names)
        self.taught = frozenset(example.language for example in self._examples)
        self.scorer = lru_cache(maxsize=None)(self._find)
        self.meanings = self._lessons.meanings

    def _find(self, name: str) -> LinearScorer | None:
        """The scorer of a language or `COMMON`, kept from another run or trained now; None without examples."""
        if name not in self.taught and (name != COMMON or not self._examples):
            return None
        kept = self._shelf.load(name) if self._shelf else None
        return kept or self._trained[name]

    @cached_property
    def _trained(self) -> Mapping[str, LinearScorer]:
        """All scorers, kept from now on: reading the examples takes longest, so it is done once for all."""
        log.info("Learning from %s, once for this version; about a minute ...", self._describe())
        own: dict[str, list[Lesson]] = {language: [] for language in sorted(self.taught)}
        common: list[Lesson] = []
        for taught, count in self._read():
            common += [taught.as_lesson(read_signs(taught.facts))] * count
            if taught.language in own:
                own[taught.language] += [taught.as_lesson(read_features(taught.facts))] * count
        trained = {name: LinearScorer.train(lessons, self.claims, _RIDGE) for name, lessons in own.items()}
        trained[COMMON] = LinearScorer.train(common, self.claims, _COMMON_RIDGE)
        if self._shelf:
            self._shelf.keep_all(trained)
        return trained

    def _describe(self) -> str:
        return f"{len(self._examples)} examples and {len(self._pages)} pages"

    def _read(self) -> Iterator[tuple[Taught, int]]:
        """All that teaches, and how much each counts."""
        yield from ((self._lessons.read_example(example), 1) for example in self._examples)
        yield from ((taught, _PAGE) for page in self._pages for taught in self._lessons.read_page(page))

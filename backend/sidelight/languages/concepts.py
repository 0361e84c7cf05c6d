"""Concepts of the news: words of each language that say much the same, under one name for all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from sidelight.casefile.patterns import JOINERS

_Word = tuple[str, bool]
"""A word, and whether it is only how a word begins."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase behind its first one."""

    rest: tuple[_Word, ...]
    concept: str

    def stands_at(self, start: int, words: Sequence[str]) -> bool:
        if start + len(self.rest) > len(words):
            return False
        for index, (text, begins) in enumerate(self.rest, start):
            if not (words[index].startswith(text) if begins else words[index] == text):
                return False
        return True


@dataclass(slots=True)
class _Entry:
    """What a word, or how it begins, can mean: alone, and as the first one of phrases."""

    concepts: set[str] = field(default_factory=set)
    phrases: list[_Phrase] = field(default_factory=list)


class Concepts:
    """The concepts of one language."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        self._entries: dict[_Word, _Entry] = defaultdict(_Entry)
        for concept, texts in words.items():
            for text in texts:
                self._add(concept, [_read_word(part) for part in JOINERS.sub(" ", text).split()])
        self._of_word = lru_cache(maxsize=50_000)(self._look_up)

    def _add(self, concept: str, words: Sequence[_Word]) -> None:
        entry = self._entries[words[0]]
        if len(words) > 1:
            entry.phrases.append(_Phrase(tuple(words[1:]), concept))
        else:
            entry.concepts.add(concept)

    def find(self, words: Sequence[str]) -> set[str]:
        """The concepts that a sentence's words (lower case) express."""
        found: set[str] = set()
        for index, word in enumerate(words):
            entry = self._of_word(word)
            found.update(entry.concepts)
            found.update(phrase.concept for phrase in entry.phrases if phrase.stands_at(index + 1, words))
        return found

    def _look_up(self, word: str) -> _Entry:
        """What a word can mean, as a whole or by its beginnings."""
        keys = [(word, False), *((word[:size], True) for size in range(1, len(word) + 1))]
        entries = [self._entries[key] for key in keys if key in self._entries]
        return _Entry(
            {concept for entry in entries for concept in entry.concepts},
            [phrase for entry in entries for phrase in entry.phrases],
        )


@cache
def load_concepts(code: str) -> Concepts:
    """The concepts of a language; none for a language without a list."""
    path = files("sidelight.languages").joinpath("concepts", f"{code}.yaml")
    return Concepts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if path.is_file() else {})


def _read_word(written: str) -> _Word:
    return (written[:-1], True) if written.endswith("*") else (written, False)

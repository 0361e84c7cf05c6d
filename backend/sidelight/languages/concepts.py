"""Concepts of the news: words of each language that say much the same, under one name for all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from sidelight.casefile.patterns import JOINERS

_KEY = 2
"""Letters by which phrases are looked up."""
_Phrase = tuple[tuple[str, ...], str]


class Concepts:
    """The concepts of one language."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._beginnings: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for concept, entries in words.items():
            for entry in entries:
                self._add(concept, JOINERS.sub(" ", entry).split())
        self._of_word = lru_cache(maxsize=50_000)(self._look_up)

    def _add(self, concept: str, parts: Sequence[str]) -> None:
        if len(parts) > 1:
            self._phrases[parts[0][:_KEY]].append((tuple(parts), concept))
        elif parts[0].endswith("*"):
            self._beginnings[parts[0][:-1]].add(concept)
        else:
            self._exact[parts[0]].add(concept)

    def find(self, words: Sequence[str]) -> set[str]:
        """The concepts that a sentence's words (lower case) express."""
        found: set[str] = set()
        for index, word in enumerate(words):
            found.update(self._of_word(word))
            for parts, concept in self._phrases.get(word[:_KEY], ()):
                if _stands(parts, words[index : index + len(parts)]):
                    found.add(concept)
        return found

    def _look_up(self, word: str) -> tuple[str, ...]:
        found = set(self._exact.get(word, ()))
        for size in range(1, len(word) + 1):
            found |= self._beginnings.get(word[:size], set())
        return tuple(sorted(found))


@cache
def load_concepts(code: str) -> Concepts:
    """The concepts of a language; none for a language without a list."""
    path = files("sidelight.languages").joinpath("concepts", f"{code}.yaml")
    return Concepts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) if path.is_file() else {})


def _stands(parts: Iterable[str], words: Sequence[str]) -> bool:
    pairs = list(zip(parts, words, strict=False))
    return all(word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in pairs) and (
        len(pairs) == len(tuple(parts))
    )

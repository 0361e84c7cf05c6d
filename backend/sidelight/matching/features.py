"""A sentence as hashed features: words, their beginnings and insides, pairs; names and values by their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sidelight.casefile.values import Money, PartialDate
from sidelight.matching.facts import SentenceFacts

SIZE = 1 << 13
"""Hash buckets: with as many weights for each claim a language takes a few megabytes."""
_BEGINNINGS = (4, 5, 6)
_INSIDE, _LONG_WORD = 4, 8
Indices = NDArray[np.int32]


def read_features(facts: Iterable[SentenceFacts]) -> Indices:
    """The distinct features of a text's sentences, sorted."""
    found: set[int] = set()
    for sentence in facts:
        tokens = _mask(sentence)
        for token in tokens:
            found.update(_word_features(token))
        found.update(hash_feature(f"{left} {right}") for left, right in pairwise(tokens))
        found.update(hash_feature(f"#{mention.entity.id}") for mention in sentence.mentions)
    return np.array(sorted(found), dtype=np.int32)


def _mask(facts: SentenceFacts) -> list[str]:
    """The sentence's words, with each name and value as one token of its kind."""
    kinds: dict[int, str] = {}
    for found in facts.values:
        kinds |= dict.fromkeys(range(found.first, found.last + 1), _kind_of_value(found.value))
    for mention in facts.mentions:
        first = facts.word_of(mention)
        kinds |= dict.fromkeys(range(first, first + mention.last - mention.first + 1), f"<{mention.entity.kind}>")
    return list(_merge(facts.reading.sentence.words, kinds))


def _merge(words: Sequence[str], kinds: dict[int, str]) -> Iterator[str]:
    for index, word in enumerate(words):
        kind = kinds.get(index)
        if kind is None:
            yield word
        elif kinds.get(index - 1) != kind:
            yield kind


def _kind_of_value(value: object) -> str:
    if isinstance(value, PartialDate):
        return "<date>"
    return "<money>" if isinstance(value, Money) else "<number>"


@lru_cache(maxsize=20_000)
def _word_features(word: str) -> tuple[int, ...]:
    """A word whole, by its beginnings (for endings vary), and a long one by its insides (for compounds vary)."""
    parts = {word}
    if not word.startswith("<"):
        parts |= {f"{word[:size]}*" for size in _BEGINNINGS if len(word) > size}
        if len(word) >= _LONG_WORD:
            parts |= {f"*{word[at : at + _INSIDE]}*" for at in range(1, len(word) - _INSIDE)}
    return tuple(hash_feature(part) for part in sorted(parts))


def hash_feature(text: str) -> int:
    """The bucket of a feature."""
    return crc32(text.encode()) % SIZE

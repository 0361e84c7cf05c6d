"""The words of a block, cut by spaCy's tokeniser and then at hyphens and apostrophes, as the patterns count them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language as Pipeline

_PIECE = re.compile(r"[^\W_]+")
_SLOW_TO_START = {"fr"}
"""Languages whose blank tokeniser takes seconds to build; the neutral one cuts them well enough."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text in order: `texts[i]` stands at [starts[i], ends[i])."""

    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def at(self, offset: int) -> int:
        """The index of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def within(self, start: int, end: int) -> range:
        """The indices of the words that lie wholly inside a span."""
        return range(self.at(start), bisect_right(self.ends, end))


@cache
def _load_tokeniser(language: str) -> Pipeline:
    try:
        return spacy.blank("xx" if language in _SLOW_TO_START else language)
    except ImportError:
        return spacy.blank("xx")


def cut_words(text: str, language: str) -> Words:
    """The words of a (folded) text; numbers keep their inner points and commas apart as words of their own."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for token in _load_tokeniser(language or "xx").make_doc(text):
        for piece in _PIECE.finditer(token.text):
            texts.append(piece.group())
            starts.append(token.idx + piece.start())
            ends.append(token.idx + piece.end())
    return Words(texts, starts, ends)

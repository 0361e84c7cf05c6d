"""The words of a block, cut by spaCy's tokeniser and then at hyphens and apostrophes, as the patterns count them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language as Pipeline

_PIECE = re.compile(r"[^\W_]+")
_ENDLESS = re.compile(r"\S{120}")
"""The tokeniser's time grows with the square of a run without spaces."""
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
    spans = list(_cut_plainly(text) if _ENDLESS.search(text) else _cut_tokens(text, language))
    return Words([text[start:end] for start, end in spans], [start for start, _ in spans], [end for _, end in spans])


def _cut_tokens(text: str, language: str) -> Iterator[tuple[int, int]]:
    for token in _load_tokeniser(language or "xx").make_doc(text):
        for piece in _PIECE.finditer(token.text):
            yield token.idx + piece.start(), token.idx + piece.end()


def _cut_plainly(text: str) -> Iterator[tuple[int, int]]:
    return (piece.span() for piece in _PIECE.finditer(text))

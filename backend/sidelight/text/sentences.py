"""Sentences and clauses of a block, as spans of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import sentencex

Spans = tuple[tuple[int, int], ...]


def cut_sentences(text: str, language: str) -> Spans:
    """The spans of the sentences of a text, without the white space around them."""
    if not text.strip():
        return ()
    pieces = [
        span
        for piece in sentencex.get_sentence_boundaries(language or "en", text)
        if (span := _strip_span(text, piece["start_index"], piece["end_index"]))[0] < span[1]
    ]
    return tuple(_join_ordinals(text, pieces))


def _join_ordinals(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """'13. jaanuaril': a point behind a number or an abbreviation ends no sentence where small letters follow."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and text[start].islower() and text[joined[-1][1] - 1] == ".":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def index_at(spans: Sequence[tuple[int, int]], offset: int) -> int:
    """The index of the span that holds an offset, or of the last one before it; -1 before the first."""
    return bisect_right(spans, (offset, float("inf"))) - 1

"""The text of a document, cut into the blocks that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sidelight.text.page import Block

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_BREAK = re.compile(r"\n")


def cut_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text: what blank lines part, or line breaks in a text without any blank line.

    A block's id is its offset in the text, in code points.
    """
    border = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_BREAK
    return tuple(Block(start, text[start:end]) for start, end in _strip(text, border))


def _strip(text: str, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans between the borders, without the white space around them; empty ones are left out."""
    begin = 0
    for end, after in (*(found.span() for found in border.finditer(text)), (len(text), len(text))):
        piece = text[begin:end]
        if stripped := piece.strip():
            start = begin + len(piece) - len(piece.lstrip())
            yield start, start + len(stripped)
        begin = after

"""Where a remembered passage stands on a page now: as it was, else nearly so, else nowhere.

Likeness only finds a passage again; it never says what a passage means. Where two places are as likely, neither is it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from sidelight.reviews.anchors import AROUND, digest_block, is_long, plain
from sidelight.reviews.model import Anchor
from sidelight.text.fold import fold
from sidelight.text.page import Block, Page

LIKE_AROUND = 75.0
"""How alike (of 100) the surroundings of short words must still be."""
LIKE_WORDS = 88.0
"""How alike a long passage must still be."""
CLEARLY = 4.0
"""By how much the best place must be better than the next."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a block, in code points of its text; `exact` where words and surroundings are as they were."""

    block: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """A span of the page's comparable text, and how alike its surroundings are."""

    start: int
    end: int
    likeness: float


class PageText:
    """A page made comparable once, to look for many passages in it."""

    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks
        self._plain = [plain(block.text) for block in page.blocks]
        self._begins: list[int] = []
        at = 0
        for text in self._plain:
            self._begins.append(at)
            at += len(text) + 1
        self._text = "\n".join(self._plain)

    def find(self, anchor: Anchor) -> tuple[Place, ...]:
        """The places of a passage: all that are exact, else the one that is clearly most like it, else none."""
        hits = list(self._find_words(anchor))
        if exact := [hit for hit in hits if self._has_surroundings(hit, anchor)]:
            return tuple(self._place(hit, exact=True) for hit in exact)
        best = _choose(hits, 0.0 if is_long(anchor) else LIKE_AROUND) or self._find_like(anchor)
        return (self._place(best, exact=False),) if best else ()

    def find_same(self, anchor: Anchor) -> tuple[Place, ...]:
        """The places where the passage stands with its surroundings as they were."""
        hits = self._find_words(anchor)
        return tuple(self._place(hit, exact=True) for hit in hits if self._has_surroundings(hit, anchor))

    def has_digest(self, place: Place, anchor: Anchor) -> bool:
        """Whether the whole block of a place is as it was."""
        return digest_block(next(block.text for block in self._blocks if block.id == place.block)) == anchor.digest

    def read(self, place: Place) -> str:
        """The words of a place as they stand there."""
        return next(block.text for block in self._blocks if block.id == place.block)[place.start : place.end]

    def find_copies(self, anchor: Anchor) -> tuple[Place, ...]:
        """The exact places of a passage on a page other than its own; long words are one wherever they stand."""
        hits = self._find_words(anchor)
        return tuple(
            self._place(hit, exact=True) for hit in hits if is_long(anchor) or self._has_surroundings(hit, anchor)
        )

    def _find_words(self, anchor: Anchor) -> Iterator[_Hit]:
        words = plain(anchor.quote)
        at = self._text.find(words) if words else -1
        while at >= 0:
            hit = _Hit(at, at + len(words), self._compare_around(at, at + len(words), anchor))
            if self._is_whole(hit):
                yield hit
            at = self._text.find(words, at + 1)

    def _is_whole(self, hit: _Hit) -> bool:
        """Whether no word is cut in two at either end."""
        before, after = self._text[hit.start - 1 : hit.start], self._text[hit.end : hit.end + 1]
        first, last = self._text[hit.start], self._text[hit.end - 1]
        return not (before.isalnum() and first.isalnum()) and not (last.isalnum() and after.isalnum())

    def _has_surroundings(self, hit: _Hit, anchor: Anchor) -> bool:
        """Whether the same stands around; where the block began or ended near, it does so still."""
        before, after = self._surround(hit.start, hit.end)
        prefix, suffix = plain(anchor.prefix), plain(anchor.suffix)
        begins = before.endswith(prefix) and (len(anchor.prefix) == AROUND or before == prefix)
        return begins and after.startswith(suffix) and (len(anchor.suffix) == AROUND or after == suffix)

    def _compare_around(self, start: int, end: int, anchor: Anchor) -> float:
        before, after = self._surround(start, end)
        prefix, suffix = plain(anchor.prefix), plain(anchor.suffix)
        found = before[len(before) - len(prefix) :] if len(before) > len(prefix) else before
        return fuzz.ratio(f"{prefix}\n{suffix}", f"{found}\n{after[: len(suffix)]}")

    def _surround(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a span in its block, without the spaces between; enough of it to compare."""
        number = bisect_right(self._begins, start) - 1
        begin = self._begins[number]
        close = begin + len(self._plain[number])
        far = 2 * AROUND
        before = self._text[max(begin, start - far) : start].rstrip()
        return before, self._text[end : min(close, end + far)].lstrip()

    def _find_like(self, anchor: Anchor) -> _Hit | None:
        """The passage with some letters changed, but no number: another year is another statement."""
        if not is_long(anchor):
            return None
        words = plain(anchor.quote)
        found = [hit for number in range(len(self._plain)) if (hit := self._find_like_in(number, words))]
        return _choose(found, LIKE_WORDS)

    def _find_like_in(self, number: int, words: str) -> _Hit | None:
        text = self._plain[number]
        if len(text) < len(words) * LIKE_WORDS / 100:
            return None
        aligned = fuzz.partial_ratio_alignment(words, text, score_cutoff=LIKE_WORDS)
        if aligned is None:
            return None
        start, end = _widen(text, aligned.dest_start, aligned.dest_end)
        if Counter(_NUMBER.findall(text[start:end])) != Counter(_NUMBER.findall(words)):
            return None
        begin = self._begins[number]
        return _Hit(begin + start, begin + end, aligned.score)

    def _place(self, hit: _Hit, *, exact: bool) -> Place:
        number = bisect_right(self._begins, hit.start) - 1
        begin, block = self._begins[number], self._blocks[number]
        start, end = _to_original(block, hit.start - begin, hit.end - begin)
        return Place(block.id, start, end, exact)


def _choose(hits: list[_Hit], least: float) -> _Hit | None:
    """The hit that is good enough and clearly better than all others."""
    ranked = sorted(hits, key=lambda hit: -hit.likeness)
    if not ranked or ranked[0].likeness < least:
        return None
    if len(ranked) > 1 and ranked[0].likeness - ranked[1].likeness < CLEARLY:
        return None
    return ranked[0]


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words whole that it begins and ends in."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _to_original(block: Block, start: int, end: int) -> tuple[int, int]:
    """From the comparable text of a block, which has single spaces, to the offsets of the block's own."""
    folded = fold(block.text)
    skipped = len(folded.text) - len(folded.text.lstrip())
    kept = [at for at in range(skipped, len(folded.text)) if not _is_repeated_space(folded.text, at)]
    return folded.span(kept[start], kept[end - 1] + 1)


def _is_repeated_space(text: str, at: int) -> bool:
    return text[at].isspace() and at > 0 and text[at - 1].isspace()

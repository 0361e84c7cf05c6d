"""Which highlights of a page stand for which marks of its gold page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sidelight.annotation import Annotation, ClaimHighlight, EntityHighlight
from sidelight.marked.overlap import ENOUGH, share
from sidelight.marked.pages import QUIET, GoldAssertion, GoldMention, GoldPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Alignment:
    """A page's marks and highlights: those that belong together, and what is left over on either side."""

    page: GoldPage
    annotation: Annotation
    mentions: tuple[tuple[GoldMention, EntityHighlight], ...]
    missed_mentions: tuple[GoldMention, ...]
    false_mentions: tuple[EntityHighlight, ...]
    assertions: tuple[tuple[GoldAssertion, ClaimHighlight], ...]
    missed_assertions: tuple[GoldAssertion, ...]
    false_assertions: tuple[ClaimHighlight, ...]

    @property
    def false_page(self) -> bool:
        """Whether it is a trap or a plain page and yet something on it is highlighted wrongly."""
        return self.page.kind in QUIET and bool(self.false_mentions or self.false_assertions)


def align(page: GoldPage, annotation: Annotation) -> Alignment:
    """Match a page's highlights with its marks, one to one.

    A mention is found where entity and span are exactly those marked. An assertion is found where the claim is the
    one marked, in the same block, and the spans share half of the shorter; of several the one that shares most.
    """
    named = [item for item in annotation.highlights if isinstance(item, EntityHighlight)]
    claimed = [item for item in annotation.highlights if isinstance(item, ClaimHighlight)]
    mentions = _align_mentions(page.mentions, named)
    assertions = _align_assertions(page.assertions, claimed)
    return Alignment(
        page,
        annotation,
        mentions=mentions,
        missed_mentions=_leave_out(page.mentions, [mark for mark, _ in mentions]),
        false_mentions=_leave_out(named, [highlight for _, highlight in mentions]),
        assertions=assertions,
        missed_assertions=_leave_out(page.assertions, [mark for mark, _ in assertions]),
        false_assertions=_leave_out(claimed, [highlight for _, highlight in assertions]),
    )


def _align_mentions(
    marks: Iterable[GoldMention], highlights: Iterable[EntityHighlight]
) -> tuple[tuple[GoldMention, EntityHighlight], ...]:
    free: dict[tuple[int, int, int, str], list[EntityHighlight]] = {}
    for item in highlights:
        free.setdefault((item.span.block, item.span.start, item.span.end, item.entity), []).append(item)
    keys = ((mark, (mark.block, mark.start, mark.end, mark.entity)) for mark in marks)
    return tuple((mark, free[key].pop()) for mark, key in keys if free.get(key))


def _align_assertions(
    marks: Iterable[GoldAssertion], highlights: Iterable[ClaimHighlight]
) -> tuple[tuple[GoldAssertion, ClaimHighlight], ...]:
    free, pairs = list(highlights), []
    for mark in marks:
        rivals = [item for item in free if item.claim == mark.claim and item.span.block == mark.block]
        best = max(rivals, key=lambda item: share(mark, item.span), default=None)
        if best is not None and share(mark, best.span) >= ENOUGH:
            free = [item for item in free if item is not best]
            pairs.append((mark, best))
    return tuple(pairs)


def _leave_out(items: Sequence[T], taken: Iterable[T]) -> tuple[T, ...]:
    """The items that were not taken, by identity: two equal marks are two marks."""
    used = {id(item) for item in taken}
    return tuple(item for item in items if id(item) not in used)

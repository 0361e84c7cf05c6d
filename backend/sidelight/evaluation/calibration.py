"""Whether a confidence of 0.8 is right in eight cases of ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sidelight.evaluation.alignment import Alignment

BINS = 10

Judged = tuple[float, bool]
"""A confidence and whether the highlight that bears it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Highlights whose confidence is in [low, high), the last bin up to 1: how sure they were, how many were right."""

    low: float
    high: float
    count: int
    confidence: float
    """Mean of the confidences; 0 in an empty bin."""
    right: float
    """Share that is right; 0 in an empty bin."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability table, and the expected calibration error: the mean gap between confidence and truth."""

    bins: tuple[Bin, ...]
    error: float


def calibrate(judged: Iterable[Judged]) -> Calibration:
    """Sort highlights into ten bins of equal width by their confidence."""
    groups: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    bins = tuple(_make_bin(number, group) for number, group in enumerate(groups))
    total = sum(one.count for one in bins)
    gaps = sum(one.count * abs(one.confidence - one.right) for one in bins)
    return Calibration(bins, gaps / total if total else 0.0)


def judge_mentions(alignments: Iterable[Alignment]) -> Iterator[Judged]:
    """Each mention's confidence, and whether it is marked so."""
    for alignment in alignments:
        yield from ((given.confidence, True) for _, given in alignment.mentions)
        yield from ((given.confidence, False) for given in alignment.false_mentions)


def judge_assertions(alignments: Iterable[Alignment]) -> Iterator[Judged]:
    """Each assertion's confidence, and whether it is marked so, relation included."""
    for alignment in alignments:
        yield from ((given.confidence, mark.relation is given.relation) for mark, given in alignment.assertions)
        yield from ((given.confidence, False) for given in alignment.false_assertions)


def _make_bin(number: int, group: Sequence[Judged]) -> Bin:
    size = len(group)
    mean = sum(confidence for confidence, _ in group) / size if size else 0.0
    right = sum(right for _, right in group) / size if size else 0.0
    return Bin(number / BINS, (number + 1) / BINS, size, mean, right)

"""The score sheet of a page: how like the examples of each claim each of its sentences is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float32]
Matrix = NDArray[np.float32]
Places = NDArray[np.intp]
BEST = 5
"""How many of a sentence's highest scores are kept in order."""
_AUDIBLE = 0.2
"""The score from which on a sentence says something of a claim to those around it: any has some tiny one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores of a page: a row a sentence, a column a claim."""

    columns: Mapping[str, int]
    """The claims, in the order of their columns."""
    own: Matrix
    common: Matrix
    total: Matrix
    heard: Matrix
    """The totals that are high enough to matter to other sentences, else 0."""
    negated: Row
    """By claim, how often its examples have a negation."""
    chapters: Matrix
    """How much a sentence is about a claim's chapter: the summed scores of the chapter's claims."""
    chapter_sums: Row
    best: Places
    """By sentence, the columns of its highest totals, the highest first."""
    peaks: Matrix
    """By claim, the highest heard total of the page and the next one."""
    peak_rows: Places
    """By claim, the sentence of its highest total."""

    def best_of(self, row: int, least: float) -> list[str]:
        """The few claims that a sentence scores highest for, from a least score on."""
        claims, total = list(self.columns), self.total[row]
        return [claims[column] for column in self.best[row] if total[column] >= least]

    def elsewhere(self, row: int, column: int) -> float:
        """The highest heard total of a claim in the other sentences; 0 where there are none."""
        if len(self.total) < 2:
            return 0.0
        return float(self.peaks[int(self.peak_rows[column] == row), column])

    def rival(self, row: int, rank: int) -> float:
        """The highest total of a sentence, or for the claim that has it the next one; 0 where there is none."""
        place = 0 if rank else 1
        return float(self.total[row, self.best[row, place]]) if place < self.best.shape[1] else 0.0


def fill_sheet(columns: Mapping[str, int], own: Matrix, common: Matrix, negated: Row, together: Matrix) -> Sheet:
    """The sheet of scores by the own language and by all; `together`: 1 for claims of one chapter."""
    total = own + common
    heard = np.where(total < _AUDIBLE, 0, total)
    chapters = np.clip(heard, 0, 1) @ together
    return Sheet(
        columns,
        own,
        common,
        total,
        heard,
        negated,
        chapters,
        chapters.sum(axis=0),
        np.argsort(-total, axis=1, kind="stable")[:, :BEST],
        -np.sort(-heard, axis=0)[:2],
        np.argmax(heard, axis=0) if len(heard) else np.zeros(len(columns), dtype=np.intp),
    )

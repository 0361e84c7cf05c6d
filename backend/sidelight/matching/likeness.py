"""How like the casefile's examples each sentence of a page is, claim by claim, beside the sentences around it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sidelight.casefile.model import Casefile
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.features import read_features
from sidelight.matching.learned import Scores
from sidelight.matching.sheet import Row, Sheet, fill_sheet
from sidelight.matching.signs import read_signs
from sidelight.matching.teacher import COMMON, Teacher

LEAST = 0.15
"""The score from which on the examples alone may propose a claim for a sentence."""
_HOPELESS = 0.08
"""A score under which a claim is not asserted, whatever else speaks for it."""
_LOWEST_RANK = 15


@dataclass(frozen=True, slots=True)
class Likeness:
    """One sentence of a page held against the examples. `row` is its place in the page's matrices."""

    sheet: Sheet
    row: int
    denial: float
    near: float

    def proposed(self) -> list[str]:
        """The claims that it is most like."""
        return self.sheet.best_of(self.row, LEAST)

    def is_hopeless(self, claim: str) -> bool:
        """Whether there are examples of the claim, and it is like none of them."""
        column = self.sheet.columns.get(claim)
        return column is not None and bool(self.sheet.total[self.row, column] < _HOPELESS)

    def read(self, claim: str) -> Mapping[str, float]:
        """What speaks for a claim in the scores of this sentence and of those around it."""
        column = self.sheet.columns.get(claim)
        return (
            {}
            if column is None
            else {
                **self._own(column),
                **self._around(column),
                "near": self.near,
                "denial-like": self.denial,
                "usually-negated": float(self.sheet.negated[column]),
            }
        )

    def _own(self, column: int) -> dict[str, float]:
        sheet, row = self.sheet, self.row
        own, common, mine = (float(some[row, column]) for some in (sheet.own, sheet.common, sheet.total))
        rank = _rank(sheet.total[row], mine)
        return {
            "own": own,
            "common": common,
            "both": max(own, 0.0) * max(common, 0.0),
            "squared": mine * mine,
            "rank": float(rank),
            "rank-log": math.log1p(rank),
            "first": float(rank == 0),
            "rank-own": float(_rank(sheet.own[row], own)),
            "rank-common": float(_rank(sheet.common[row], common)),
            "lead": mine - sheet.rival(row, rank),
            "highest": float(sheet.total[row, sheet.best[row, 0]]),
        }

    def _around(self, column: int) -> dict[str, float]:
        sheet, row = self.sheet, self.row
        last, chapter = len(sheet.total) - 1, sheet.chapters[:, column]
        return {
            "before": float(sheet.heard[row - 1, column]) if row else 0.0,
            "after": float(sheet.heard[row + 1, column]) if row < last else 0.0,
            "elsewhere": sheet.elsewhere(row, column),
            "chapter-before": float(chapter[row - 1]) if row else 0.0,
            "chapter-after": float(chapter[row + 1]) if row < last else 0.0,
            "chapter-elsewhere": float((sheet.chapter_sums[column] - chapter[row]) / max(last, 1)),
        }


def _rank(scores: Row, mine: float) -> int:
    return min(int(np.count_nonzero(scores > mine)), _LOWEST_RANK)


_NOTHING = np.zeros((1, 0), dtype=np.float32)
NO_LIKENESS = Likeness(fill_sheet({}, _NOTHING, _NOTHING, _NOTHING[0], _NOTHING[:0]), 0, 0.0, 0.0)
"""Of a sentence where no claim is taught."""


class LikenessReader:
    """Holds pages against what a teacher taught."""

    def __init__(self, casefile: Casefile, teacher: Teacher) -> None:
        self._teacher = teacher
        chapters = np.array([casefile.claims[claim].chapter for claim in teacher.claims])
        self._together = (chapters[:, None] == chapters[None, :]).astype(np.float32)
        self._columns = {claim: index for index, claim in enumerate(teacher.claims)}
        self._unscored = Scores(np.zeros(len(teacher.claims), dtype=np.float32), 0.0, 0.0)

    def read(self, sentences: Sequence[SentenceFacts]) -> list[Likeness]:
        """How like the examples each sentence is, in the order given; the neighbours are those of that order."""
        common = self._teacher.scorer(COMMON)
        if common is None or not sentences:
            return [NO_LIKENESS] * len(sentences)
        shared = [common.score(read_signs([facts])) if _has_words(facts) else self._unscored for facts in sentences]
        own = [self._score_own(facts) for facts in sentences]
        left, right = (np.stack([scores.claims for scores in some]) for some in (own, shared))
        sheet = fill_sheet(self._columns, left, right, common.negated, self._together)
        return [
            Likeness(sheet, row, max(mine.denial, theirs.denial), mine.near + theirs.near)
            for row, (mine, theirs) in enumerate(zip(own, shared, strict=True))
        ]

    def _score_own(self, facts: SentenceFacts) -> Scores:
        scorer = self._teacher.scorer(facts.block.language)
        return scorer.score(read_features([facts])) if scorer and _has_words(facts) else self._unscored


def _has_words(facts: SentenceFacts) -> bool:
    """Whether there is more than numbers: on little, any scorer is surer than it should be."""
    return any(word.isalpha() for word in facts.reading.sentence.words)

"""How like the casefile's examples each sentence of a page is, claim by claim, beside the sentences around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sidelight.casefile.model import Casefile
from sidelight.matching.facts import SentenceFacts
from sidelight.matching.features import read_features
from sidelight.matching.learned import Array, LinearScorer, Scores
from sidelight.matching.signs import read_signs
from sidelight.matching.teacher import COMMON, Teacher

_MOST, _LEAST = 12, 0.08
"""How many claims the examples alone may propose for a sentence, and from which score on."""
_LOWEST_RANK = 15
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """One sentence of a page held against the examples. `row` is its place in the page's matrices."""

    sheet: Sheet
    row: int
    denial: float
    near: float

    def proposed(self) -> list[str]:
        """The claims that it is most like."""
        total = self.sheet.total[self.row]
        best = np.argsort(-total, kind="stable")[:_MOST]
        return [self.sheet.claims[index] for index in best if total[index] >= _LEAST]

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
        own, common, total = float(sheet.own[row, column]), float(sheet.common[row, column]), sheet.total[row]
        mine = float(total[column])
        rank = min(int((total > mine).sum()), _LOWEST_RANK)
        highest = float(total.max())
        rivals = highest if rank else float(np.partition(total, -2)[-2]) if len(total) > 1 else 0.0
        return {
            "own": own,
            "common": common,
            "both": max(own, 0.0) * max(common, 0.0),
            "squared": mine * mine,
            "rank": float(rank),
            "rank-log": float(np.log1p(rank)),
            "first": float(rank == 0),
            "rank-own": float(min((sheet.own[row] > own).sum(), _LOWEST_RANK)),
            "rank-common": float(min((sheet.common[row] > common).sum(), _LOWEST_RANK)),
            "lead": mine - rivals,
            "highest": highest,
        }

    def _around(self, column: int) -> dict[str, float]:
        sheet, row = self.sheet, self.row
        before, after = max(row - 1, 0), min(row + 1, len(sheet.total) - 1)
        others = np.delete(sheet.total[:, column], row)
        chapter = sheet.chapters[:, column]
        return {
            "before": float(sheet.total[before, column]) if row else 0.0,
            "after": float(sheet.total[after, column]) if after > row else 0.0,
            "elsewhere": float(others.max()) if len(others) else 0.0,
            "chapter-before": float(chapter[before]) if row else 0.0,
            "chapter-after": float(chapter[after]) if after > row else 0.0,
            "chapter-elsewhere": float((chapter.sum() - chapter[row]) / max(len(others), 1)),
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores of a page: a row a sentence, a column a claim."""

    claims: Sequence[str]
    columns: Mapping[str, int]
    own: Matrix
    common: Matrix
    total: Matrix
    negated: Array
    """By claim, how often its examples have a negation."""
    chapters: Matrix
    """How much a sentence is about a claim's chapter: the summed scores of the chapter's claims."""


class LikenessReader:
    """Holds pages against what a teacher taught."""

    def __init__(self, casefile: Casefile, teacher: Teacher) -> None:
        self._teacher = teacher
        chapters = np.array([casefile.claims[claim].chapter for claim in teacher.claims])
        self._together = (chapters[:, None] == chapters[None, :]).astype(np.float32)
        self._columns = {claim: index for index, claim in enumerate(teacher.claims)}

    def read(self, sentences: Sequence[SentenceFacts]) -> list[Likeness]:
        """How like the examples each sentence is, in the order given; the neighbours are those of that order."""
        common = self._teacher.scorer(COMMON)
        if common is None or not sentences:
            empty = np.zeros((len(sentences), 0), dtype=np.float32)
            sheet = Sheet((), {}, empty, empty, empty, empty[:0].ravel(), empty)
            return [Likeness(sheet, row, 0.0, 0.0) for row in range(len(sentences))]
        shared = [common.score(read_signs([facts])) for facts in sentences]
        own = [self._score_own(facts, len(common.claims)) for facts in sentences]
        left, right = (np.stack([scores.claims for scores in some]) for some in (own, shared))
        total = left + right
        sheet = Sheet(
            common.claims, self._columns, left, right, total, common.negated, np.clip(total, 0, 1) @ self._together
        )
        return [
            Likeness(sheet, row, max(mine.denial, theirs.denial), mine.near + theirs.near)
            for row, (mine, theirs) in enumerate(zip(own, shared, strict=True))
        ]

    def _score_own(self, facts: SentenceFacts, claims: int) -> Scores:
        scorer: LinearScorer | None = self._teacher.scorer(facts.block.language)
        return scorer.score(read_features([facts])) if scorer else Scores(np.zeros(claims, dtype=np.float32), 0.0, 0.0)

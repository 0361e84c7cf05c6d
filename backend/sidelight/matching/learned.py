"""The learned proposer: a linear scorer of claims for sentences that say them in words no list has.

Ridge regression on hashed features. With fewer lessons than features it is solved in its dual form, else in its primal
one; either way the same lessons in the same order give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sidelight.matching.features import SIZE, Indices

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence: its features, its claims, whether it says something of them or only resembles that, or denies."""

    features: Indices
    claims: tuple[str, ...]
    says: bool
    denies: bool = False
    negated: bool = False
    """Whether there is a negation or denial in it, whatever it does."""


class Scores(NamedTuple):
    """What a sentence scores: 1 is what a lesson would that says so, 0 what one would that does not."""

    claims: Array
    denial: float
    """That it denies what it speaks of."""
    near: float
    """That it only resembles what would say something: a plan, another person, a neighbouring fact."""


class LinearScorer:
    """Scores claims, and what a sentence does with them."""

    def __init__(self, claims: Sequence[str], rarity: Array, weights: NDArray[np.float16], negated: Array) -> None:
        self.claims = tuple(claims)
        self.negated = negated
        """By claim, the share of lessons with a negation among those that assert it: some claims are told with one."""
        self._rarity = rarity
        self._weights = weights

    @classmethod
    def train(cls, lessons: Sequence[Lesson], claims: Sequence[str], ridge: float) -> LinearScorer:
        """The scorer of `claims` that the lessons teach."""
        rarity = _weigh_rarity(lessons)
        targets = _targets(lessons, claims)
        solve = _solve_dual if len(lessons) < SIZE else _solve_primal
        weights = solve([lesson.features for lesson in lessons], rarity, targets, ridge)
        return cls(claims, rarity, weights.astype(np.float16), _share_negated(lessons, claims))

    def dump(self) -> dict[str, NDArray[Any]]:
        """What `restore` makes the same scorer from."""
        return {
            "claims": np.array(self.claims),
            "rarity": self._rarity,
            "weights": self._weights,
            "negated": self.negated,
        }

    @classmethod
    def restore(cls, kept: Mapping[str, NDArray[Any]]) -> LinearScorer:
        """The scorer that was dumped; KeyError where something is missing."""
        return cls([str(claim) for claim in kept["claims"]], kept["rarity"], kept["weights"], kept["negated"])

    def score(self, features: Indices) -> Scores:
        """The scores of `claims` in their order, of denying and of a near miss, for the features of a sentence."""
        raw = _vector(features, self._rarity) @ self._weights[features].astype(np.float32)
        return Scores(raw[:-2], float(raw[-2]), float(raw[-1]))


def _vector(features: Indices, rarity: Array) -> Array:
    weights = rarity[features]
    return np.asarray(weights / (np.sqrt((weights**2).sum()) or 1.0), dtype=np.float32)


def _rows(some: Sequence[Indices], rarity: Array) -> Array:
    rows = np.zeros((len(some), SIZE), dtype=np.float32)
    for row, features in zip(rows, some, strict=True):
        row[features] = _vector(features, rarity)
    return rows


def _solve_dual(features: Sequence[Indices], rarity: Array, targets: Array, ridge: float) -> Array:
    rows = _rows(features, rarity)
    kernel = rows @ rows.T
    kernel[np.diag_indices_from(kernel)] += ridge
    return np.asarray(rows.T @ np.linalg.solve(kernel, targets), dtype=np.float32)


def _solve_primal(features: Sequence[Indices], rarity: Array, targets: Array, ridge: float) -> Array:
    """Sums up lesson by lesson: each has few of all features, and memory does not grow with their number."""
    gram = np.eye(SIZE, dtype=np.float32) * np.float32(ridge)
    aims = np.zeros((SIZE, targets.shape[1]), dtype=np.float32)
    for some, target in zip(features, targets, strict=True):
        vector = _vector(some, rarity)
        gram[np.ix_(some, some)] += np.outer(vector, vector)
        aims[some] += np.outer(vector, target)
    return np.asarray(np.linalg.solve(gram, aims), dtype=np.float32)


def _weigh_rarity(lessons: Sequence[Lesson]) -> Array:
    """Rare features count for more: inverse document frequency."""
    seen = np.zeros(SIZE, dtype=np.float32)
    for lesson in lessons:
        seen[lesson.features] += 1
    return np.log((1 + len(lessons)) / (1 + seen)).astype(np.float32) + 0.1


def _targets(lessons: Sequence[Lesson], claims: Sequence[str]) -> Array:
    """1 where a lesson says something of a claim, and in the last columns where it denies and where it does neither."""
    column = {claim: index for index, claim in enumerate(claims)}
    targets = np.zeros((len(lessons), len(claims) + 2), dtype=np.float32)
    for row, lesson in zip(targets, lessons, strict=True):
        row[[column[claim] for claim in lesson.claims if claim in column]] = float(lesson.says)
        row[-2:] = float(lesson.denies), float(not lesson.says)
    return targets


def _share_negated(lessons: Sequence[Lesson], claims: Sequence[str]) -> Array:
    asserting = [lesson for lesson in lessons if lesson.says and not lesson.denies]
    told, negated = (
        Counter(claim for lesson in some for claim in lesson.claims)
        for some in (asserting, (one for one in asserting if one.negated))
    )
    return np.array([negated[claim] / max(told[claim], 1) for claim in claims], dtype=np.float32)

"""The learned proposer: a linear scorer of claims for sentences that say them in words no list has.

Ridge regression on hashed features, solved in its dual form: a language's examples train in well under a second, and
the same examples give the same weights. What each example scores when it is left out turns scores into probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sidelight.matching.features import SIZE, Indices

Array = NDArray[np.float32]
_RIDGE = 0.3
_NEAR = -0.3
"""What a near miss is taught to score for the claim that it resembles."""
_FLOOR = 0.05
"""Claims less likely than that are not worth a look."""
_FARTHEST = 30.0
"""Log-odds beyond which a probability changes no more."""
_STEPS, _RATE = 400, 2.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """One example: its features, its claim, whether it says something of it or only resembles it, whether it denies."""

    features: Indices
    claim: str
    says: bool
    denies: bool = False


class LearnedScorer:
    """Scores the claims of one language's lessons."""

    def __init__(self, claims: Sequence[str], rarity: Array, weights: Array, curves: Array) -> None:
        self.claims = tuple(claims)
        self._rarity = rarity
        self._weights = weights
        self._claim_curve, self._denial_curve = curves

    @classmethod
    def train(cls, lessons: Sequence[Lesson]) -> LearnedScorer:
        """The scorer that the lessons teach; the same lessons in the same order give the same one."""
        claims = sorted({lesson.claim for lesson in lessons})
        rarity = _weigh_rarity(lessons)
        rows = np.stack([_vector(lesson.features, rarity) for lesson in lessons])
        targets = np.hstack([_targets(lessons, claims), _denials(lessons)])
        inverse = np.linalg.inv(rows @ rows.T + _RIDGE * np.eye(len(lessons), dtype=np.float32))
        dual = inverse @ targets
        left_out: Array = (targets - dual / np.diag(inverse)[:, None]).astype(np.float32)
        curves = [_calibrate(left_out[:, :-1], targets[:, :-1]), _calibrate(left_out[:, -1:], targets[:, -1:])]
        weights: Array = (rows.T @ dual).astype(np.float16).astype(np.float32)
        return cls(claims, rarity, weights, np.array(curves, dtype=np.float32))

    def dump(self) -> dict[str, NDArray[Any]]:
        """What `restore` makes the same scorer from."""
        return {
            "claims": np.array(self.claims),
            "rarity": self._rarity,
            "weights": self._weights.astype(np.float16),
            "curves": np.array([self._claim_curve, self._denial_curve], dtype=np.float32),
        }

    @classmethod
    def restore(cls, kept: Mapping[str, NDArray[Any]]) -> LearnedScorer:
        """The scorer that was dumped; KeyError where something is missing."""
        claims = [str(claim) for claim in kept["claims"]]
        return cls(claims, kept["rarity"], kept["weights"].astype(np.float32), kept["curves"])

    def score(self, features: Indices) -> dict[str, float]:
        """The probability of each claim that is at all likely, for the features of a sentence."""
        probabilities = _curve(self._raw(features)[:-1], self._claim_curve)
        return {self.claims[index]: float(probabilities[index]) for index in np.flatnonzero(probabilities > _FLOOR)}

    def score_denial(self, features: Indices) -> float:
        """The probability that a sentence denies what it speaks of."""
        return float(_curve(self._raw(features)[-1:], self._denial_curve)[0])

    def _raw(self, features: Indices) -> Array:
        weights = self._rarity[features]
        norm = float(np.sqrt((weights**2).sum())) or 1.0
        return np.asarray((weights / norm) @ self._weights[features], dtype=np.float32)


def _vector(features: Indices, rarity: Array) -> Array:
    vector = np.zeros(SIZE, dtype=np.float32)
    vector[features] = rarity[features]
    return vector / (np.sqrt((vector**2).sum()) or 1.0)


def _weigh_rarity(lessons: Sequence[Lesson]) -> Array:
    """Rare features count for more: inverse document frequency."""
    seen = np.zeros(SIZE, dtype=np.float32)
    for lesson in lessons:
        seen[lesson.features] += 1
    return np.log((1 + len(lessons)) / (1 + seen)).astype(np.float32) + 0.1


def _targets(lessons: Sequence[Lesson], claims: Sequence[str]) -> Array:
    column = {claim: index for index, claim in enumerate(claims)}
    targets = np.zeros((len(lessons), len(claims)), dtype=np.float32)
    for row, lesson in enumerate(lessons):
        targets[row, column[lesson.claim]] = 1.0 if lesson.says else _NEAR
    return targets


def _denials(lessons: Sequence[Lesson]) -> Array:
    return np.array([[float(lesson.denies)] for lesson in lessons], dtype=np.float32)


def _curve(raw: Array, shape: Sequence[float] | Array) -> Array:
    slope, offset = shape
    return np.asarray(1 / (1 + np.exp(-np.clip(slope * raw + offset, -_FARTHEST, _FARTHEST))), dtype=np.float32)


def _calibrate(scores: Array, targets: Array) -> tuple[float, float]:
    """Slope and offset of the logistic curve that turns left-out scores into probabilities, by gradient descent."""
    told = (targets > 0.5).astype(np.float32).ravel()
    raw = scores.ravel()
    slope, offset = 5.0, -3.0
    weight = 1.0 / len(told)
    scale = max(float(told.mean()), 1e-4)
    for _ in range(_STEPS):
        error = _curve(raw, (slope, offset)) - told
        slope -= _RATE / scale * weight * float((error * raw).sum())
        offset -= _RATE / scale * weight * float(error.sum())
    return slope, offset

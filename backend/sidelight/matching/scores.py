"""Scores with reasons: log-odds that add up, and the words that explain each part. No score saturates."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One named contribution to a score; an empty text weighs without being told."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of reasons as log-odds."""

    reasons: tuple[Reason, ...]

    @property
    def logit(self) -> float:
        """The log-odds."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def accepted(self) -> bool:
        """Whether it is likelier than not."""
        return self.logit > 0

    @property
    def confidence(self) -> float:
        """The probability, above 0 and below 1, to three places."""
        return round(min(max(1 / (1 + math.exp(-self.logit)), 0.001), 0.999), 3)

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons in words, the weightiest first."""
        told = [reason for reason in self.reasons if reason.text]
        return tuple(reason.text for reason in sorted(told, key=lambda reason: -abs(reason.weight)))

    def with_reason(self, text: str, weight: float) -> Score:
        """The score with one more reason."""
        return Score((*self.reasons, Reason(text, weight)))

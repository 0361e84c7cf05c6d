"""The judgement over evidence: weights that were fitted on marked pages, and the words that explain them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from sidelight.matching.evidence import Evidence

_FILE = "weights.yaml"
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs evidence: log-odds are the base plus the sum of weight times value."""

    base: float
    accept: float
    """The log-odds from which on a claim counts as asserted."""
    weights: Weights

    def weigh(self, evidence: Evidence) -> dict[str, float]:
        """What each piece of evidence adds to the log-odds; the base under an empty name."""
        return {"": self.base, **{name: self.weights.get(name, 0.0) * value for name, value in evidence.items()}}


@cache
def load_judge(name: str) -> Judge:
    """The judge for claims with examples (`taught`), or for those without (`untaught`)."""
    text = files("sidelight.matching").joinpath(_FILE).read_text(encoding="utf-8")
    data = yaml.safe_load(text)[name]
    weights = {str(key): float(value) for key, value in data["weights"].items()}
    return Judge(float(data["base"]), float(data["accept"]), weights)

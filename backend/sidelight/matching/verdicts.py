"""What the reader is told: relation and standing together."""

from __future__ import annotations

from collections.abc import Mapping

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import Standing

_VERDICTS: Mapping[Relation, Mapping[Standing, Verdict]] = {
    Relation.AGREES: {
        Standing.CORROBORATED: Verdict.SUPPORTED,
        Standing.SINGLE_ORIGIN: Verdict.SINGLE_ORIGIN,
        Standing.DISPUTED: Verdict.DISPUTED,
        Standing.REFUTED: Verdict.CONTRADICTED,
        Standing.UNSUPPORTED: Verdict.UNSUPPORTED,
    },
    Relation.DIFFERS: {
        Standing.CORROBORATED: Verdict.DIFFERS,
        Standing.SINGLE_ORIGIN: Verdict.DIFFERS,
        Standing.DISPUTED: Verdict.DISPUTED,
        Standing.REFUTED: Verdict.DIFFERS,
        Standing.UNSUPPORTED: Verdict.UNSUPPORTED,
    },
    Relation.DENIES: {
        Standing.CORROBORATED: Verdict.CONTRADICTED,
        Standing.SINGLE_ORIGIN: Verdict.DISPUTED,
        Standing.DISPUTED: Verdict.DISPUTED,
        Standing.REFUTED: Verdict.SUPPORTED,
        Standing.UNSUPPORTED: Verdict.UNSUPPORTED,
    },
}


def reach_verdict(relation: Relation, standing: Standing) -> Verdict:
    """The verdict for a relation to a claim of a standing."""
    return _VERDICTS[relation][standing]

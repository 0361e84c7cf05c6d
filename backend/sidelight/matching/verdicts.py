"""What the reader is told: relation and standing together, and the page's date beside the claim's period."""

from __future__ import annotations

from collections.abc import Mapping

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import Claim, Standing
from sidelight.casefile.values import PartialDate

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


def tell_timing(claim: Claim, published: PartialDate | None) -> str:
    """How the page's date stands to the claim's period, in a sentence; empty where either is unknown."""
    if published is None:
        return ""
    if claim.starts is not None and _before(published, claim.starts):
        return f"Written before this began on {claim.starts}."
    if claim.ends is None:
        return ""
    return f"True when written; it ended on {claim.ends}." if _before(published, claim.ends) else ""


def _before(left: PartialDate, right: PartialDate) -> bool:
    """Whether a date is surely earlier than another, as far as both are given."""
    for mine, theirs in ((left.year, right.year), (left.month, right.month), (left.day, right.day)):
        if mine is None or theirs is None:
            return False
        if mine != theirs:
            return mine < theirs
    return False

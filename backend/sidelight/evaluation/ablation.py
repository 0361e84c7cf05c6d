"""What each proposer adds: the weighed evidence as it would be without one of them, and other ways to part it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import compress
from zlib import crc32

from sidelight.evaluation.fitting import Weighed
from sidelight.matching.evidence import Evidence
from sidelight.matching.explaining import AROUND, LIKENESS
from sidelight.matching.likeness import LEAST
from sidelight.matching.sheet import BEST

_FOLDS = 8
_LIKENESS = frozenset({*LIKENESS, *AROUND, "near", "denial-like", "usually-negated"})
_LISTED = frozenset({"says", "trigger", "hint", "hits", "several-hits", "trigger*says", "hint*stronger", "hint-bare"})


class Proposer(StrEnum):
    """Who proposes that a sentence speaks of a claim."""

    LISTED = "listed"
    """Frames and wordings: words that somebody listed."""
    LEARNED = "learned"
    """The scorers that learn from examples and pages."""


def take_away(weighed: Sequence[Weighed], proposer: Proposer) -> list[Weighed]:
    """The evidence without what one proposer brings: neither the claims that it alone proposes nor its scores."""
    proposed, parts = {
        Proposer.LISTED: (_is_learned, _LISTED),
        Proposer.LEARNED: (_is_listed, _LIKENESS),
    }[proposer]
    return [_reduce(page, proposed, parts) for page in weighed]


def _is_listed(evidence: Evidence) -> bool:
    return any(evidence.get(kind) for kind in ("says", "trigger", "hint"))


def _is_learned(evidence: Evidence) -> bool:
    total = evidence.get("own", 0.0) + evidence.get("common", 0.0)
    return total >= LEAST and evidence.get("rank", 0.0) < BEST


def _reduce(page: Weighed, proposed: Callable[[Evidence], bool], parts: frozenset[str]) -> Weighed:
    kept = [proposed(evidence) for evidence in page.evidence]
    lost = sum(marked and not keep for marked, keep in zip(page.marked, kept, strict=True))
    return replace(
        page,
        evidence=tuple(_strip(evidence, parts) for evidence in compress(page.evidence, kept)),
        marked=tuple(compress(page.marked, kept)),
        claims=tuple(compress(page.claims, kept)),
        never_weighed=page.never_weighed + lost,
    )


def _strip(evidence: Evidence, parts: frozenset[str]) -> Mapping[str, float]:
    """The evidence without some parts, alone or in pairs."""
    return {name: value for name, value in evidence.items() if parts.isdisjoint(name.split("*")) and name not in parts}


def part_by_claim(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The same evidence as pages of a few claims each: whoever leaves out one such page has not seen its claims.

    What was never weighed is left out of the count, for nobody knows of which claim it is.
    """
    return [_choose(weighed, fold) for fold in range(_FOLDS)]


def _choose(weighed: Sequence[Weighed], fold: int) -> Weighed:
    rows = [
        (evidence, marked, claim)
        for page in weighed
        for evidence, marked, claim in zip(page.evidence, page.marked, page.claims, strict=True)
        if crc32(claim.encode()) % _FOLDS == fold
    ]
    evidence, marked, claims = zip(*rows, strict=True) if rows else ((), (), ())
    return Weighed(f"claims {fold}", evidence, marked, 0, claims=claims)


def part_by_language(weighed: Sequence[Weighed], languages: Sequence[str]) -> list[Weighed]:
    """The same evidence as one page a language."""
    return [
        _join(language, [page for page, own in zip(weighed, languages, strict=True) if own == language])
        for language in sorted(set(languages))
    ]


def _join(name: str, pages: Sequence[Weighed]) -> Weighed:
    return Weighed(
        name,
        tuple(evidence for page in pages for evidence in page.evidence),
        tuple(marked for page in pages for marked in page.marked),
        sum(page.never_weighed for page in pages),
        claims=tuple(claim for page in pages for claim in page.claims),
    )

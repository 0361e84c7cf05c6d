"""Who repeats whom: the evidence of a position by origin, each piece with its way there and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Evidence, Source
from sidelight.casefile.standing import USABLE, Position, chain, counts


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence, and the documents from its source to the origin, the source first."""

    evidence: Evidence
    chain: tuple[Source, ...]
    usable: bool
    """Whether the source can count."""
    weak: Source | None = None
    """Where it cannot: the document on the way whose grade is too low; None where the origin is not known."""

    @property
    def source(self) -> Source:
        """The document that says it."""
        return self.chain[0]

    @property
    def obstacle(self) -> str:
        """Why the source cannot count, in a sentence; empty where it can."""
        if self.usable:
            return ""
        if self.weak is None:
            return f"{self.chain[-1].publisher} does not say whom it repeats"
        return f"{self.weak.publisher} has grade {self.weak.grade}: {self.weak.reason}"


@dataclass(frozen=True, slots=True)
class Family:
    """All evidence of a position that goes back to one origin, the nearest to it first."""

    origin: Source
    witnesses: tuple[Witness, ...]

    @property
    def counts(self) -> bool:
        """Whether any of it can count."""
        return any(witness.usable for witness in self.witnesses)

    @property
    def documents(self) -> tuple[Source, ...]:
        """All documents on the ways to the origin, each once, the origin first."""
        found = {source.id: source for witness in self.witnesses for source in reversed(witness.chain)}
        return tuple(sorted(found.values(), key=lambda source: source.id != self.origin.id))


def group_by_origin(position: Position, casefile: Casefile) -> tuple[Family, ...]:
    """The evidence of a position as families; those that can count first, then the larger ones."""
    groups: dict[str, list[Witness]] = {}
    for item in position.evidence:
        witness = _hear(item, casefile)
        groups.setdefault(witness.chain[-1].id, []).append(witness)
    families = (
        Family(casefile.sources[origin], tuple(sorted(some, key=lambda witness: len(witness.chain))))
        for origin, some in groups.items()
    )
    return tuple(sorted(families, key=lambda family: (not family.counts, -len(family.witnesses))))


def _hear(evidence: Evidence, casefile: Casefile) -> Witness:
    links = chain(evidence.source, casefile)
    weak = next((link for link in links if link.grade not in USABLE), None)
    return Witness(evidence, links, counts(evidence.source, casefile), weak)

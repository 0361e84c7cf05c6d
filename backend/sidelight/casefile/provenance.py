"""Who repeats whom: the evidence of a position by origin, each piece with its way there and whether it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Evidence, Source
from sidelight.casefile.standing import USABLE, Position, chain, counts


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence, and the documents from its source to the origin, the source first."""

    evidence: Evidence
    chain: tuple[Source, ...]
    obstacle: str
    """Why the source cannot count, in a sentence; empty where it can."""

    @property
    def source(self) -> Source:
        """The document that says it."""
        return self.chain[0]


@dataclass(frozen=True, slots=True)
class Family:
    """All evidence of a position that goes back to one origin, the nearest to it first."""

    origin: Source
    witnesses: tuple[Witness, ...]

    @property
    def counts(self) -> bool:
        """Whether any of it can count."""
        return any(not witness.obstacle for witness in self.witnesses)

    @property
    def documents(self) -> tuple[Source, ...]:
        """All documents on the ways to the origin, each once, the origin first."""
        found = {source.id: source for witness in self.witnesses for source in reversed(witness.chain)}
        return tuple(sorted(found.values(), key=lambda source: source.id != self.origin.id))


def group_by_origin(position: Position, casefile: Casefile) -> tuple[Family, ...]:
    """The evidence of a position as families; those that can count first, then the larger ones."""
    groups: dict[str, list[Witness]] = {}
    for item in position.evidence:
        witness = Witness(item, chain(item.source, casefile), _find_obstacle(item.source, casefile))
        groups.setdefault(witness.chain[-1].id, []).append(witness)
    families = (
        Family(casefile.sources[origin], tuple(sorted(some, key=lambda witness: len(witness.chain))))
        for origin, some in groups.items()
    )
    return tuple(sorted(families, key=lambda family: (not family.counts, -len(family.witnesses))))


def _find_obstacle(source: str, casefile: Casefile) -> str:
    if counts(source, casefile):
        return ""
    links = chain(source, casefile)
    return next((_object_to(link) for link in links if link.grade not in USABLE), _object_to_origin(links))


def _object_to(source: Source) -> str:
    return f"{source.publisher} has grade {source.grade}: {source.reason}"


def _object_to_origin(links: Sequence[Source]) -> str:
    return f"{links[-1].publisher} does not say whom it repeats"

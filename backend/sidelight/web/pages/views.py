"""What each page shows, gathered from the casefile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sidelight.casefile.model import Casefile, Claim, Entity, Evidence, Source, Stance
from sidelight.casefile.provenance import Family, group_by_origin
from sidelight.casefile.standing import SIDES, Assessment, Position, assess, list_interested
from sidelight.export.telling import STANCES
from sidelight.web.pages.lineage import Drawing, draw_lineage


class Weight(StrEnum):
    """What the rule makes of a position."""

    COUNTS = "counts"
    PARTY = "party"
    """A denial by somebody whom the claim is about: shown, and not counted."""
    NEITHER = "neither"
    """For neither side: a qualification, a mention, what is said of another value."""


@dataclass(frozen=True, slots=True)
class Side:
    """A position with its evidence by origin, and who repeats whom, drawn."""

    position: Position
    families: Sequence[Family]
    drawing: Drawing | None
    """None where nobody repeats anybody."""
    weight: Weight


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a slot, as the casefile or as some source has it."""

    slot: str
    value: object
    sources: Sequence[Source]
    note: Mapping[str, str]
    on_record: bool


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a source says of a claim."""

    claim: Claim
    stance: Stance
    evidence: Evidence
    gives: str
    """The value that it has in place of the record's, or empty."""


def list_sides(claim: Claim, assessment: Assessment, casefile: Casefile) -> list[Side]:
    """Every position on a claim, those against it first."""
    positions = sorted(assessment.positions, key=lambda position: (bool(position.slot), STANCES.index(position.stance)))
    interested = list_interested(claim)
    return [_show_side(position, casefile, _weigh(position, interested)) for position in positions]


def _weigh(position: Position, interested: Collection[str]) -> Weight:
    if position.by in interested:
        return Weight.PARTY
    sided = position.stance in {*SIDES, Stance.DENIES} and not position.slot
    return Weight.COUNTS if sided else Weight.NEITHER


def _show_side(position: Position, casefile: Casefile, weight: Weight) -> Side:
    families = group_by_origin(position, casefile)
    repeated = any(len(family.documents) > 1 for family in families)
    return Side(position, families, draw_lineage(families) if repeated else None, weight)


def list_parties(claim: Claim, casefile: Casefile) -> list[Entity]:
    """Whom a claim is about: its subject, then its other actors."""
    return [casefile.entities[name] for name in dict.fromkeys((claim.subject, *claim.actors))]


def list_values(claim: Claim, casefile: Casefile) -> list[Given]:
    """The values of a claim: what is on record, and beside it what sources have instead."""
    found = []
    for slot in claim.slots:
        found.append(Given(slot.name, slot.value, (), {}, on_record=True))
        for variant in slot.variants:
            sources = [casefile.sources[item.source] for item in variant.evidence if item.stance is Stance.SUPPORTS]
            found.append(Given(slot.name, variant.value, sources, variant.note, on_record=False))
    return found


def group_claims(casefile: Casefile) -> Mapping[str, list[tuple[Claim, Assessment]]]:
    """The claims of each chapter with their assessments, in the casefile's order."""
    groups: dict[str, list[tuple[Claim, Assessment]]] = {chapter: [] for chapter in casefile.chapters}
    for claim in casefile.claims.values():
        groups[claim.chapter].append((claim, assess(claim, casefile)))
    return {chapter: claims for chapter, claims in groups.items() if claims}


def list_claims_of(entity: Entity, casefile: Casefile) -> list[tuple[Claim, Assessment]]:
    """The claims that are about an entity, or have it as a value."""
    return [
        (claim, assess(claim, casefile)) for claim in casefile.claims.values() if entity.id in list_interested(claim)
    ]


def list_testimonies(source: Source, casefile: Casefile) -> list[Testimony]:
    """All that a source says, in the order of the claims."""
    return [
        Testimony(claim, position.stance, item, position.value)
        for claim in casefile.claims.values()
        for position in assess(claim, casefile).positions
        for item in position.evidence
        if item.source == source.id
    ]


def group_by_publisher(casefile: Casefile) -> Mapping[str, list[Source]]:
    """All sources by publisher, in alphabetical order."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in casefile.sources.values():
        groups[source.publisher].append(source)
    return dict(sorted(groups.items(), key=lambda item: item[0].casefold()))

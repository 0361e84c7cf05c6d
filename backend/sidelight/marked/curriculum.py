"""What learning depends on: the same curriculum teaches the same, whatever else of a casefile has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from sidelight.casefile.model import Casefile, Claim, Entity, Slot
from sidelight.marked.whole import Material


def tell_curriculum(casefile: Casefile, material: Material) -> str:
    """`sha256:` and a digest of all that the scorers can have learned from.

    Left out is what only readers see: texts, evidence, sources, periods. So a note that is corrected or a source that
    is added does not cost the time to learn everything anew.
    """
    digest = sha256()
    for part in _list_parts(casefile, material):
        digest.update(repr(part).encode("utf-8", "surrogatepass") + b"\0")
    return f"sha256:{digest.hexdigest()}"


def _list_parts(casefile: Casefile, material: Material) -> Iterator[object]:
    yield from map(_strip_entity, casefile.entities.values())
    yield from map(_strip_claim, casefile.claims.values())
    for example in material.examples:
        yield example.claim, example.language, str(example.relation), example.text, example.held_out
    yield from material.pages


def _strip_entity(entity: Entity) -> Entity:
    return replace(entity, description={}, sources=())


def _strip_claim(claim: Claim) -> Claim:
    slots = tuple(map(_strip_slot, claim.slots))
    told = replace(claim, statement={}, note={}, before={}, ended={}, chapter="", starts=None, ends=None)
    return replace(told, evidence=(), slots=slots)


def _strip_slot(slot: Slot) -> Slot:
    return replace(slot, variants=tuple(replace(variant, note={}, evidence=()) for variant in slot.variants))

"""What the evidence of a claim adds up to, from origins and grades alone (docs/corroboration.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Claim, Evidence, Source, Stance, Standing, Variant

USABLE = frozenset("ABCD")
"""Admiralty letters that count. E is unreliable; of F nothing is known."""

SIDES = (Stance.SUPPORTS, Stance.CONTRADICTS)


@dataclass(frozen=True, slots=True)
class Position:
    """What some sources say of a claim, all of one stance, and the ids of the origins that they go back to.

    With `slot` and `value` it is said of a variant: that this slot has this value in place of the casefile's.
    """

    stance: Stance
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...]
    by: str = ""
    """Of a denial: the entity that denies."""
    slot: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A claim's standing and why, in a sentence for the reader.

    `documents` counts the sources that support the claim, `origins` the independent ones behind them
    that are fit to count.
    `positions` holds every piece of evidence, so that whoever shows it hides no side.
    """

    standing: Standing
    reason: str
    documents: int
    origins: int
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Ids of the origins that speak for a claim and against it, and of outsiders who deny it."""

    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    deniers: tuple[str, ...]

    @property
    def standing(self) -> Standing:
        against = self.contradicting or self.deniers
        if not self.supporting:
            return Standing.REFUTED if self.contradicting else Standing.UNSUPPORTED
        if against:
            return Standing.DISPUTED
        return Standing.CORROBORATED if len(self.supporting) > 1 else Standing.SINGLE_ORIGIN


def assess(claim: Claim, casefile: Casefile) -> Assessment:
    """Assess a claim of a loaded casefile from its evidence alone."""
    weighed = _weigh(claim, casefile)
    documents = len({item.source for item in claim.evidence if item.stance is Stance.SUPPORTS})
    return Assessment(
        standing=weighed.standing,
        reason=_explain(claim, casefile, weighed, documents),
        documents=documents,
        origins=len(weighed.supporting),
        positions=tuple(_list_positions(claim, casefile)),
    )


def chain(source: str, casefile: Casefile) -> tuple[Source, ...]:
    """Follow a source to its origin: the source itself first, then what each repeats."""
    links = [casefile.sources[source]]
    while links[-1].origin:
        links.append(casefile.sources[links[-1].origin])
    return tuple(links)


def counts(source: str, casefile: Casefile) -> bool:
    """Whether a source can count: it and all that it repeats are of usable grade, and its origin is known.

    An aggregator that names nobody whom it repeats is a document without an origin.
    """
    links = chain(source, casefile)
    return all(link.grade in USABLE for link in links) and links[-1].kind != "aggregator"


def _weigh(claim: Claim, casefile: Casefile) -> _Weighed:
    voices: dict[str, dict[int, set[Stance]]] = {}
    for item in claim.evidence:
        if _takes_side(item, casefile) and counts(item.source, casefile):
            links = chain(item.source, casefile)
            voices.setdefault(links[-1].id, {}).setdefault(len(links), set()).add(item.stance)
    said = {origin: by_distance[min(by_distance)] for origin, by_distance in voices.items()}
    return _Weighed(
        supporting=tuple(origin for origin, stances in said.items() if stances == {Stance.SUPPORTS}),
        contradicting=tuple(origin for origin, stances in said.items() if stances == {Stance.CONTRADICTS}),
        deniers=tuple(_list_deniers(claim, casefile)),
    )


def _takes_side(item: Evidence, casefile: Casefile) -> bool:
    return item.stance in SIDES and not _is_denial(item, casefile)


def _is_denial(item: Evidence, casefile: Casefile) -> bool:
    own_word = casefile.sources[item.source].kind == "own-statement"
    return item.stance is Stance.DENIES or (item.stance is Stance.CONTRADICTS and own_word)


def _list_deniers(claim: Claim, casefile: Casefile) -> Iterator[str]:
    interested = list_interested(claim)
    for denier in dict.fromkeys(
        item.by for item in claim.evidence if item.by and _is_denial(item, casefile) and counts(item.source, casefile)
    ):
        if denier not in interested:
            yield denier


def list_interested(claim: Claim) -> frozenset[str]:
    """Whoever the claim is about: their denial is to be expected and tells nothing."""
    values = (slot.value for slot in claim.slots if slot.type in {"entity", "entities"})
    named = {entity for value in values if isinstance(value, tuple) for entity in value}
    return frozenset({claim.subject, *claim.actors, *named})


def _list_positions(claim: Claim, casefile: Casefile) -> Iterator[Position]:
    groups: dict[tuple[Stance, str], list[Evidence]] = {}
    for item in claim.evidence:
        denied = _is_denial(item, casefile)
        key = (Stance.DENIES, item.by or claim.subject) if denied else (item.stance, "")
        groups.setdefault(key, []).append(item)
    for (stance, by), items in sorted(groups.items(), key=lambda group: list(Stance).index(group[0][0])):
        yield Position(stance, tuple(items), _origins(items, casefile), by)
    for slot in claim.slots:
        for variant in slot.variants:
            yield from _list_variant_positions(slot.name, variant, casefile)


def _list_variant_positions(slot: str, variant: Variant, casefile: Casefile) -> Iterator[Position]:
    value = _show(variant.value, casefile)
    for stance in Stance:
        if items := tuple(item for item in variant.evidence if item.stance is stance):
            yield Position(stance, items, _origins(items, casefile), slot=slot, value=value)


def _show(value: object, casefile: Casefile) -> str:
    if isinstance(value, tuple):
        return ", ".join(casefile.entities[entity].label for entity in value)
    return str(value)


def _origins(evidence: Iterable[Evidence], casefile: Casefile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(item.source, casefile)[-1].id for item in evidence))


def _explain(claim: Claim, casefile: Casefile, weighed: _Weighed, documents: int) -> str:
    against = []
    if weighed.contradicting:
        against.append(f"contradicted by {_publishers(weighed.contradicting, casefile)}")
    if weighed.deniers:
        against.append(f"denied by {_labels(weighed.deniers, casefile)}")
    if own := _list_own_denials(claim, casefile, weighed):
        against.append(f"the denial by {_labels(own, casefile)} is a position and does not count")
    if dismissed := _list_dismissed(claim, casefile, weighed):
        against.append(f"the contradiction by {_publishers(dismissed, casefile)} does not count")
    if weighed.supporting and not against:
        against.append("no usable source disagrees")
    return "; ".join([_explain_support(casefile, weighed, documents), *against]) + "."


def _explain_support(casefile: Casefile, weighed: _Weighed, documents: int) -> str:
    count = f"{_plural(documents, 'source')}, {_plural(len(weighed.supporting), 'origin')}"
    if weighed.supporting:
        return f"{count}: {_publishers(weighed.supporting, casefile)}"
    return f"{count} that can count" if documents else "No source supports it"


def _list_own_denials(claim: Claim, casefile: Casefile, weighed: _Weighed) -> tuple[str, ...]:
    speakers = (item.by or claim.subject for item in claim.evidence if _is_denial(item, casefile))
    return tuple(speaker for speaker in dict.fromkeys(speakers) if speaker not in weighed.deniers)


def _list_dismissed(claim: Claim, casefile: Casefile, weighed: _Weighed) -> tuple[str, ...]:
    contradicting = (
        item.source for item in claim.evidence if item.stance is Stance.CONTRADICTS and not _is_denial(item, casefile)
    )
    return tuple(
        source
        for source in dict.fromkeys(contradicting)
        if not counts(source, casefile) or chain(source, casefile)[-1].id not in weighed.contradicting
    )


def _publishers(sources: Iterable[str], casefile: Casefile) -> str:
    return _join(dict.fromkeys(casefile.sources[source].publisher for source in sources))


def _labels(entities: Iterable[str], casefile: Casefile) -> str:
    return _join(casefile.entities[entity].label for entity in entities)


def _join(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""What changed from one state of a casefile to another, as far as a reader can see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sidelight.casefile.model import Casefile, Entity, Source
from sidelight.casefile.particulars import (
    STANDING,
    Particulars,
    describe,
    describe_claim,
    describe_heading,
    list_patterns,
)
from sidelight.casefile.standing import assess

Described = Mapping[str, tuple[str, Particulars]]
"""Label and particulars of entries, by id."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A particular that is not as it was: what it is, and how it reads before and after; empty for no such thing."""

    what: str
    before: str
    after: str
    reason: str = ""
    """Of a standing: why it is what it is now, in a sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity, claim or source that was added, removed or changed. Where it is all new or gone, so is all of it."""

    id: str
    label: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one kind that changed, in the order of the casefile."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[Entry, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there were and are, and how many of them are new or gone."""

    before: int
    after: int
    added: int
    removed: int

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed. `heading` is the title and the chapters."""

    heading: tuple[Difference, ...]
    claims: Section
    entities: Section
    sources: Section
    patterns: Tally

    def __bool__(self) -> bool:
        return bool(self.heading or self.claims or self.entities or self.sources or self.patterns)


def compare(old: Casefile, new: Casefile) -> Changes:
    """Everything that a reader is told otherwise in `new`; a claim's standing counts, whatever it was that moved it."""
    return Changes(
        heading=tuple(_list_differences(describe_heading(old), describe_heading(new))),
        claims=_explain(_compare(_describe_claims(old), _describe_claims(new)), new),
        entities=_compare(_describe(old.entities.values()), _describe(new.entities.values())),
        sources=_compare(_describe(old.sources.values()), _describe(new.sources.values())),
        patterns=tally(list_patterns(old), list_patterns(new)),
    )


def tally(old: Iterable[Hashable], new: Iterable[Hashable]) -> Tally:
    """Count what there was and is; things that are equal are the same."""
    before, after = Counter(old), Counter(new)
    return Tally(before.total(), after.total(), (after - before).total(), (before - after).total())


def _describe(entries: Iterable[Entity | Source]) -> Described:
    return {entry.id: (_label(entry), describe(entry)) for entry in entries}


def _describe_claims(casefile: Casefile) -> Described:
    return {
        claim.id: (claim.statement["en"], describe_claim(claim, assess(claim, casefile)))
        for claim in casefile.claims.values()
    }


def _label(entry: Entity | Source) -> str:
    return entry.label if isinstance(entry, Entity) else f"{entry.title}, {entry.publisher}"


def _compare(old: Described, new: Described) -> Section:
    nothing: tuple[str, Particulars] = ("", {})
    entries = {
        name: Entry(
            name,
            new.get(name, old.get(name, nothing))[0],
            tuple(_list_differences(old.get(name, nothing)[1], new.get(name, nothing)[1])),
        )
        for name in dict.fromkeys([*new, *old])
    }
    return Section(
        added=tuple(entry for name, entry in entries.items() if name not in old),
        removed=tuple(entry for name, entry in entries.items() if name not in new),
        changed=tuple(entry for name, entry in entries.items() if name in old and name in new and entry.differences),
    )


def _list_differences(before: Particulars, after: Particulars) -> Iterator[Difference]:
    for what in dict.fromkeys([*before, *after]):
        if before.get(what) != after.get(what):
            yield Difference(what, before.get(what, ""), after.get(what, ""))


def _explain(section: Section, casefile: Casefile) -> Section:
    """The section with the reason of each standing that claims have now."""

    def explain(entry: Entry) -> Entry:
        reason = assess(casefile.claims[entry.id], casefile).reason
        return replace(
            entry,
            differences=tuple(
                replace(one, reason=reason) if one.what == STANDING else one for one in entry.differences
            ),
        )

    return Section(tuple(map(explain, section.added)), section.removed, tuple(map(explain, section.changed)))

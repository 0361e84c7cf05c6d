"""Search over names in all scripts, and over what is claimed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sidelight.casefile.model import Casefile, Claim, Entity, Prominence
from sidelight.text.fold import fold, strip_accents


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found, and the folded words by which it is."""

    kind: str
    """`entity` or `claim`."""
    id: str
    words: str


def list_entries(casefile: Casefile) -> Iterator[Entry]:
    """Everything that has a page and may be looked for, entities first."""
    for entity in casefile.entities.values():
        if entity.prominence is not Prominence.VALUE:
            yield Entry("entity", entity.id, _fold_names(entity))
    for claim in casefile.claims.values():
        yield Entry("claim", claim.id, _fold_texts(claim))


def find_entries(entries: Mapping[str, Entry], asked: str) -> list[Entry]:
    """The entries in which every word that is asked for begins a word."""
    wanted = simplify(asked).split()
    return [entry for entry in entries.values() if all(f" {word}" in f" {entry.words}" for word in wanted)]


def simplify(text: str) -> str:
    """Lower case and without accents, as names are looked for."""
    return strip_accents(fold(text).text)


def _fold_names(entity: Entity) -> str:
    return " ".join(dict.fromkeys(simplify(name) for name in (entity.label, *(alias.text for alias in entity.aliases))))


def _fold_texts(claim: Claim) -> str:
    return " ".join(simplify(text) for text in claim.statement.values())

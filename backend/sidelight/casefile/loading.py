"""The one door to a casefile: a folder in, a whole casefile out, or every fault of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from sidelight.casefile.checking import Frames, check
from sidelight.casefile.documents import read_folder
from sidelight.casefile.draft import Draft, Entry, Worded
from sidelight.casefile.faults import CasefileError
from sidelight.casefile.model import Casefile, Claim
from sidelight.casefile.translation import translate

Patterns = Mapping[str, tuple[str, ...]]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def load(folder: Path, frames: Frames) -> Casefile:
    """Load the casefile under `folder`; raises CasefileError with all its faults, by file and line.

    `frames` gives the slots of each frame with their types: {"sentence": {"date": "date", ...}, ...}.
    """
    files = read_folder(folder)
    draft = Draft()
    for document in files.documents:
        draft.add(document)
    faults = [*files.faults, *draft.faults, *check(draft, frames, files.unread_ids)]
    if faults:
        raise CasefileError(faults)
    return assemble(draft, files.version)


def assemble(draft: Draft, version: str) -> Casefile:
    """The casefile that entries without a fault make up."""
    header = draft.headers[0].value
    casefile = Casefile(
        id=header.id,
        title=header.title,
        version=version,
        entities=_by_id(draft.entities),
        claims=_word(_by_id(draft.claims), draft.wordings),
        sources=_by_id(draft.sources),
        chapters=header.chapters,
    )
    return translate(casefile, (entry.value for entry in draft.translations))


def _by_id(entries: Iterable[Entry[N]]) -> Mapping[str, N]:
    return MappingProxyType({entry.value.id: entry.value for entry in entries})


def _word(claims: Mapping[str, Claim], wordings: Iterable[Entry[Worded]]) -> Mapping[str, Claim]:
    worded = dict(claims)
    for entry in wordings:
        worded[entry.value.claim] = _join(worded[entry.value.claim], entry.value)
    return MappingProxyType(worded)


def _join(claim: Claim, worded: Worded) -> Claim:
    language, wording = worded.language, worded.wording
    slots = (replace(slot, terms=_add(slot.terms, language, wording.terms.get(slot.name, ()))) for slot in claim.slots)
    return replace(
        claim,
        says=_add(claim.says, language, wording.says),
        unless=_add(claim.unless, language, wording.unless),
        slots=tuple(slots),
    )


def _add(patterns: Patterns, language: str, more: tuple[str, ...]) -> Patterns:
    if not more:
        return patterns
    return MappingProxyType({**patterns, language: (*patterns.get(language, ()), *more)})

"""What only shows when a casefile's entries are seen together: ids that lead nowhere, names that clash."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from sidelight.casefile.documents import Where
from sidelight.casefile.draft import Draft, Entry
from sidelight.casefile.faults import Fault, suggest
from sidelight.casefile.model import Claim, Evidence, Slot, Strength
from sidelight.casefile.patterns import JOINERS
from sidelight.casefile.translation import list_strays
from sidelight.casefile.values import Value

Frames = Mapping[str, Mapping[str, str]]
"""The slots of each frame, by name, with their types."""

KINDS = {"entities": "entity", "claims": "claim", "sources": "source", "chapters": "chapter"}
REFERENCES = ("entity", "entities", "place")


def check(draft: Draft, frames: Frames, elsewhere: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """Find the faults between entries. Ids in `elsewhere` count as known: an unreadable file holds them."""
    yield from _check_header(draft)
    yield from _check_duplicates(draft)
    yield from _check_names(draft)
    yield from _check_references(draft, elsewhere)
    yield from _check_origins(draft)
    for claim in draft.claims:
        yield from _check_frame(claim, frames)
    yield from _check_wordings(draft, elsewhere)
    yield from _check_translations(draft, elsewhere)


def _check_header(draft: Draft) -> Iterator[Fault]:
    if not draft.ids["casefile"]:
        yield Fault("casefile.yaml", 0, "no file has the top-level key 'casefile:' with id, title and chapters")


def _check_duplicates(draft: Draft) -> Iterator[Fault]:
    for section, entries in draft.ids.items():
        first: dict[str, Entry[str]] = {}
        for entry in entries:
            earlier = first.setdefault(entry.value, entry)
            if earlier is not entry:
                kind = KINDS.get(section, "entry")
                yield entry.fault(f"the {kind} '{entry.value}' is there already, at {earlier.place}")


def _check_names(draft: Draft) -> Iterator[Fault]:
    owners: dict[str, tuple[str, str]] = {}
    for entry in draft.entities:
        for position, alias in enumerate(entry.value.aliases):
            if alias.strength is not Strength.STRONG:
                continue
            owner, place = owners.setdefault(_fold(alias.text), (entry.value.id, entry.place))
            if owner != entry.value.id:
                message = f"the strong name '{alias.text}' is that of '{owner}' as well ({place}): make both weak"
                yield entry.fault(message, "names", position)


def _fold(name: str) -> str:
    return " ".join(JOINERS.sub(" ", unicodedata.normalize("NFC", name).casefold()).split())


def _check_references(draft: Draft, elsewhere: frozenset[str]) -> Iterator[Fault]:
    known = {section: {entry.value for entry in entries} | elsewhere for section, entries in draft.ids.items()}
    for entry, section, reference, where in _list_references(draft):
        if reference not in known[section]:
            yield entry.fault(f"no {KINDS[section]} '{reference}'{suggest(reference, known[section])}", *where)
    chapters = {chapter for header in draft.headers for chapter in header.value.chapters}
    for document in {id(entry.document): entry.document for entry in draft.ids["claims"]}.values():
        chapter = document.data.get("chapter")
        if draft.headers and isinstance(chapter, str) and chapter not in chapters:
            yield document.fault(("chapter",), f"no chapter '{chapter}'{suggest(chapter, chapters)}")


Reference = tuple[str, str, Where]
"""Section of the casefile that must hold an id, the id, and where in the entry it stands."""


def _list_references(draft: Draft) -> Iterator[tuple[Entry[object], str, str, Where]]:
    for entity in draft.entities:
        for position, source in enumerate(entity.value.sources):
            yield entity, "sources", source, ("sources", position)
    for source_entry in draft.sources:
        if source_entry.value.origin:
            yield source_entry, "sources", source_entry.value.origin, ("origin",)
    for claim in draft.claims:
        for section, reference, where in _list_claim_references(claim.value):
            yield claim, section, reference, where


def _list_claim_references(claim: Claim) -> Iterator[Reference]:
    yield "entities", claim.subject, ("subject",)
    if claim.actors != (claim.subject,):
        yield from (("entities", actor, ("actors", at)) for at, actor in enumerate(claim.actors))
    yield from (("claims", denied, ("denies", at)) for at, denied in enumerate(claim.denies))
    yield from _list_evidence_references(claim.evidence, ())
    for slot in claim.slots:
        yield from _list_slot_references(slot)


def _list_slot_references(slot: Slot) -> Iterator[Reference]:
    where: Where = ("slots", slot.name)
    yield from _list_value_references(slot.type, slot.value, (*where, "value"))
    for position, variant in enumerate(slot.variants):
        inner = (*where, "variants", position)
        yield from _list_value_references(slot.type, variant.value, (*inner, "value"))
        yield from _list_evidence_references(variant.evidence, inner)


def _list_value_references(kind: str, value: Value, where: Where) -> Iterator[Reference]:
    if kind in REFERENCES and isinstance(value, tuple):
        for position, entity in enumerate(value):
            yield "entities", entity, (*where, position) if kind == "entities" else where


def _list_evidence_references(evidence: tuple[Evidence, ...], where: Where) -> Iterator[Reference]:
    for position, item in enumerate(evidence):
        yield "sources", item.source, (*where, "evidence", position, "source")
        if item.by:
            yield "entities", item.by, (*where, "evidence", position, "by")


def _check_origins(draft: Draft) -> Iterator[Fault]:
    origins = {entry.value.id: entry.value.origin for entry in draft.sources}
    told: set[str] = set()
    for entry in draft.sources:
        chain = [entry.value.id]
        while (following := origins.get(chain[-1], "")) and following not in chain:
            chain.append(following)
        if following == entry.value.id and following not in told:
            told.update(chain)
            yield entry.fault(f"the sources repeat each other in a circle: {' → '.join([*chain, following])}", "origin")


def _check_frame(entry: Entry[Claim], frames: Frames) -> Iterator[Fault]:
    claim = entry.value
    if claim.frame not in frames:
        yield entry.fault(f"no frame '{claim.frame}'{suggest(claim.frame, frames)}", "frame")
        return
    slots = frames[claim.frame]
    for slot in claim.slots:
        if slot.name not in slots:
            known = ", ".join(sorted(slots)) or "none"
            message = f"the frame '{claim.frame}' has no such slot; it has {known}{suggest(slot.name, slots)}"
            yield entry.fault(message, "slots", slot.name)
        elif slot.type != slots[slot.name]:
            message = f"is '{slot.type}', but in the frame '{claim.frame}' this slot is '{slots[slot.name]}'"
            yield entry.fault(message, "slots", slot.name, "type")


def _check_wordings(draft: Draft, elsewhere: frozenset[str]) -> Iterator[Fault]:
    known = {entry.value for entry in draft.ids["claims"]} | elsewhere
    claims = {entry.value.id: entry.value for entry in draft.claims}
    for entry in draft.wordings:
        name = entry.value.claim
        if name not in known:
            yield entry.fault(f"no claim '{name}'{suggest(name, known)}")
        elif name in claims:
            yield from _check_terms(entry.value.wording.terms, claims[name], entry)


def _check_translations(draft: Draft, elsewhere: frozenset[str]) -> Iterator[Fault]:
    chapters = {name for header in draft.headers for name in header.value.chapters}
    known = {
        "chapters": chapters,
        **{section: {entry.value for entry in draft.ids[section]} | elsewhere for section in ("claims", "entities")},
    }
    claims = {entry.value.id: entry.value for entry in draft.claims}
    for entry in draft.translations:
        for where, message in list_strays(entry.value[1], known, claims):
            yield entry.fault(message, *where)


def _check_terms(terms: Mapping[str, object], claim: Claim, entry: Entry[object]) -> Iterator[Fault]:
    texts = {slot.name for slot in claim.slots if slot.type == "text"}
    for name in terms:
        if name not in texts:
            yield entry.fault(
                f"the claim '{claim.id}' has no text slot of that name{suggest(name, texts)}", "terms", name
            )

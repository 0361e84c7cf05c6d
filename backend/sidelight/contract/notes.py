"""Notes: what a casefile tells the reader of an entity, a claim or a source, as JSON data in one locale."""

from __future__ import annotations

from sidelight.casefile.model import Casefile, Claim, Entity, Evidence, Slot, Source, Texts
from sidelight.casefile.standing import Assessment, Position, chain
from sidelight.casefile.values import PartialDate
from sidelight.contract.links import link_passage, web_address

Json = dict[str, object]


def choose_text(texts: Texts, locale: str) -> str:
    """Return the text in the locale, else in English, else empty."""
    return texts.get(locale) or texts.get("en", "")


def describe_entity(entity: Entity, locale: str) -> Json:
    """Say who or what an entity is."""
    return {
        "label": entity.label,
        "type": entity.kind,
        "prominence": entity.prominence.value,
        "description": choose_text(entity.description, locale),
        "sources": list(entity.sources),
    }


def describe_claim(claim: Claim, assessment: Assessment, casefile: Casefile, locale: str) -> Json:
    """Say what the record holds of a claim: statement, standing and why, values, evidence on every side."""
    return {
        "statement": choose_text(claim.statement, locale),
        "note": choose_text(claim.note, locale),
        "chapter": claim.chapter,
        "frame": claim.frame,
        "standing": assessment.standing.value,
        "standing_reason": assessment.reason,
        "period": {"from": _iso(claim.starts), "to": _iso(claim.ends)},
        "counts": {"documents": assessment.documents, "origins": assessment.origins},
        "values": [{"slot": slot.name, "value": word_value(slot, casefile)} for slot in claim.slots],
        "evidence": [
            _describe_evidence(evidence, position, casefile)
            for position in assessment.positions
            for evidence in position.evidence
        ],
    }


def describe_source(source: Source, casefile: Casefile) -> Json:
    """Describe a document; its origin is the one that it repeats in the end."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": web_address(source.url),
        "archived": web_address(source.archived),
        "checked": _iso(source.checked),
        "published": str(source.published),
        "language": source.language,
        "kind": source.kind,
        "grade": source.grade,
        "origin": chain(source.id, casefile)[-1].id,
    }


def word_value(slot: Slot, casefile: Casefile) -> str:
    """Return a slot's value in words for the reader; entities by their labels."""
    if isinstance(slot.value, tuple):
        named = (casefile.entities.get(entity) for entity in slot.value)
        labels = [entity.label if entity else key for entity, key in zip(named, slot.value, strict=True)]
        return ", ".join(labels)
    return str(slot.value)


def _describe_evidence(evidence: Evidence, position: Position, casefile: Casefile) -> Json:
    denier, source = casefile.entities.get(position.by), casefile.sources[evidence.source]
    return {
        "source": evidence.source,
        "stance": position.stance.value,
        "by": denier.label if denier else "",
        "gives": position.value,
        "locator": evidence.locator,
        "phrase": evidence.phrase,
        "link": link_passage(web_address(source.url) or source.archived, evidence.phrase),
    }


def _iso(date: PartialDate | None) -> str | None:
    return str(date) if date else None

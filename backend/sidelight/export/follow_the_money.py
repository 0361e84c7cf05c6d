"""FollowTheMoney (https://followthemoney.tech): a casefile as the entities and links that investigators' tools load."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sidelight.casefile.model import Casefile, Claim, Entity, Source, Strength
from sidelight.casefile.standing import assess
from sidelight.contract.links import web_address
from sidelight.contract.notes import choose_text, describe_claim
from sidelight.export.site import Site
from sidelight.export.telling import tell_stance

Json = dict[str, Any]

SCHEMATA: Mapping[str, str] = MappingProxyType(
    {
        "Person": "Person",
        "Organization": "Organization",
        "Company": "Company",
        "PublicBody": "PublicBody",
        "Airplane": "Airplane",
        "Vessel": "Vessel",
        "Event": "Event",
        "Place": "Address",
        "Work": "Asset",
        "Weapon": "Asset",
    }
)
"""Kinds of entity by the schema that comes nearest; of the last three a keyword tells what they are."""

PRESS = frozenset({"press-wire", "newspaper", "magazine", "broadcaster", "aggregator"})

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "de": "deu",
        "en": "eng",
        "es": "spa",
        "et": "est",
        "fi": "fin",
        "fr": "fra",
        "pl": "pol",
        "ru": "rus",
        "uk": "ukr",
    }
)
"""ISO 639-1 to the three letters of ISO 639-3."""


def list_entities(casefile: Casefile, site: Site) -> Iterator[Json]:
    """Everything of a casefile in the casefile's order: sources, entities, claims and what ties them together.

    A claim is a Note about its subject and all entities among its values; each piece of evidence, on whichever side,
    is a Documentation whose role says what the source does to the claim. Texts are in English.
    """
    scribe = _Scribe(casefile, site)
    for source in casefile.sources.values():
        yield scribe.write_source(source)
        if source.origin:
            yield scribe.write_repetition(source)
    for entity in casefile.entities.values():
        yield scribe.write_entity(entity)
    for claim in casefile.claims.values():
        note = describe_claim(claim, assess(claim, casefile), casefile, "en")
        yield scribe.write_claim(claim, note)
        yield from scribe.write_evidence(claim, note)


class _Scribe:
    """Writes entities of one casefile; their ids are made of its id, so that casefiles can be loaded together."""

    def __init__(self, casefile: Casefile, site: Site) -> None:
        self._casefile = casefile
        self._site = site

    def write_source(self, source: Source) -> Json:
        return self._write(
            self._name("source", source.id),
            "Article" if source.kind in PRESS else "Document",
            name=source.title,
            title=source.title,
            fileName=source.id,
            publisher=source.publisher,
            sourceUrl=web_address(source.url),
            publishedAt=str(source.published) if source.published.year else None,
            language=LANGUAGES.get(source.language),
            keywords=source.kind,
            notes=f"Grade {source.grade}: {source.reason}",
        )

    def write_repetition(self, source: Source) -> Json:
        own, origin = self._name("source", source.id), self._name("source", source.origin)
        return self._write(self._derive("repeats", own), "UnknownLink", subject=own, object=origin, role="repeats")

    def write_entity(self, entity: Entity) -> Json:
        schema = SCHEMATA[entity.kind]
        names = {strength: _list_names(entity, strength) for strength in Strength}
        own = {"gender": entity.gender} if schema == "Person" else {"full": entity.label} if schema == "Address" else {}
        return self._write(
            self._name("entity", entity.id),
            schema,
            name=entity.label,
            alias=names[Strength.STRONG],
            weakAlias=names[Strength.WEAK],
            description=choose_text(entity.description, "en"),
            keywords=entity.kind if schema != entity.kind else None,
            proof=[self._name("source", source) for source in entity.sources],
            **own,
        )

    def write_claim(self, claim: Claim, note: Json) -> Json:
        return self._write(
            self._name("claim", claim.id),
            "Note",
            name=note["statement"],
            description=note["note"] or note["statement"],
            summary=f"{note['standing']}: {note['standing_reason']}",
            keywords=[note["standing"], claim.frame],
            entity=[self._name("entity", entity) for entity in _list_involved(claim)],
            publisher=self._site.name_publisher(self._casefile),
            sourceUrl=self._site.link("claims", claim.id),
        )

    def write_evidence(self, claim: Claim, note: Json) -> Iterator[Json]:
        about = self._name("claim", claim.id)
        for evidence in note["evidence"]:
            document, role = self._name("source", evidence["source"]), tell_stance(evidence)
            yield self._write(
                self._derive(about, document, role, evidence["locator"], evidence["phrase"]),
                "Documentation",
                document=document,
                entity=about,
                role=role,
                summary=evidence["phrase"],
                description=evidence["locator"],
                sourceUrl=evidence["link"],
            )

    def _write(self, key: str, schema: str, **properties: str | list[str] | None) -> Json:
        listed = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
        return {"id": key, "schema": schema, "properties": listed, "datasets": [self._casefile.id]}

    def _name(self, room: str, key: str) -> str:
        return f"{self._casefile.id}-{room}-{key}"

    def _derive(self, *parts: str) -> str:
        """An id for what has none of its own; the same as long as what it is made of is the same."""
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return f"{self._casefile.id}-link-{digest[:24]}"


def _list_names(entity: Entity, strength: Strength) -> list[str]:
    texts = (alias.text for alias in entity.aliases if alias.strength is strength and alias.text != entity.label)
    return list(dict.fromkeys(texts))


def _list_involved(claim: Claim) -> list[str]:
    """The subject, then every entity that a slot has for its value."""
    values = (slot.value for slot in claim.slots if isinstance(slot.value, tuple))
    return list(dict.fromkeys([claim.subject, *(entity for value in values for entity in value)]))

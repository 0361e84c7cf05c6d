"""The casefile's texts in other languages than English, which stand in files of their own: read, checked, put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from marshmallow import post_load

from sidelight.casefile.faults import suggest
from sidelight.casefile.fields import CasefileSchema, Id, Many, MapOf, One, Text
from sidelight.casefile.model import Casefile, Claim, Slot, Texts


@dataclass(frozen=True, slots=True)
class ClaimTexts:
    """What a claim says in one language; the notes of a slot's variants stand in the order of the variants."""

    statement: str
    note: str = ""
    before: str = ""
    ended: str = ""
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of a file: some of the casefile's, by the ids of what they belong to."""

    title: str = ""
    chapters: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, ClaimTexts] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)


class ClaimTextsSchema(CasefileSchema):
    """The texts of one claim, as ClaimTexts."""

    statement = Text(required=True)
    note = Text(load_default="")
    before = Text(load_default="")
    ended = Text(load_default="")
    variants = MapOf(Text(), Many(Text()))

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> ClaimTexts:
        """Make the texts."""
        return ClaimTexts(**data)


class TranslationSchema(CasefileSchema):
    """The key `texts` of a file, as Translation."""

    title = Text(load_default="")
    chapters = MapOf(Id(), Text())
    claims = MapOf(Id(), One(ClaimTextsSchema))
    entities = MapOf(Id(), Text())

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Translation:
        """Make the translation."""
        return Translation(**data)


def list_strays(
    translation: Translation, known: Mapping[str, Iterable[str]], claims: Mapping[str, Claim]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What belongs to nothing, as the keys that lead to it and a message; `known` holds the ids of each section."""
    for section, kind in (("chapters", "chapter"), ("claims", "claim"), ("entities", "entity")):
        for name in getattr(translation, section):
            if name not in known[section]:
                yield (section, name), f"no {kind} '{name}'{suggest(name, known[section])}"
    for name, texts in translation.claims.items():
        if name in claims:
            yield from ((("claims", name, *where), message) for where, message in _list_own_strays(texts, claims[name]))


def _list_own_strays(texts: ClaimTexts, claim: Claim) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, given, own in (("before", texts.before, claim.before), ("ended", texts.ended, claim.ended)):
        if given and not own:
            yield (key,), "the claim's period has no such text in English"
    variants = {slot.name: len(slot.variants) for slot in claim.slots}
    for slot, notes in texts.variants.items():
        if len(notes) != variants.get(slot, 0):
            message = f"has {len(notes)} notes, but the claim has {variants.get(slot, 0)} variants of that slot"
            yield ("variants", slot), message


def translate(casefile: Casefile, translations: Iterable[tuple[str, Translation]]) -> Casefile:
    """The casefile with the texts of each language beside its own."""
    for language, texts in translations:
        claims = {name: _translate_claim(casefile.claims[name], language, own) for name, own in texts.claims.items()}
        entities = {
            name: replace(casefile.entities[name], description=_add(casefile.entities[name].description, language, own))
            for name, own in texts.entities.items()
        }
        chapters = {name: _add(casefile.chapters[name], language, own) for name, own in texts.chapters.items()}
        casefile = replace(
            casefile,
            title=_add(casefile.title, language, texts.title),
            chapters=MappingProxyType({**casefile.chapters, **chapters}),
            claims=MappingProxyType({**casefile.claims, **claims}),
            entities=MappingProxyType({**casefile.entities, **entities}),
        )
    return casefile


def _translate_claim(claim: Claim, language: str, own: ClaimTexts) -> Claim:
    return replace(
        claim,
        statement=_add(claim.statement, language, own.statement),
        note=_add(claim.note, language, own.note),
        before=_add(claim.before, language, own.before),
        ended=_add(claim.ended, language, own.ended),
        slots=tuple(_translate_slot(slot, language, own.variants.get(slot.name, ())) for slot in claim.slots),
    )


def _translate_slot(slot: Slot, language: str, notes: tuple[str, ...]) -> Slot:
    if not notes:
        return slot
    pairs = zip(slot.variants, notes, strict=True)
    variants = (replace(variant, note=_add(variant.note, language, note)) for variant, note in pairs)
    return replace(slot, variants=tuple(variants))


def _add(texts: Texts, language: str, text: str) -> Texts:
    return MappingProxyType({**texts, language: text}) if text else texts

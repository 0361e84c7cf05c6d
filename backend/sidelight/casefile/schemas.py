"""The schemas of a casefile's entries (docs/casefile.md). Each loads into an object of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from marshmallow import ValidationError, post_load
from marshmallow.validate import Length

from sidelight.casefile.fields import (
    CasefileSchema,
    Choice,
    Code,
    Date,
    Flag,
    Id,
    Many,
    MapOf,
    One,
    Patterns,
    PatternText,
    Text,
    Texts,
)
from sidelight.casefile.model import NOTHING, Alias, Claim, Entity, Prominence, Source, Strength
from sidelight.casefile.slots import EvidenceSchema, SlotSchema
from sidelight.casefile.values import PartialDate

ENTITY_KINDS = (
    "Person", "Organization", "Company", "PublicBody", "Airplane", "Vessel", "Event", "Place", "Work",
    "Weapon",
)  # fmt: skip
SOURCE_KINDS = (
    "court-record", "government", "press-wire", "newspaper", "magazine", "broadcaster", "encyclopedia",
    "aggregator", "own-statement", "book", "un-report", "ngo",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """What casefile.yaml says: the casefile's id, title and chapters by id."""

    id: str
    title: Mapping[str, str]
    chapters: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one claim is worded in one language. `terms` are patterns by the name of a text slot."""

    says: tuple[str, ...]
    unless: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]


class HeaderSchema(CasefileSchema):
    """The entry `casefile`, as Header."""

    id = Id(required=True)
    title = Texts()
    chapters = MapOf(Id(), Texts())

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Header:
        """Make the header."""
        return Header(**data)


class AliasSchema(CasefileSchema):
    """One name of an entity, as Alias."""

    text = Text(required=True)
    strength = Choice(*Strength, load_default=Strength.STRONG)
    languages = Many(Code(), load_default=())
    forms = Many(Text(), load_default=())
    near = Many(Text(), load_default=())

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Alias:
        """Make the model's object. A form with more words than the name would make a name of each of them."""
        size = len(_WORD.findall(data["text"]))
        if strays := [form for form in data["forms"] if len(_WORD.findall(form)) != size]:
            raise ValidationError({"forms": [f"'{form}' has not as many words as '{data['text']}'" for form in strays]})
        return Alias(**{**data, "strength": Strength(data["strength"])})


class EntitySchema(CasefileSchema):
    """One entry of `entities`, as Entity."""

    id = Id(required=True)
    kind = Choice(*ENTITY_KINDS, data_key="type", required=True)
    label = Text(required=True)
    prominence = Choice(*Prominence, required=True)
    gender = Choice("male", "female", load_default="")
    description = Texts()
    aliases = Many(One(AliasSchema), data_key="names", required=True, validate=Length(1, error="lists no name"))
    roles = MapOf(Code(), Many(Text()))
    sources = Many(Id(), load_default=())

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Entity:
        """Make the model's object."""
        if data["gender"] and data["kind"] != "Person":
            raise ValidationError({"gender": ["only a person has one"]})
        return Entity(**{**data, "prominence": Prominence(data["prominence"])})


class SourceSchema(CasefileSchema):
    """One entry of `sources`, as Source."""

    id = Id(required=True)
    title = Text(required=True)
    publisher = Text(required=True)
    url = Text(load_default="")
    archived = Text(load_default="")
    checked = Date(load_default=None)
    published = Date(load_default=PartialDate())
    language = Code(required=True)
    kind = Choice(*SOURCE_KINDS, required=True)
    origin = Id(load_default="")
    grade = Choice("A", "B", "C", "D", "E", "F", required=True)
    reason = Text(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Source:
        """Make the model's object."""
        if data["checked"] and not (data["url"] or data["archived"]):
            raise ValidationError({"checked": ["there is no address that was checked: give 'url' or 'archived'"]})
        return Source(**data)


class PeriodSchema(CasefileSchema):
    """The period in which a claim holds: start and end, None where open, and what to say of them."""

    starts = Date(data_key="from", load_default=None)
    ends = Date(data_key="to", load_default=None)
    before = Texts(required=False)
    ended = Texts(required=False)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Check that the period does not end before it starts, and that what is told has a date."""
        starts, ends = str(data["starts"] or ""), str(data["ends"] or "")
        if ends and ends < starts[: len(ends)]:
            raise ValidationError({"to": ["is before 'from'"]})
        for told, date, key in (("before", starts, "from"), ("ended", ends, "to")):
            if data[told] and not date:
                raise ValidationError({told: [f"needs the date that it tells of: '{key}'"]})
        return data


class ClaimSchema(CasefileSchema):
    """One entry of `claims`, as Claim; its chapter is that of the file."""

    id = Id(required=True)
    subject = Id(required=True)
    frame = Id(required=True)
    statement = Texts()
    note = Texts()
    actors = Many(Id(), load_default=())
    alone = Flag(load_default=False)
    polarity = Choice("positive", "negative", load_default="positive")
    denies = Many(Id(), load_default=())
    period = One(PeriodSchema, load_default=NOTHING)
    slots = MapOf(Text(), One(SlotSchema))
    evidence = Many(One(EvidenceSchema), required=True, validate=Length(min=1, error="a claim needs evidence"))
    says = Patterns()
    unless = Patterns()

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Claim:
        """Make the model's object, without a chapter."""
        period, polarity = data.pop("period"), data.pop("polarity")
        slots = tuple(replace(slot, name=name) for name, slot in data.pop("slots").items())
        actors = data.pop("actors") or (data["subject"],)
        return Claim(**data, **period, chapter="", slots=slots, actors=actors, negative=polarity == "negative")


class WordingSchema(CasefileSchema):
    """What a file of wordings says of one claim, as Wording."""

    says = Many(PatternText(), load_default=())
    unless = Many(PatternText(), load_default=())
    terms = MapOf(Text(), Many(PatternText()))

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Wording:
        """Make the wording."""
        return Wording(**data)

"""What is known: entities, claims, sources and the casefile that holds them. Frozen once loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from sidelight.casefile.values import PartialDate, Value

Texts = Mapping[str, str]
"""A text by locale (`en`, `pl`, ...); `en` is always there."""

UNTOLD: Texts = MappingProxyType({})
NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Strength(StrEnum):
    """Whether an alias is enough alone, or an ordinary word too that needs support from the page."""

    STRONG = "strong"
    WEAK = "weak"


class Prominence(StrEnum):
    """Core entities make a page one about the case; context entities are worth a note only there.

    Those that are mere values of claims (places, the rifle that is often confused with another) get none.
    """

    CORE = "core"
    CONTEXT = "context"
    VALUE = "value"


class Need(StrEnum):
    """What a slot asks of a page before the claim counts as asserted.

    key: the page must give this very value, for it is what the claim is about;
    stated: the page must give some value of this slot, right or wrong;
    compared: a value that the page gives is compared, one that it leaves out is not missed;
    info: for the reader only, never compared.
    """

    KEY = "key"
    STATED = "stated"
    COMPARED = "compared"
    INFO = "info"


class Stance(StrEnum):
    """What a source says of a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    DENIES = "denies"
    MENTIONS = "mentions"


class Standing(StrEnum):
    """What the evidence of a claim adds up to."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single-origin"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Alias:
    """A way to write an entity's name, in the listed languages (none: any)."""

    text: str
    strength: Strength
    languages: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    """Inflected forms that no rule of the language gives (Kiveä), whole."""
    near: tuple[str, ...] = ()
    """Words, or beginnings of words (`film*`), that in the same sentence show that this entity is meant."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something of the case. `kind` is Person, Organization, Place, Work ..."""

    id: str
    kind: str
    label: str
    prominence: Prominence
    description: Texts
    aliases: tuple[Alias, ...]
    gender: str = ""
    """`male`, `female` or empty; decides which pronouns can mean a person."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)
    """Role nouns by language that can stand for the entity once it was named: 'arms dealer'."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `origin` is the source that it repeats, or empty; `grade` an Admiralty letter A to F."""

    id: str
    title: str
    publisher: str
    url: str
    published: PartialDate
    language: str
    kind: str
    origin: str
    grade: str
    reason: str
    archived: str = ""
    """The address of a copy in an archive, or empty."""
    checked: PartialDate | None = None
    """The day on which somebody last saw that the address leads there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says of a claim, with the key phrase and where it stands."""

    source: str
    stance: Stance
    locator: str
    phrase: str
    by: str = ""
    """The entity whose denial the source reports; empty: the subject of the claim."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A value often given wrongly, and why."""

    value: Value
    note: Texts
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One typed value of a claim. `terms` holds, for a text slot, the patterns by language that state it."""

    name: str
    type: str
    """date, number, money, place, entity, entities or text."""
    value: Value
    need: Need
    variants: tuple[Variant, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that the casefile takes a position on."""

    id: str
    chapter: str
    subject: str
    frame: str
    statement: Texts
    note: Texts
    slots: tuple[Slot, ...]
    evidence: tuple[Evidence, ...]
    actors: tuple[str, ...]
    """Entities of which one must be named or meant where the claim is asserted; by default the subject."""
    alone: bool = False
    """Whether it is marked on any page that states it, also on one that is not about the case."""
    negative: bool = False
    """Whether the claim says that something is not so; then a page that negates agrees with it."""
    denies: tuple[str, ...] = ()
    """Claims that are denied wherever this one is asserted."""
    says: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)
    """Patterns by language that state this claim, beside the triggers of its frame."""
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)
    """Patterns by language that show something else is meant."""
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    """The period in which the statement holds; no end: still so."""
    before: Texts = field(default_factory=lambda: UNTOLD)
    """What a page older than the start was written before: 'before he joined'. May be empty."""
    ended: Texts = field(default_factory=lambda: UNTOLD)
    """What ended it: 'he was released on 8 May'. Empty: the end is no news to a reader."""


@dataclass(frozen=True, slots=True)
class Casefile:
    """All that is known of a case. `version` is `sha256:` and the digest of its files."""

    id: str
    title: Texts
    version: str
    entities: Mapping[str, Entity]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    chapters: Mapping[str, Texts] = field(default_factory=lambda: MappingProxyType({}))

"""The schema of a claim's slots: a value of the slot's type, and the values often given wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marshmallow import ValidationError, fields, missing, post_load

from sidelight.casefile.fields import (
    CasefileSchema,
    Choice,
    Date,
    Flag,
    Id,
    Many,
    Number,
    One,
    Patterns,
    Phrase,
    Text,
    Texts,
)
from sidelight.casefile.model import Evidence, Need, Slot, Stance, Variant
from sidelight.casefile.values import Money, PartialDate, Quantity, Value

Given = Mapping[str, Any]
"""The keys of a slot or variant that write its value, as texts: value, low, high, unit, currency, about."""

KEYS = {
    "date": {"value", "about"},
    "number": {"value", "low", "high", "unit", "about"},
    "money": {"value", "low", "high", "currency", "about"},
    "entity": {"value"},
    "place": {"value"},
    "entities": {"value"},
    "text": {"value"},
}
"""Which keys write a value of each slot type."""


class EvidenceSchema(CasefileSchema):
    """What one source says, as Evidence."""

    source = Id(required=True)
    stance = Choice(*Stance, required=True)
    locator = Text(load_default="")
    phrase = Phrase(load_default="")
    by = Id(load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Evidence:
        """Make the model's object."""
        return Evidence(**{**data, "stance": Stance(data["stance"])})


class _ValueSchema(CasefileSchema):
    value = fields.Raw(load_default=None)
    low = fields.Raw(load_default=None)
    high = fields.Raw(load_default=None)
    unit = Text(load_default=None)
    currency = Text(load_default=None)
    about = Flag(load_default=None)


class VariantSchema(_ValueSchema):
    """A value often given wrongly, still without the type that its slot gives it."""

    note = Texts()
    evidence = Many(One(EvidenceSchema), load_default=())


class SlotSchema(_ValueSchema):
    """One slot without its name, as Slot."""

    type = Choice(*KEYS, required=True)
    need = Choice(*Need, load_default=Need.COMPARED)
    variants = Many(One(VariantSchema), load_default=())
    terms = Patterns()

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Slot:
        """Make the model's object."""
        kind = data["type"]
        if data["terms"] and kind != "text":
            raise ValidationError({"terms": ["only a text slot has terms"]})
        errors: dict[str, Any] = {}
        value = _try_value(kind, data, errors)
        variants = _read_variants(kind, data, errors)
        if errors or value is None:
            raise ValidationError(errors)
        return Slot("", kind, value, Need(data["need"]), variants, data["terms"])


def _read_variants(kind: str, slot: Given, errors: dict[str, Any]) -> tuple[Variant, ...]:
    variants, faults = [], {}
    for position, given in enumerate(slot["variants"]):
        wrong: dict[str, Any] = {}
        inherited = {key: slot[key] for key in ("unit", "currency") if given[key] is None}
        value = _try_value(kind, {**given, **inherited}, wrong)
        if value is None:
            faults[position] = wrong
        else:
            variants.append(Variant(value, given["note"], given["evidence"]))
    if faults:
        errors["variants"] = faults
    return tuple(variants)


def _try_value(kind: str, given: Given, errors: dict[str, Any]) -> Value | None:
    try:
        return read_value(kind, given)
    except ValidationError as error:
        errors.update(error.messages_dict)
        return None


def read_value(kind: str, given: Given) -> Value:
    """Read the value that a slot of type `kind` is given; raises ValidationError by key where it is none."""
    used = {key for key in ("value", "low", "high", "unit", "currency", "about") if given.get(key) is not None}
    if strangers := used - KEYS[kind]:
        raise ValidationError({key: [f"a slot of type '{kind}' has no '{key}'"] for key in strangers})
    about = bool(given.get("about"))
    if kind == "date":
        dated: PartialDate = _read(Date(required=True), given, "value")
        return replace(dated, about=about)
    if kind == "number":
        return Quantity(*_read_range(given), given.get("unit") or "", about)
    if kind == "money":
        return Money(*_read_range(given), given.get("currency") or "", about)
    return _read_reference(kind, given)


def _read_reference(kind: str, given: Given) -> Value:
    if kind == "text":
        return str(_read(Text(required=True), given, "value"))
    if kind == "entities":
        ids: tuple[str, ...] = _read(Many(Id(), required=True), given, "value")
        if not ids:
            raise ValidationError({"value": ["names no entity"]})
        return ids
    return (str(_read(Id(required=True), given, "value")),)


def _read_range(given: Given) -> tuple[float, float]:
    if given.get("value") is not None:
        if given.get("low") is not None or given.get("high") is not None:
            raise ValidationError({"value": ["stands beside low or high: give the one or the other"]})
        number: float = _read(Number(), given, "value")
        return number, number
    if given.get("low") is None and given.get("high") is None:
        raise ValidationError({"value": ["is missing (or give low, high or both)"]})
    low = _read(Number(load_default=0.0), given, "low")
    high = _read(Number(load_default=float("inf")), given, "high")
    if low > high:
        raise ValidationError({"low": [f"{low:g} is more than high, {high:g}"]})
    return low, high


def _read(field: fields.Field[Any], given: Given, key: str) -> Any:  # noqa: ANN401 - what the field reads
    value = given.get(key)
    try:
        return field.deserialize(missing if value is None else value)
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from error

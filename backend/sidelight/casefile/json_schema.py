"""The casefile's schemas as JSON Schema, by which editors complete and complain while a curator writes.

An editor sees one file, so it cannot follow an id to another; that is left to `sidelight check`. And it sees plain
values after YAML has guessed their types, so 2008 is taken for a text or a date here as well as "2008".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from marshmallow import Schema, fields

from sidelight.casefile import schemas
from sidelight.casefile.checking import Frames
from sidelight.casefile.examples import ExamplesSchema
from sidelight.casefile.fields import (
    CODE,
    DATE,
    ID,
    LONGEST_PHRASE,
    NUMBER,
    Choice,
    Code,
    Date,
    Flag,
    Id,
    Many,
    MapOf,
    Number,
    One,
    Phrase,
    Text,
    Texts,
)
from sidelight.casefile.slots import KEYS, SlotSchema
from sidelight.casefile.translation import TranslationSchema

Json = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the usual YAML servers know whole."""

SECTIONS: Mapping[str, fields.Field[Any]] = {
    "casefile": One(schemas.HeaderSchema),
    "entities": Many(One(schemas.EntitySchema)),
    "chapter": Id(),
    "claims": Many(One(schemas.ClaimSchema)),
    "sources": Many(One(schemas.SourceSchema)),
    "language": Code(),
    "wording": MapOf(Id(), One(schemas.WordingSchema, allow_none=True)),
    "texts": One(TranslationSchema),
    "examples": MapOf(Id(), One(ExamplesSchema, allow_none=True)),
}
"""What stands under each top-level key."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "casefile": ("casefile",),
    "entities": ("entities",),
    "claims": ("chapter", "claims"),
    "sources": ("sources",),
    "wording": ("language", "wording"),
    "texts": ("language", "texts"),
    "examples": ("language", "examples"),
}
"""The top-level keys of each kind of file; a file of the kind has them all."""
MIXED = "mixed"
"""The kind of a file that holds several sections; none of them is examples, which have a folder to themselves."""


def build_schemas(frames: Frames) -> Mapping[str, Json]:
    """The schema of each kind of file, by the kind's name.

    `frames` gives the slots of each frame with their types, as for loading.
    """
    pure = {kind: _build_file(kind, keys, frames) | {"required": list(keys)} for kind, keys in KINDS.items()}
    every = tuple(key for key in SECTIONS if key != "examples")
    needed = {keys[1]: [keys[0]] for keys in KINDS.values() if len(keys) > 1 and keys[1] in every}
    return {**pure, MIXED: _build_file(MIXED, every, frames) | {"dependencies": needed}}


def _build_file(kind: str, keys: tuple[str, ...], frames: Frames) -> Json:
    writer = _Writer(frames)
    described = _describe("File")
    return {
        "$schema": DIALECT,
        "$comment": "Made by `sidelight casefile schema`; not to be edited.",
        "title": f"Sidelight casefile: {kind}",
        "type": "object",
        "properties": {key: writer.write(SECTIONS[key]) | described[key] for key in keys},
        "additionalProperties": False,
        "definitions": writer.definitions,
    }


class _Writer:
    """Writes fields; each schema that they need becomes one of the `definitions`."""

    def __init__(self, frames: Frames) -> None:
        self.definitions: dict[str, Json] = {}
        self._frames = frames

    def write(self, field: fields.Field[Any]) -> Json:
        """What a field takes, where it must be given."""
        if isinstance(field, One):
            schema = field.schema
            assert isinstance(schema, Schema)  # noqa: S101 - no field here names its schema by a text
            return _or_nothing(self._refer(schema)) if field.allow_none else self._refer(schema)
        if isinstance(field, Many):
            least = {"minItems": 1} if field.validators else {}
            return {"type": "array", "items": self.write(field.inner), **least}
        if isinstance(field, MapOf):
            english = {"required": ["en"]} if isinstance(field, Texts) else {}
            keys, values = _write_plain(field.keys), self.write(field.values)
            return {"type": "object", "propertyNames": keys, "additionalProperties": values, **english}
        return _write_plain(field)

    def _refer(self, schema: Schema) -> Json:
        name = type(schema).__name__.removesuffix("Schema")
        if name not in self.definitions:
            self.definitions[name] = {}  # Holds the place, should the schema come upon itself.
            self.definitions[name] = self._write_schema(schema, _describe(name))
        return {"$ref": f"#/definitions/{name}"}

    def _write_schema(self, schema: Schema, described: Mapping[str, Json]) -> Json:
        given = {field.data_key or name: field for name, field in schema.fields.items()}
        needed = [key for key, field in given.items() if field.required]
        written = {key: self.write(field) for key, field in given.items()}
        properties = {key: one if key in needed else _or_nothing(one) for key, one in written.items()}
        return {
            "type": "object",
            "properties": {key: one | described.get(key, {}) for key, one in properties.items()},
            "required": needed,
            "additionalProperties": False,
            **self._write_rules(schema),
        }

    def _write_rules(self, schema: Schema) -> Json:
        """What a schema asks beyond its single fields."""
        if isinstance(schema, schemas.EntitySchema):
            return {"if": _is("type", "Person"), "else": {"properties": {"gender": NOTHING}}}
        if isinstance(schema, SlotSchema):
            return {"allOf": [{"if": _is("type", kind), "then": self._write_type(kind)} for kind in KEYS]}
        if isinstance(schema, schemas.ClaimSchema):
            known = {"frame": {"enum": sorted(self._frames)}}
            rules = [{"if": _is("frame", name), "then": _write_frame(self._frames[name])} for name in self._frames]
            return {"allOf": [{"properties": known}, *rules]}
        return {}

    def _write_type(self, kind: str) -> Json:
        """What a slot of a type has for its value, its variants' values included."""
        name = f"{kind}-value"
        self.definitions.setdefault(name, _write_value(kind))
        reference = {"$ref": f"#/definitions/{name}"}
        strangers = {} if kind == "text" else {"terms": {"maxProperties": 0}}
        return {"allOf": [reference], "properties": {"variants": {"items": reference}, **strangers}}


def _write_value(kind: str) -> Json:
    shape = _VALUES[kind]
    known = {key: _or_nothing(shape) for key in ("value", "low", "high") if key in KEYS[kind]}
    strangers = dict.fromkeys(sorted(VALUE_KEYS - KEYS[kind]), NOTHING)
    if "low" in known:
        return {"properties": known | strangers, "anyOf": [{"required": [key]} for key in known]}
    return {"properties": {"value": shape, **strangers}, "required": ["value"]}


def _write_frame(slots: Mapping[str, str]) -> Json:
    typed = {name: {"properties": {"type": {"const": kind}}} for name, kind in slots.items()}
    return {"properties": {"slots": {"properties": typed, "additionalProperties": False}}}


def _write_plain(field: fields.Field[Any]) -> Json:
    """A text, and what a text can write; `fields.Raw` takes anything."""
    if isinstance(field, Choice):
        return {"enum": [str(word) for word in field.words]}
    shapes = (shape for kind, shape in _SHAPES.items() if isinstance(field, kind))
    return next(shapes, {})


def _or_nothing(shape: Json) -> Json:
    """The shape of something that may be left out: then its key may stand there without a value, too."""
    if "enum" in shape:
        return {"enum": [*shape["enum"], None]}
    if "$ref" in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    if "type" not in shape:
        return shape
    kinds = [shape["type"]] if isinstance(shape["type"], str) else shape["type"]
    pattern = {"pattern": f"^$|{shape['pattern']}"} if "pattern" in shape else {}
    return {**shape, "type": [*kinds, "null"], **pattern}


def _is(key: str, word: str) -> Json:
    return {"properties": {key: {"const": word}}, "required": [key]}


@cache
def _descriptions() -> Mapping[str, Mapping[str, str]]:
    text = files("sidelight.casefile").joinpath("descriptions.yaml").read_text(encoding="utf-8")
    descriptions: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return descriptions


def _describe(name: str) -> Mapping[str, Json]:
    """What an editor shows at the keys of a schema; they are data, since they are texts for people."""
    return {key: {"description": text} for key, text in _descriptions().get(name, {}).items()}


NOTHING: Json = {"enum": [None, ""]}
"""No value: as good as left out."""
VALUE_KEYS = frozenset().union(*KEYS.values())
_GUESSED = ["string", "number", "boolean"]
_SHAPES: Mapping[type[fields.Field[Any]], Json] = {
    Id: {"type": ["string", "integer"], "pattern": f"^({ID.pattern})$"},
    Code: {"type": "string", "pattern": f"^({CODE.pattern})$"},
    Date: {"type": ["string", "integer"], "pattern": f"^({DATE.pattern})$", "minimum": 1000, "maximum": 9999},
    Number: {"type": ["number", "string"], "pattern": f"^({NUMBER.pattern})$"},
    Flag: {"type": ["boolean", "string"], "pattern": "^(true|false)$"},
    Phrase: {"type": _GUESSED, "pattern": rf"^\s*\S+(\s+\S+){{0,{LONGEST_PHRASE - 1}}}\s*$"},
    Text: {"type": _GUESSED, "pattern": r"\S"},
}
"""What a kind of text takes; the last is for all the others."""
_ENTITY: Json = _SHAPES[Id]
_VALUES: Mapping[str, Json] = {
    "date": _SHAPES[Date],
    "number": _SHAPES[Number],
    "money": _SHAPES[Number],
    "entity": _ENTITY,
    "place": _ENTITY,
    "entities": {"type": "array", "items": _ENTITY, "minItems": 1},
    "text": _SHAPES[Text],
}
"""What the value of a slot of each type is."""

"""FollowTheMoney's schemata, read from its own files: what an entity of a schema may and must have."""

import re
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "published" / "followthemoney"

FORMS = {
    "name": r"\S.*", "text": r"\S.*", "string": r"\S.*", "address": r"\S.*",
    "url": r"https?://\S+",
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "language": r"[a-z]{3}",
    "gender": r"male|female|other",
}  # fmt: skip
"""Types of properties that we use, as FollowTheMoney's documentation describes their values."""


@cache
def read(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))[name]


@cache
def family(name):
    """The schema and all that it extends."""
    return frozenset({name}).union(*(family(parent) for parent in read(name).get("extends", ())))


def properties(name):
    return {key: spec or {} for kind in family(name) for key, spec in (read(kind).get("properties") or {}).items()}


def list_faults(entity, schema_of):
    """Faults of one entity; `schema_of` gives the schema of each id."""
    name = entity["schema"]
    if read(name).get("abstract"):
        yield f"{name} is abstract"
    for required in read(name).get("required", ()):
        if not entity["properties"].get(required):
            yield f"{entity['id']} has no {required}"
    known = properties(name)
    for key, values in entity["properties"].items():
        if key not in known or known[key].get("deprecated"):
            yield f"{name} has no {key}"
        elif not isinstance(values, list) or not values:
            yield f"{key} is no list of values"
        else:
            yield from (f"{value!r} is no {key}" for value in values if not _fits(value, known[key], schema_of))


def _fits(value, spec, schema_of):
    kind = spec.get("type", "string")
    if kind == "entity":
        return value in schema_of and spec["range"] in family(schema_of[value])
    return bool(re.fullmatch(FORMS[kind], value, re.DOTALL))

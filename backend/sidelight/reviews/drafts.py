"""Drafts of claims: the values that a moderator writes, as a casefile's slots have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from sidelight.casefile.model import Casefile
from sidelight.casefile.slots import read_value
from sidelight.languages.frames import load_frames
from sidelight.reviews.model import Correction, UnfitError
from sidelight.text.lexicon import load_lexicon

REFERS = frozenset({"entity", "place", "entities"})
"""Types of slots whose values are ids of entities."""
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_AMOUNT = re.compile(
    rf"(?P<about>about )?(?:(?P<least>at least|more than) |(?P<most>at most|up to) )?(?P<one>{_NUMBER})"
    rf"(?: to (?P<other>{_NUMBER}))?(?: (?P<unit>\S.*))?"
)
FORMS = {
    "date": "a date such as 2012-04-05, 2012-04 or 2012",
    "number": "a number with its unit, such as 25 years or 10 to 15 years",
    "money": "an amount with its currency, such as 3,000,000 USD",
    "entity": "an entity's id",
    "place": "a place's id",
    "entities": "ids of entities with commas between",
    "text": "a text",
}
"""What a slot of each type may hold, in words."""


def write_slots(correction: Correction) -> dict[str, dict[str, Any]]:
    """The slots of a draft as a casefile writes them, by name. Raises UnfitError, as `check_draft` does."""
    if correction.frame and correction.frame not in load_frames():
        raise UnfitError(f"There is no frame '{correction.frame}'.")
    types = load_frames()[correction.frame].slots if correction.frame else {}
    written = {}
    for name, text in correction.slots.items():
        if name not in types:
            raise UnfitError(f"The frame '{correction.frame}' has no slot '{name}'.")
        written[name] = {"type": types[name], **_read_slot(name, types[name], text)}
    return written


def check_draft(correction: Correction) -> None:
    """Raise UnfitError for a frame or slot that there is not, or a value that its slot can't hold."""
    write_slots(correction)


def check_references(correction: Correction, casefile: Casefile) -> None:
    """Raise UnfitError where a draft is about an entity, or has one as a value, that the casefile does not hold."""
    named = [correction.subject] if correction.subject else []
    for slot in write_slots(correction).values():
        if slot["type"] in REFERS:
            named += slot["value"] if isinstance(slot["value"], list) else [slot["value"]]
    if strangers := [key for key in named if key not in casefile.entities]:
        raise UnfitError(f"The casefile has no entity '{strangers[0]}'.")


def _read_slot(name: str, kind: str, text: str) -> Mapping[str, Any]:
    given = _split(kind, " ".join(text.split()))
    try:
        read_value(kind, {key: value if isinstance(value, list | bool) else str(value) for key, value in given.items()})
    except ValidationError:
        raise UnfitError(f"{name}: '{text}' is not {FORMS[kind]}.") from None
    return given


def _split(kind: str, text: str) -> Mapping[str, Any]:
    """The keys that write a value; none where a text can't be one, which the caller then finds missing."""
    if kind == "date":
        value = text.removeprefix("about ")
        return {"value": value, **({"about": True} if value != text else {})}
    if kind in {"number", "money"}:
        found = _AMOUNT.fullmatch(text)
        return _read_amount(found.groupdict(), "unit" if kind == "number" else "currency") if found else {}
    if kind == "entities":
        return {"value": [one.strip() for one in text.split(",") if one.strip()]}
    return {"value": text}


def _read_amount(parts: Mapping[str, str | None], measure: str) -> Mapping[str, Any]:
    one, other, unit = parts["one"] or "", parts["other"], parts["unit"]
    if other:
        amount = {"low": _read_number(one), "high": _read_number(other)}
    elif parts["least"] or parts["most"]:
        amount = {"low" if parts["least"] else "high": _read_number(one)}
    else:
        amount = {"value": _read_number(one)}
    named = {measure: _name_measure(measure, unit)} if unit else {}
    return {**amount, **named, **({"about": True} if parts["about"] else {})}


def _name_measure(measure: str, text: str) -> str:
    """A unit or currency as casefiles name it: `year` of "years"; what is unknown stays."""
    lexicon = load_lexicon("en")
    table = lexicon.units if measure == "unit" else lexicon.currencies
    return table.get(text.lower()) or text


def _read_number(text: str) -> float | int:
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number

"""An entry of a casefile as particulars: what each is, and how it reads, for whoever compares or lists entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from sidelight.casefile.model import Alias, Casefile, Claim, Evidence, Slot, Variant
from sidelight.casefile.standing import Assessment

Particulars = Mapping[str, str]
"""How each particular reads, by what it is: {"statement (pl)": "Skazano go.", "slot term": "25 year, compared"}."""

STANDING = "standing"
NAMES = {"kind": "type", "starts": "period from", "ends": "period to"}
"""What a field is called in the files, where that is another name."""
APART = frozenset({"id", "says", "unless", "terms"})
"""Fields that tell a reader nothing: the id, and the patterns by which a claim is found."""


def describe(entry: Any) -> Particulars:  # noqa: ANN401 - a dataclass of the model
    """The particulars of an entity, a source or a claim; what is empty is left out."""
    found: dict[str, str] = {}
    for field in fields(entry):
        if field.name not in APART:
            for what, text in tell(NAMES.get(field.name, field.name), getattr(entry, field.name)):
                # Two pieces of evidence from one source are one particular.
                found[what] = f"{found[what]}; {text}" if what in found else text
    return found


def describe_claim(claim: Claim, assessment: Assessment) -> Particulars:
    """The particulars of a claim, its standing first."""
    counted = f"{_count(assessment.documents, 'source')}, {_count(assessment.origins, 'origin')}"
    return {STANDING: f"{assessment.standing} ({counted})", **describe(claim)}


def describe_heading(casefile: Casefile) -> Particulars:
    """The title and the chapters of a casefile."""
    chapters = (tell(f"chapter {name}", texts) for name, texts in casefile.chapters.items())
    return dict(one for some in (tell("title", casefile.title), *chapters) for one in some)


def tell(what: str, value: object) -> Iterator[tuple[str, str]]:
    """The particulars that a value of the model makes up."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from tell(what if key == "en" else f"{what} ({key})", inner)
    elif isinstance(value, tuple) and value and not isinstance(value[0], str):
        for part in value:
            yield from _tell_part(part)
    elif isinstance(value, bool):
        yield from [(what, "yes")] if value else []
    elif text := _write(value):
        yield what, text


def list_patterns(casefile: Casefile) -> Iterator[tuple[str, str, str, str]]:
    """Every pattern by which claims are found: the claim, what the pattern is for, its language, itself."""
    for claim in casefile.claims.values():
        kinds = [("says", claim.says), ("unless", claim.unless), *((slot.name, slot.terms) for slot in claim.slots)]
        for kind, by_language in kinds:
            for language, patterns in by_language.items():
                yield from ((claim.id, kind, language, pattern) for pattern in patterns)


def _tell_part(part: object) -> Iterator[tuple[str, str]]:
    if isinstance(part, Alias):
        lists = (_list("in", part.languages), _list("forms", part.forms), _list("near", part.near))
        yield f"name {part.text}", _join(part.strength, *lists)
    elif isinstance(part, Evidence):
        yield _tell_evidence(part)
    elif isinstance(part, Slot):
        yield f"slot {part.name}", _join(_write(part.value), part.need)
        for variant in part.variants:
            yield from _tell_variant(f"slot {part.name}, variant {_write(variant.value)}", variant)
    else:
        raise TypeError(f"nothing tells of a {type(part).__name__}")


def _tell_variant(what: str, variant: Variant) -> Iterator[tuple[str, str]]:
    yield from tell(what, variant.note)
    for item in variant.evidence:
        name, text = _tell_evidence(item)
        yield f"{what}, {name}", text


def _tell_evidence(item: Evidence) -> tuple[str, str]:
    by = f"by {item.by}" if item.by else ""
    phrase = f"phrase: {item.phrase}" if item.phrase else ""
    return f"evidence {item.source}", _join(item.stance, by, item.locator, phrase)


def _write(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    about = "about " if getattr(value, "about", False) else ""
    return "" if value is None else f"{about}{value}"


def _list(word: str, items: Iterable[str]) -> str:
    listed = " ".join(items)
    return f"{word} {listed}" if listed else ""


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

"""Example sentences of a casefile: they teach how each claim is said, and test whether it is found."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from marshmallow import ValidationError, missing, post_load

from sidelight.casefile.documents import EXAMPLES, SUFFIXES, Document, read_document
from sidelight.casefile.draft import Entry, flatten
from sidelight.casefile.faults import CasefileError, Fault, suggest
from sidelight.casefile.fields import CasefileSchema, Code, Many, Text
from sidelight.casefile.model import Casefile, Claim

HELD_OUT = 5
"""One example of so many is held out."""
TOP_LEVEL = ("language", "examples")


class Says(StrEnum):
    """What an example does to its claim."""

    ASSERTS = "asserts"
    DIFFERS = "differs"
    DENIES = "denies"
    NEAR = "near"
    """Nothing: the same words, but somebody else, only a plan, another thing."""


@dataclass(frozen=True, slots=True)
class Example:
    """One or two sentences as they would stand on a page whose heading names the claim's actors."""

    claim: str
    language: str
    relation: Says
    text: str
    held_out: bool
    """Whether it is kept from whatever learns from examples; told by the text alone, for ever."""
    place: str = field(default="", compare=False)
    """File and line, for people."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a claim lacks in a language: how many examples more of one kind (or another) it should have."""

    claim: str
    language: str
    relations: tuple[Says, ...]
    missing: int


ENOUGH: Mapping[tuple[Says, ...], int] = {
    (Says.ASSERTS,): 3,
    (Says.DIFFERS, Says.DENIES): 1,
    (Says.NEAR,): 1,
}
"""How many examples of which kinds together a claim should have in a language."""


def write_heading(claim: Claim, casefile: Casefile) -> str:
    """The heading of the page that an example stands on: whom the casefile is mostly about, and the claim's actors."""
    main, _ = Counter(other.subject for other in casefile.claims.values()).most_common(1)[0]
    named = dict.fromkeys((main, *claim.actors))
    return ", ".join(casefile.entities[identifier].label for identifier in named)


def load_examples(folder: Path, casefile: Casefile | None) -> tuple[Example, ...]:
    """The examples under `folder`/examples, by file; raises CasefileError with all their faults, by file and line.

    Without a casefile (for a broken one) it is not checked whether the claims exist.
    """
    reader = _Reader(casefile)
    root = folder / EXAMPLES
    for path in sorted(path for path in root.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
        reader.read(path.relative_to(folder).as_posix(), path)
    if reader.faults:
        raise CasefileError(reader.faults)
    return tuple(reader.examples)


def list_gaps(examples: Iterable[Example], casefile: Casefile) -> Iterator[Gap]:
    """What the claims lack, in each language that has examples."""
    counts = Counter((one.language, one.claim, one.relation) for one in examples)
    for language in sorted({language for language, _, _ in counts}):
        for claim in casefile.claims:
            for relations, enough in ENOUGH.items():
                missing = enough - sum(counts[language, claim, relation] for relation in relations)
                if missing > 0:
                    yield Gap(claim, language, relations, missing)


def is_held_out(text: str) -> bool:
    """Whether a text is of the fifth that is held out; spacing, case and the form of accents do not matter."""
    return int.from_bytes(sha256(_fold(text).encode()).digest()[:8]) % HELD_OUT == 0


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class ExamplesSchema(CasefileSchema):
    """The examples of one claim, as lists of texts by what they say."""

    asserts = Many(Text(), load_default=())
    differs = Many(Text(), load_default=())
    denies = Many(Text(), load_default=())
    near = Many(Text(), load_default=())

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Mapping[Says, tuple[str, ...]]:
        """Sort by what is said."""
        return {says: data[says] for says in Says}


_SCHEMA = ExamplesSchema()
_LANGUAGE = Code(required=True)


class _Reader:
    """Gathers examples and faults from file to file."""

    def __init__(self, casefile: Casefile | None) -> None:
        self.examples: list[Example] = []
        self.faults: list[Fault] = []
        self._casefile = casefile
        self._places: dict[tuple[str, str, str], str] = {}

    def read(self, name: str, path: Path) -> None:
        try:
            document = read_document(name, path.read_bytes())
        except OSError as error:
            self.faults.append(Fault(name, 0, f"cannot be read: {error.strerror}"))
        except CasefileError as error:
            self.faults.extend(error.faults)
        else:
            self._read_document(document)

    def _read_document(self, document: Document) -> None:
        for key in document.data:
            if key not in TOP_LEVEL:
                message = f"'{key}' is no top-level key; they are {', '.join(TOP_LEVEL)}{suggest(key, TOP_LEVEL)}"
                self.faults.append(document.fault((key,), message))
        language = self._read_language(document)
        claims = document.data.get(EXAMPLES)
        if not isinstance(claims, dict):
            self.faults.append(document.fault((EXAMPLES,), "examples: must be a map by claim"))
            return
        for claim, data in claims.items():
            entry = Entry(document, (EXAMPLES, claim), data or {})
            if self._casefile is not None and claim not in self._casefile.claims:
                self.faults.append(entry.fault(f"no claim '{claim}'{suggest(claim, self._casefile.claims)}"))
            self._read_claim(entry, claim, language)

    def _read_language(self, document: Document) -> str:
        try:
            return str(_LANGUAGE.deserialize(document.data.get("language", missing)))
        except ValidationError as error:
            self.faults += [document.fault(("language",), f"language: {message}") for message in error.messages]
            return ""

    def _read_claim(self, entry: Entry[Any], claim: str, language: str) -> None:
        try:
            texts: Mapping[Says, tuple[str, ...]] = _SCHEMA.load(entry.value)
        except ValidationError as error:
            self.faults += [entry.fault(message, *inner) for inner, message in flatten(error.messages)]
            return
        for says, said in texts.items():
            for position, text in enumerate(said):
                at = replace(entry, where=(*entry.where, str(says), position))
                self._add(Example(claim, language, says, text, is_held_out(text), at.place), at)

    def _add(self, example: Example, at: Entry[Any]) -> None:
        key = (example.claim, example.language, _fold(example.text))
        earlier = self._places.get(key)
        if earlier:
            self.faults.append(at.fault(f"this text is an example of '{example.claim}' already, at {earlier}"))
            return
        self._places[key] = example.place
        self.examples.append(example)

"""A casefile in the making: the entries of its files, each with its place, not yet checked together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from marshmallow import Schema, ValidationError

from sidelight.casefile import schemas
from sidelight.casefile.documents import Document, Where
from sidelight.casefile.faults import Fault, suggest
from sidelight.casefile.fields import Code
from sidelight.casefile.model import Claim, Entity, Source
from sidelight.casefile.translation import Translation, TranslationSchema

T_co = TypeVar("T_co", covariant=True)

TOP_LEVEL = ("casefile", "entities", "claims", "sources", "wording", "chapter", "language", "texts")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """Something read from a file, and where it stands there."""

    document: Document
    where: Where
    value: T_co

    def fault(self, message: str, *inner: str | int) -> Fault:
        """Name a fault at a key inside the entry; the message opens with that key."""
        opening = _dotted(inner)
        return self.document.fault((*self.where, *inner), f"{opening}: {message}" if opening else message)

    @property
    def place(self) -> str:
        """File and line, for people."""
        return f"{self.document.name}:{self.document.line(self.where)}"


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording with the claim and language that it is for."""

    claim: str
    language: str
    wording: schemas.Wording


@dataclass(slots=True)
class Draft:
    """All entries in the order of the files. `ids` also holds those of entries that have faults."""

    headers: list[Entry[schemas.Header]] = field(default_factory=list)
    entities: list[Entry[Entity]] = field(default_factory=list)
    claims: list[Entry[Claim]] = field(default_factory=list)
    sources: list[Entry[Source]] = field(default_factory=list)
    wordings: list[Entry[Worded]] = field(default_factory=list)
    translations: list[Entry[tuple[str, Translation]]] = field(default_factory=list)
    ids: dict[str, list[Entry[str]]] = field(
        default_factory=lambda: {"entities": [], "claims": [], "sources": [], "casefile": []}
    )
    faults: list[Fault] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Read the entries of one file; what is wrong with them goes to `faults`."""
        for key in document.data:
            if key not in TOP_LEVEL:
                known = ", ".join(TOP_LEVEL)
                message = f"'{key}' is no top-level key; they are {known}{suggest(key, TOP_LEVEL)}"
                self.faults.append(document.fault((key,), message))
        if "casefile" in document.data:
            self._add_header(document)
        self.entities += self._read_list(document, "entities", _ENTITY)
        self.sources += self._read_list(document, "sources", _SOURCE)
        self._add_claims(document)
        self._add_wordings(document)
        self._add_texts(document)

    def _add_header(self, document: Document) -> None:
        entry = Entry(document, ("casefile",), document.data["casefile"])
        self.ids["casefile"].append(Entry(document, ("casefile",), "casefile"))
        self.headers += self._read(entry, _HEADER)

    def _add_claims(self, document: Document) -> None:
        chapter = document.data.get("chapter")
        if "claims" in document.data and not isinstance(chapter, str):
            self.faults.append(document.fault(("claims",), "claims stand in a chapter: name it with 'chapter:'"))
        for entry in self._read_list(document, "claims", _CLAIM):
            self.claims.append(replace(entry, value=replace(entry.value, chapter=str(chapter))))

    def _add_wordings(self, document: Document) -> None:
        if "wording" not in document.data:
            return
        wordings, language = document.data["wording"], self._read_language(document, "wording", "wordings")
        if not isinstance(wordings, dict):
            self.faults.append(document.fault(("wording",), "must be a map by claim"))
            return
        for claim, data in wordings.items():
            for entry in self._read(Entry(document, ("wording", claim), data or {}), _WORDING):
                self.wordings.append(replace(entry, value=Worded(claim, language, entry.value)))

    def _add_texts(self, document: Document) -> None:
        if "texts" not in document.data:
            return
        language = self._read_language(document, "texts", "texts")
        for entry in self._read(Entry(document, ("texts",), document.data["texts"]), _TRANSLATION):
            self.translations.append(replace(entry, value=(language, entry.value)))

    def _read_language(self, document: Document, section: str, what: str) -> str:
        """The language of a file; where it is missing, the fault stands at the section that needs it."""
        language = document.data.get("language")
        if not isinstance(language, str):
            self.faults.append(document.fault((section,), f"{what} are in one language: name it with 'language:'"))
            return ""
        try:
            return str(_LANGUAGE.deserialize(language))
        except ValidationError as error:
            self.faults += [document.fault(("language",), f"language: {message}") for message in error.messages]
            return ""

    def _read_list(self, document: Document, section: str, schema: Schema) -> Iterator[Entry[Any]]:
        items = document.data.get(section)
        if items is None:
            return
        if not isinstance(items, list):
            self.faults.append(document.fault((section,), f"'{section}' must be a list"))
            return
        for position, data in enumerate(items):
            entry = Entry(document, (section, position), data)
            if isinstance(data, dict) and isinstance(name := data.get("id"), str):
                self.ids[section].append(Entry(document, entry.where, name))
            yield from self._read(entry, schema)

    def _read(self, entry: Entry[Any], schema: Schema) -> Iterator[Entry[Any]]:
        try:
            yield replace(entry, value=schema.load(entry.value))
        except ValidationError as error:
            self.faults += [entry.fault(message, *inner) for inner, message in flatten(error.messages)]


def flatten(messages: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Each message of a schema's error with the keys that lead to it, from the outside in."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from flatten(inner, where if key == "_schema" else (*where, key))
    elif isinstance(messages, list):
        for message in messages:
            yield from flatten(message, where)
    else:
        yield where, str(messages)


def _dotted(where: Where) -> str:
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in where)
    return "".join(parts).lstrip(".")


_LANGUAGE = Code()
_HEADER = schemas.HeaderSchema()
_ENTITY = schemas.EntitySchema()
_SOURCE = schemas.SourceSchema()
_CLAIM = schemas.ClaimSchema()
_WORDING = schemas.WordingSchema()
_TRANSLATION = TranslationSchema()

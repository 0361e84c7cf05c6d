"""What a span of a document says of the case, kept where it travels with the document.

A span group's `attrs` are saved with it by `Doc.to_bytes`, `Doc.to_disk` and `DocBin` alike, so the details stand there
as plain values under the span's `id_`, and are read when somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from spacy.tokens import Doc, Span

from sidelight.annotation import Annotation, Relation, Verdict
from sidelight.casefile.model import Prominence, Standing

MENTIONS, ASSERTIONS = "mentions", "assertions"
EXTENSION = "sidelight"


@dataclass(frozen=True, slots=True)
class MentionDetails:
    """Who is named, at characters [start_char, end_char) of the document; the span itself ends with its tokens."""

    start_char: int
    end_char: int
    entity: str
    label: str
    prominence: Prominence
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueDetails:
    """A value that the document gives, at characters [start_char, end_char), beside the record's.

    `variant` explains a known mistake; empty where it is none.
    """

    slot: str
    start_char: int
    end_char: int
    quote: str
    page: str
    casefile: str
    agrees: bool
    variant: str


@dataclass(frozen=True, slots=True)
class AssertionDetails:
    """What is said of which claim, at characters [start_char, end_char) of the document, and what the record says."""

    start_char: int
    end_char: int
    claim: str
    statement: str
    relation: Relation
    verdict: Verdict
    standing: Standing
    timing: str
    confidence: float
    values: tuple[ValueDetails, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocDetails:
    """With which casefile a document was annotated, in which language, and whether it is about the case."""

    casefile: str
    version: str
    language: str
    about: bool


Details = MentionDetails | AssertionDetails


def pack(annotation: Annotation, details: Mapping[str, Details]) -> dict[str, object]:
    """The attributes of a span group; `details` are those of its spans by their `id_`."""
    casefile = annotation.casefile
    whole = DocDetails(casefile.id, casefile.version, annotation.language, annotation.about)
    return {EXTENSION: asdict(whole), "spans": {name: asdict(one) for name, one in details.items()}}


def read_span(span: Span) -> Details | None:
    """The details of a span that Sidelight has set; None for any other."""
    for group, read in ((MENTIONS, _read_mention), (ASSERTIONS, _read_assertion)):
        attributes = span.doc.spans[group].attrs if group in span.doc.spans else {}
        if plain := attributes.get("spans", {}).get(span.id_):
            return read(plain)
    return None


def read_doc(doc: Doc) -> DocDetails | None:
    """The details of a document that Sidelight has annotated; None for any other."""
    attributes = doc.spans[MENTIONS].attrs if MENTIONS in doc.spans else {}
    plain = attributes.get(EXTENSION)
    return DocDetails(**plain) if plain else None


def register() -> None:
    """Let `span._.sidelight` and `doc._.sidelight` read the details."""
    Span.set_extension(EXTENSION, getter=read_span, force=True)
    Doc.set_extension(EXTENSION, getter=read_doc, force=True)


def _read_mention(plain: Mapping[str, Any]) -> MentionDetails:
    given = {**plain, "prominence": Prominence(plain["prominence"]), "because": tuple(plain["because"])}
    return MentionDetails(**given)


def _read_assertion(plain: Mapping[str, Any]) -> AssertionDetails:
    given = {
        **plain,
        "relation": Relation(plain["relation"]),
        "verdict": Verdict(plain["verdict"]),
        "standing": Standing(plain["standing"]),
        "values": tuple(ValueDetails(**value) for value in plain["values"]),
        "because": tuple(plain["because"]),
    }
    return AssertionDetails(**given)

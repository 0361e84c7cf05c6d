"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one annotation a highlight, in one collection."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sidelight.casefile.model import Claim, Texts
from sidelight.export.answered import AnsweredPage, Json
from sidelight.export.telling import VERDICTS, compare_values, tell_evidence, tell_review

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SEPARATOR = "\n"
"""What stands between two blocks in the text that positions count in."""
MOST_AROUND = 32
"""Code points of a block that are given before and after a quote."""

_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]")


def build_collection(answered: AnsweredPage) -> dict[str, Any]:
    """All highlights of a page in reading order, as an AnnotationCollection with its one page embedded.

    Positions are code points of the page's blocks joined by a line feed; quotes and what stands around them never
    leave their block. The same page and casefile give the same ids.
    """
    text = _Text(answered)
    items = [_annotate(highlight, answered, text) for highlight in answered.highlights]
    own, page = text.name("collection"), text.name("page")
    collection = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"What the casefile “{answered.casefile.title['en']}” has to say of a page",
        "creator": {"type": "Organization", "name": answered.site.name_publisher(answered.casefile)},
        "generator": {"type": "Software", "name": "Sidelight"},
        "total": len(items),
    }
    if items:
        first = {"id": page, "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": items}
        collection |= {"first": first, "last": page}
    return collection


class _Text:
    """The page as one text: where blocks begin, and names for what is said of it."""

    def __init__(self, answered: AnsweredPage) -> None:
        self.blocks = {block.id: block.text for block in answered.page.blocks}
        self.begins: dict[int, int] = {}
        at = 0
        for key, text in self.blocks.items():
            self.begins[key] = at
            at += len(text) + len(SEPARATOR)
        digest = hashlib.sha256(SEPARATOR.join(self.blocks.values()).encode()).digest()
        # RFC 6920: a name for a text that has no address.
        named = f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
        self.source = _escape(answered.address) if answered.address else named
        self._seed = f"{answered.casefile.id} {answered.casefile.version} {self.source} {named}"

    def name(self, what: str) -> str:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self._seed} {what}").urn

    def select(self, block: int, start: int, end: int) -> list[dict[str, Any]]:
        """The two selectors of a span."""
        text, begin = self.blocks[block], self.begins[block]
        around = {"prefix": text[max(0, start - MOST_AROUND) : start], "suffix": text[end : end + MOST_AROUND]}
        quoted = {"type": "TextQuoteSelector", "exact": text[start:end]}
        return [
            quoted | {key: part for key, part in around.items() if part},
            {"type": "TextPositionSelector", "start": begin + start, "end": begin + end},
        ]


def _annotate(highlight: Json, answered: AnsweredPage, text: _Text) -> dict[str, Any]:
    claim = highlight["kind"] == "claim"
    bodies = [*(_tell_claim(highlight, answered) if claim else _tell_entity(highlight, answered))]
    bodies += [_write("moderating", line, "en") for line in tell_review(highlight)]
    selectors = text.select(highlight["block"], highlight["start"], highlight["end"])
    return {
        "id": text.name(highlight["id"]),
        "type": "Annotation",
        "motivation": "assessing" if claim else "identifying",
        "body": bodies,
        "target": {"type": "SpecificResource", "source": text.source, "selector": selectors},
    }


def _tell_entity(highlight: Json, answered: AnsweredPage) -> Iterator[dict[str, str]]:
    entity = answered.casefile.entities[highlight["entity"]]
    yield _write("identifying", entity.label)
    yield from _describe(entity.description, answered.locale)
    yield from _point("identifying", answered.site.link("entities", entity.id))


def _tell_claim(highlight: Json, answered: AnsweredPage) -> Iterator[dict[str, str]]:
    claim = answered.casefile.claims[highlight["claim"]]
    note = answered.answer["claims"][claim.id]
    verdict = f"{VERDICTS[highlight['verdict']]}."
    yield _write("tagging", highlight["verdict"])
    yield _write("assessing", " ".join([verdict, *compare_values(highlight)]), "en")
    if highlight["timing"]:
        yield _write("assessing", highlight["timing"])
    yield from _describe(claim.statement, answered.locale)
    yield from _describe(claim.note, answered.locale)
    for texts in _list_variants(highlight, claim):
        yield from _describe(texts, answered.locale)
    yield _write("commenting", f"{note['standing']}: {note['standing_reason']}", "en")
    yield from (_write("commenting", line) for line in tell_evidence(note, answered.answer))
    yield from _point("identifying", answered.site.link("claims", claim.id))
    for evidence in note["evidence"]:
        yield from _point("linking", evidence["link"] or answered.answer["sources"][evidence["source"]]["url"])


def _list_variants(highlight: Json, claim: Claim) -> Iterator[Texts]:
    """The notes, in all languages, on the known mistakes that the page has."""
    made = {(value["slot"], value["variant"]) for value in highlight["values"] if value["variant"]}
    for slot in claim.slots:
        for variant in slot.variants:
            if any((slot.name, text) in made for text in variant.note.values()):
                yield variant.note


def _describe(texts: Texts, locale: str) -> Iterator[dict[str, str]]:
    """A text of the casefile, if there is one, with the language that it really is in."""
    language = locale if texts.get(locale) else "en"
    if texts.get(language):
        yield _write("describing", texts[language], language)


def _write(purpose: str, value: str, language: str = "") -> dict[str, str]:
    body = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
    return body | {"language": language} if language else body


def _point(purpose: str, address: str | None) -> Iterator[dict[str, str]]:
    if address:
        yield {"type": "SpecificResource", "purpose": purpose, "source": _escape(address)}


def _escape(address: str) -> str:
    """An address as an IRI: what may not stand in one is percent-encoded."""
    return _NOT_IN_IRIS.sub(lambda found: quote(found[0], safe=""), address)

"""Mentions by alias lists: every name as the casefile writes it, found by spaCy's PhraseMatcher."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from sidelight.annotation import EntityHighlight, Span
from sidelight.casefile.model import Casefile, Entity, Prominence, Strength
from sidelight.text.page import Page


class AliasFinder:
    """Finds names letter for letter; `weak`: also those that are ordinary words or other people's names too."""

    def __init__(self, casefile: Casefile, *, weak: bool) -> None:
        self.weak = weak
        self._entities = casefile.entities
        self._strengths = set(Strength) if weak else {Strength.STRONG}
        self._matcher = cache(self._compile)

    def find(self, page: Page) -> list[EntityHighlight]:
        """The names on a page in reading order; of names that overlap the longest, of equal ones the first listed."""
        pipeline, matcher = self._matcher(page.language or "en")
        found = []
        for block in page.blocks:
            doc = pipeline.make_doc(block.text)
            for span in filter_spans(matcher(doc, as_spans=True)):
                entity = self._entities[span.label_]
                if entity.prominence is not Prominence.VALUE:
                    found.append(_highlight(Span(block.id, span.start_char, span.end_char), span.text, entity))
        return found

    def _compile(self, language: str) -> tuple[Language, PhraseMatcher]:
        pipeline = spacy.blank(language)
        matcher = PhraseMatcher(pipeline.vocab)
        for entity in self._entities.values():
            matcher.add(entity.id, [pipeline.make_doc(name) for name in self._names(entity, language)])
        return pipeline, matcher

    def _names(self, entity: Entity, language: str) -> Iterator[str]:
        for alias in entity.aliases:
            if alias.strength in self._strengths and (not alias.languages or language in alias.languages):
                yield from (alias.text, *alias.forms)


def _highlight(span: Span, quote: str, entity: Entity) -> EntityHighlight:
    number = f"e-{span.block}-{span.start}-{span.end}-{entity.id}"
    return EntityHighlight(number, span, quote, entity.id, entity.prominence, 1.0, ("an alias, letter for letter",))

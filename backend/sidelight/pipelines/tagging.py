"""What a spaCy pipeline has annotated, as the tags that the engine asks for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc, Span

from sidelight.matching.tags import NameKind, Pieces, TaggedName, TaggedWord, Tags
from sidelight.text.page import Block

_KINDS = {
    **dict.fromkeys(("PER", "PERSON", "PERSNAME", "PRS"), NameKind.PERSON),
    **dict.fromkeys(("ORG", "ORGNAME"), NameKind.ORGANISATION),
}
"""Labels in capitals, as the pipelines of all languages have them."""


class DocTagger:
    """Tags the blocks of a document that a pipeline has annotated; a block's id is its offset in the document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def tag(self, block: Block, pieces: Pieces, language: str) -> Tags:  # noqa: ARG002
        """The tags of some pieces of a block, as far as the pipeline gave any."""
        words: list[TaggedWord] = []
        names: list[TaggedName] = []
        for start, end in pieces:
            span = self._doc.char_span(block.id + start, block.id + end, alignment_mode="expand")
            words.extend(_read_words(span, block.id) if span is not None else ())
            names.extend(self._read_names(block.id + start, block.id + end, block.id))
        return Tags(words, names)

    @cached_property
    def _names(self) -> list[tuple[int, int, NameKind]]:
        kinds = ((entity, _KINDS.get(entity.label_.upper(), NameKind.OTHER)) for entity in self._doc.ents)
        return [(entity.start_char, entity.end_char, kind) for entity, kind in kinds]

    def _read_names(self, start: int, end: int, shift: int) -> Iterator[TaggedName]:
        for left, right, kind in self._names:
            if left < end and start < right:
                yield TaggedName(left - shift, right - shift, kind)


def is_tagged(doc: Doc) -> bool:
    """Whether a pipeline has set parts of speech or entities."""
    return any(doc.has_annotation(attribute) for attribute in ("POS", "TAG", "ENT_IOB"))


def _read_words(span: Span, shift: int) -> Iterator[TaggedWord]:
    for token in span:
        if part := token.pos_ or token.tag_:
            yield TaggedWord(token.idx - shift, token.idx - shift + len(token), part)

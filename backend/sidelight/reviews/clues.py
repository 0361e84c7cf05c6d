"""What a page shows of itself, by which decisions are found that may concern it, however many there are."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.annotation import Annotation, ClaimHighlight
from sidelight.reviews.anchors import digest_block, make_anchor, passage_of
from sidelight.reviews.model import Kind
from sidelight.text.page import Page


@dataclass(frozen=True, slots=True)
class Clues:
    """The digests of a page's blocks, and the passages that the engine says something of."""

    digests: frozenset[str] = frozenset()
    passages: frozenset[bytes] = frozenset()


def gather_clues(annotation: Annotation, page: Page) -> Clues:
    """The clues of a page with what the engine says of it."""
    texts = {block.id: block.text for block in page.blocks}
    passages = set()
    for item in annotation.highlights:
        kind, subject = (Kind.CLAIM, item.claim) if isinstance(item, ClaimHighlight) else (Kind.ENTITY, item.entity)
        anchor = make_anchor(texts[item.span.block], item.span.start, item.span.end)
        passages.add(passage_of(kind, subject, anchor))
    return Clues(frozenset(map(digest_block, texts.values())), frozenset(passages))

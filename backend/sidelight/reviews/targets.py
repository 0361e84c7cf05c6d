"""What of a page waits for moderators: each assertion, and each statement that no claim covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sidelight.annotation import Annotation, ClaimHighlight, Span, Statement
from sidelight.casefile.model import Casefile
from sidelight.reviews.addresses import site_of
from sidelight.reviews.anchors import LONGEST_QUOTE, make_anchor
from sidelight.reviews.model import Kind, Seen, SeenValue, Target
from sidelight.text.page import Page

ENTITY = "entity"
"""Stands for the slot where an entity is named."""


def list_targets(
    annotation: Annotation, reviewed: Annotation, statements: Iterable[Statement], page: Page, address: str
) -> list[Target]:
    """The targets of a page in reading order, assertions first.

    `annotation` is what the engine says, `reviewed` what moderators made of that: where they have shown a claim, no
    statement is without one.
    """
    covered = [item.span for item in reviewed.highlights if isinstance(item, ClaimHighlight)]
    sought = _Page(annotation, {block.id: block.text for block in page.blocks}, address)
    claims = (sought.aim_at_claim(item) for item in annotation.highlights if isinstance(item, ClaimHighlight))
    passages = (sought.aim_at_passage(one) for one in statements if not _overlaps(one.span, covered))
    return [target for target in (*claims, *passages) if len(target.anchor.quote) <= LONGEST_QUOTE]


class _Page:
    def __init__(self, annotation: Annotation, texts: Mapping[int, str], address: str) -> None:
        self._casefile: Casefile = annotation.casefile
        self._language, self._texts, self._address = annotation.language, texts, address

    def aim_at_claim(self, item: ClaimHighlight) -> Target:
        values = tuple(SeenValue(value.slot, value.page, value.agrees) for value in item.values)
        seen = self._see(values, item.relation.value, item.verdict.value, item.confidence)
        return self._aim(Kind.CLAIM, item.claim, item.span, seen)

    def aim_at_passage(self, statement: Statement) -> Target:
        named = (SeenValue(ENTITY, entity) for entity in statement.entities)
        values = (SeenValue(value.kind, value.value) for value in statement.values)
        return self._aim(Kind.PASSAGE, "", statement.span, self._see((*named, *values)))

    def _see(
        self, values: Iterable[SeenValue], relation: str = "", verdict: str = "", confidence: float | None = None
    ) -> Seen:
        return Seen(self._casefile.id, self._casefile.version, relation, verdict, confidence, tuple(values))

    def _aim(self, kind: Kind, subject: str, span: Span, seen: Seen) -> Target:
        anchor = make_anchor(self._texts[span.block], span.start, span.end)
        return Target(self._address, site_of(self._address), self._language, kind, subject, anchor, seen)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.block == other.block and span.start < other.end and other.start < span.end for other in others)

"""What went wrong on a page: each miss and each false hit, with the engine's reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sidelight.annotate import Annotator
from sidelight.annotation import ClaimHighlight, EntityHighlight
from sidelight.evaluation.alignment import Alignment
from sidelight.evaluation.misses import explain_missed_assertion, explain_missed_mention
from sidelight.marked.pages import GoldAssertion, GoldMention


class What(StrEnum):
    """What is wrong."""

    MISSED_MENTION = "missed mention"
    FALSE_MENTION = "false mention"
    MISSED_CLAIM = "missed claim"
    FALSE_CLAIM = "false claim"
    WRONG_RELATION = "wrong relation"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong on a page, at code points [start, end) of a block.

    `id` is that of the entity or claim; `expected` and `given` are relations (empty where there is none);
    `because` says why the engine found it, or for a miss what most likely kept it from finding it.
    """

    page: str
    what: What
    block: int
    start: int
    end: int
    quote: str
    id: str
    expected: str
    given: str
    confidence: float | None
    because: tuple[str, ...]


def list_findings(alignment: Alignment, annotator: Annotator) -> Iterator[Finding]:
    """All that is wrong on a page; the annotator is asked once more for each miss, to tell why."""
    for mention in alignment.missed_mentions:
        reason = explain_missed_mention(mention, alignment, annotator)
        yield _report_miss(What.MISSED_MENTION, alignment, mention, reason)
    for entity in alignment.false_mentions:
        yield _report_hit(What.FALSE_MENTION, alignment, entity)
    for assertion in alignment.missed_assertions:
        reason = explain_missed_assertion(assertion, alignment, annotator)
        yield _report_miss(What.MISSED_CLAIM, alignment, assertion, reason)
    for claim in alignment.false_assertions:
        yield _report_hit(What.FALSE_CLAIM, alignment, claim)
    for mark, given in alignment.assertions:
        if mark.relation is not given.relation:
            yield _report_hit(What.WRONG_RELATION, alignment, given, _tell(mark))


def _report_miss(what: What, alignment: Alignment, mark: GoldMention | GoldAssertion, reason: str) -> Finding:
    quote = alignment.page.blocks[mark.block][mark.start : mark.end]
    of, expected = (mark.entity, "") if isinstance(mark, GoldMention) else (mark.claim, _tell(mark))
    return Finding(alignment.page.id, what, mark.block, mark.start, mark.end, quote, of, expected, "", None, (reason,))


def _report_hit(what: What, alignment: Alignment, hit: EntityHighlight | ClaimHighlight, expected: str = "") -> Finding:
    of, given = (hit.entity, "") if isinstance(hit, EntityHighlight) else (hit.claim, str(hit.relation))
    at, because = hit.span, hit.because
    page = alignment.page.id
    return Finding(page, what, at.block, at.start, at.end, hit.quote, of, expected, given, hit.confidence, because)


def _tell(mark: GoldAssertion) -> str:
    return f"{mark.relation}/{mark.value}" if mark.value else str(mark.relation)

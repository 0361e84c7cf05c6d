"""The nearest reason why something was not found: what was found instead, or what would have had to be otherwise."""

from __future__ import annotations

from sidelight.annotate import Annotator
from sidelight.annotation import ClaimHighlight, EntityHighlight
from sidelight.casefile.examples import write_heading
from sidelight.casefile.model import Prominence
from sidelight.evaluation.alignment import Alignment
from sidelight.marked.overlap import ENOUGH, share
from sidelight.marked.pages import GoldAssertion, GoldMention
from sidelight.text.page import Block, Page


def explain_missed_mention(mark: GoldMention, alignment: Alignment, annotator: Annotator) -> str:
    """Say in words why a marked mention is probably missed."""
    entity = annotator.casefile.entities[mark.entity]
    if entity.prominence is Prominence.VALUE:
        return "the casefile has it as a value of claims, which is never highlighted"
    for other in alignment.annotation.highlights:
        if isinstance(other, EntityHighlight) and other.span.block == mark.block and share(mark, other.span):
            taken = "" if other.entity == mark.entity else f", taken for {other.entity}"
            return f"found '{other.quote}' instead{taken}"
    if _would_be_named(mark, alignment, annotator, entity.label):
        return f"found where the page has '{entity.label}' as well: the name alone has too little support"
    return "no name of the entity has this form, or the page speaks against it"


def explain_missed_assertion(mark: GoldAssertion, alignment: Alignment, annotator: Annotator) -> str:
    """Say in words why a marked assertion is probably missed."""
    claim = annotator.casefile.claims[mark.claim]
    here = [
        one
        for one in alignment.annotation.highlights
        if isinstance(one, ClaimHighlight) and one.span.block == mark.block
    ]
    same = [one for one in here if one.claim == mark.claim]
    if same:
        return f"found once in the block, at '{same[0].quote}'"
    if not (alignment.annotation.about or claim.alone):
        return "the page does not seem to be about the case"
    heading = write_heading(claim, annotator.casefile)
    if _would_be_asserted(mark, alignment, annotator, heading):
        return f"found below the heading '{heading}': here it is not plain who is meant"
    others = [f"{one.claim} {one.relation}" for one in here if share(mark, one.span) >= ENOUGH]
    if others:
        return f"these words were taken to say {', '.join(others)}"
    return "no wording of the claim is known that fits these words"


def _would_be_named(mark: GoldMention, alignment: Alignment, annotator: Annotator, label: str) -> bool:
    page = alignment.page
    blocks = (Block(-1, label), *page.as_page().blocks)
    annotation = annotator.annotate(Page(blocks, page.url, page.language, page.published))
    return any(
        isinstance(one, EntityHighlight)
        and one.entity == mark.entity
        and (one.span.block, one.span.start, one.span.end) == (mark.block, mark.start, mark.end)
        for one in annotation.highlights
    )


def _would_be_asserted(mark: GoldAssertion, alignment: Alignment, annotator: Annotator, heading: str) -> bool:
    page = alignment.page
    blocks = (Block(-1, heading), Block(mark.block, page.blocks[mark.block]))
    annotation = annotator.annotate(Page(blocks, page.url, page.language, page.published))
    return any(
        isinstance(one, ClaimHighlight)
        and one.claim == mark.claim
        and one.span.block == mark.block
        and share(mark, one.span) >= ENOUGH
        for one in annotation.highlights
    )

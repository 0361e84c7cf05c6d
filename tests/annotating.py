"""The engine on the invented casefile, and pages for it."""

from functools import cache
from pathlib import Path

from sidelight.annotate import Annotator
from sidelight.annotation import Annotation, ClaimHighlight, EntityHighlight
from sidelight.casefile.loading import load
from sidelight.casefile.values import PartialDate
from sidelight.languages.frames import frame_slots
from sidelight.text.page import Block, Page

HARBOUR = Path(__file__).parent / "casefiles" / "harbour"


@cache
def harbour_annotator() -> Annotator:
    return Annotator(load(HARBOUR, frame_slots()))


def annotate(*texts: str, language: str = "en", published: PartialDate | None = None) -> Annotation:
    blocks = tuple(Block(number, text) for number, text in enumerate(texts))
    return harbour_annotator().annotate(Page(blocks, language=language, published=published))


def mentions_of(annotation: Annotation) -> list[tuple[str, str]]:
    """Quote and entity of each mention, in reading order."""
    return [(item.quote, item.entity) for item in annotation.highlights if isinstance(item, EntityHighlight)]


def assertions_of(annotation: Annotation) -> dict[str, str]:
    """Claim and relation of each assertion."""
    return {item.claim: str(item.relation) for item in annotation.highlights if isinstance(item, ClaimHighlight)}


def claim_of(annotation: Annotation, claim: str) -> ClaimHighlight:
    return next(item for item in annotation.highlights if isinstance(item, ClaimHighlight) and item.claim == claim)

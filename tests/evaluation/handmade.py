"""Gold pages and highlights made by hand, for tests."""

from sidelight.annotation import Annotation, ClaimHighlight, EntityHighlight, Relation, Span, Verdict
from sidelight.casefile.model import Prominence
from sidelight.marked.pages import GoldAssertion, GoldMention, GoldPage, Kind
from tests.annotating import harbour_annotator


def make_page(*blocks, mentions=(), assertions=(), kind="news", language="en"):
    """A page whose mentions are (block, start, end, entity) and assertions (block, start, end, claim, relation)."""
    return GoldPage(
        id="page",
        language=language,
        published=None,
        url="https://news.example.org/page",
        kind=Kind(kind),
        note="",
        blocks=blocks or ("x" * 200, "x" * 200),
        mentions=tuple(GoldMention(*mention) for mention in mentions),
        assertions=tuple(GoldAssertion(*rest, Relation(relation)) for *rest, relation in assertions),
    )


def make_annotation(mentions=(), assertions=(), confidence=0.9, verdict=Verdict.SUPPORTED):
    """What an engine would answer that found just these, in the same form."""
    highlights = [
        EntityHighlight("", Span(block, start, end), "", entity, Prominence.CORE, confidence, ("a reason",))
        for block, start, end, entity in mentions
    ]
    highlights += [
        ClaimHighlight("", Span(block, *at), "", claim, Relation(told), verdict, "", confidence, (), ("a reason",))
        for block, *at, claim, told in assertions
    ]
    return Annotation(harbour_annotator().casefile, "en", about=True, highlights=tuple(highlights))

"""schema.org ClaimReview of what moderators found to be said: the same as of a page, dated with the decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sidelight.annotation import Annotation, ClaimHighlight, Relation, ReviewMark, Span
from sidelight.casefile.model import Casefile
from sidelight.casefile.standing import assess
from sidelight.contract.request import Request
from sidelight.export.answered import answer_page
from sidelight.export.claim_review import CONTEXT, build_reviews
from sidelight.export.decided import Decided
from sidelight.export.site import Site
from sidelight.matching.verdicts import reach_verdict
from sidelight.reviews.model import Kind, Review
from sidelight.text.page import Block, Page

BLOCK = 0


def build_decided_claims(decided: Decided) -> dict[str, Any]:
    """A graph with a ClaimReview for each statement that somebody accepted, where its verdict has a rating.

    The verdict follows from the casefile as it is now. What was rejected or undone in the period is not in it.
    """
    casefile, site = decided.publishing()
    nodes = [node for review in decided.list_reviews() for node in _describe(review, casefile, site)]
    return {"@context": CONTEXT, "@graph": nodes}


def _describe(review: Review, casefile: Casefile, site: Site) -> Iterator[dict[str, Any]]:
    target = review.target
    if target.kind is not Kind.CLAIM or not review.relation or target.subject not in casefile.claims:
        return
    page = Page((Block(BLOCK, target.anchor.quote),), url=target.page, language=target.language)
    annotation = Annotation(casefile, target.language, about=True, highlights=(_highlight(review, casefile),))
    answered = answer_page(annotation, Request(page, {BLOCK: target.anchor.quote}), site)
    for node in build_reviews(answered)["@graph"]:
        yield {**node, "datePublished": review.changed.isoformat()}


def _highlight(review: Review, casefile: Casefile) -> ClaimHighlight:
    """The whole quote as the assertion that it was found to be."""
    quote, claim, relation = review.target.anchor.quote, review.target.subject, Relation(review.relation)
    verdict = reach_verdict(relation, assess(casefile.claims[claim], casefile).standing)
    mark = ReviewMark(review.id, review.decision.judgement.value, review.reviewer, review.changed)
    return ClaimHighlight(review.id, Span(BLOCK, 0, len(quote)), quote, claim, relation, verdict, {}, 1.0, (), (), mark)

"""schema.org ClaimReview: the statements of a page on which the record has something to say that could be signed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sidelight.casefile.values import PartialDate
from sidelight.export.answered import AnsweredPage, Json
from sidelight.export.telling import VERDICTS, compare_values, explain_variants, order_evidence, tell_stance

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5

RATINGS: Mapping[str, int] = MappingProxyType({"contradicted": 1, "differs": 2, "disputed": 3, "supported": 5})
"""The verdicts that are reviews. Of one origin only, or of none that counts, nothing is established either way."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "Person": "Person",
        "Organization": "Organization",
        "Company": "Organization",
        "PublicBody": "Organization",
        "Place": "Place",
        "Event": "Event",
        "Work": "CreativeWork",
    }
)
"""Kinds of entity as schema.org calls them; others are things."""


def build_reviews(answered: AnsweredPage) -> dict[str, Any]:
    """A graph with one ClaimReview for each statement of the page that has a rating, in reading order.

    What is not known is left out: `url` without a site, `appearance` without the page's address.
    """
    rated = [item for item in answered.statements if item["verdict"] in RATINGS]
    return {"@context": CONTEXT, "@graph": [_review(item, answered) for item in rated]}


def _review(highlight: Json, answered: AnsweredPage) -> dict[str, Any]:
    note = answered.answer["claims"][highlight["claim"]]
    return _drop_empty(
        {
            "@type": "ClaimReview",
            "url": answered.site.link("claims", highlight["claim"]),
            "claimReviewed": highlight["quote"],
            "reviewRating": _rate(highlight, note),
            "reviewBody": " ".join(filter(None, [note["statement"], note["note"], *explain_variants(highlight)])),
            "author": {"@type": "Organization", "name": answered.site.name_publisher(answered.casefile)},
            "itemReviewed": _describe_claim(highlight, answered),
            "citation": [_cite(one, answered.answer["sources"]) for one in order_evidence(note)],
        }
    )


def _rate(highlight: Json, note: Json) -> dict[str, Any]:
    reasons = [*compare_values(highlight), highlight["timing"], note["standing_reason"]]
    return {
        "@type": "Rating",
        "ratingValue": RATINGS[highlight["verdict"]],
        "worstRating": WORST,
        "bestRating": BEST,
        "alternateName": VERDICTS[highlight["verdict"]],
        "ratingExplanation": " ".join(filter(None, reasons)),
    }


def _describe_claim(highlight: Json, answered: AnsweredPage) -> dict[str, Any]:
    subject = answered.casefile.entities[answered.casefile.claims[highlight["claim"]].subject]
    published = _date(answered.page.published)
    appearance = {
        "@type": "CreativeWork",
        "url": answered.address,
        "datePublished": published,
        "inLanguage": answered.answer["lang"],
    }
    return _drop_empty(
        {
            "@type": "Claim",
            "text": highlight["quote"],
            "datePublished": published,
            "about": {"@type": KINDS.get(subject.kind, "Thing"), "name": subject.label},
            "appearance": _drop_empty(appearance) if answered.address else None,
        }
    )


def _cite(evidence: Json, sources: Json) -> dict[str, Any]:
    """A source, whichever side it is on; its description says which."""
    source = sources[evidence["source"]]
    return _drop_empty(
        {
            "@type": "CreativeWork",
            "name": source["title"],
            "description": tell_stance(evidence),
            "url": evidence["link"] or source["url"],
            "publisher": {"@type": "Organization", "name": source["publisher"]},
            "datePublished": source["published"],
            "inLanguage": source["language"],
        }
    )


def _date(date: PartialDate | None) -> str | None:
    """A date that has its year, in ISO 8601."""
    return str(date) if date and date.year else None


def _drop_empty(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}

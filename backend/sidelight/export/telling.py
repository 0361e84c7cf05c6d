"""An answer told in sentences, for every form that people read. All in English but for the casefile's own texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

Json = Mapping[str, Any]

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "contradicted": "Contradicted by the record",
        "differs": "Differs from the record",
        "disputed": "Disputed",
        "unsupported": "Not supported by the record",
        "single-origin": "One origin only",
        "supported": "Supported by the record",
    }
)
"""What each verdict is called, those first that a reader most needs to see."""

STANCES = ("contradicts", "denies", "qualifies", "supports", "mentions")
"""Whoever disagrees is told of first."""


def compare_values(highlight: Json) -> Iterator[str]:
    """Each value that the page gives, beside the record's."""
    for value in highlight["values"]:
        if value["agrees"]:
            yield f"{value['slot']}: “{value['quote']}” is what the record says."
        else:
            yield f"{value['slot']}: the page says “{value['quote']}”, the record {value['casefile']}."


def explain_variants(highlight: Json) -> Iterator[str]:
    """How the known mistakes among the page's values came about, in the locale of the answer."""
    yield from (value["variant"] for value in highlight["values"] if value["variant"])


def order_evidence(claim: Json) -> Sequence[Json]:
    """All evidence of a claim, on every side."""
    return sorted(claim["evidence"], key=lambda one: STANCES.index(one["stance"]))


def tell_stance(evidence: Json) -> str:
    """What a source does to the claim, who denies, and which value it has instead."""
    stance = f"{evidence['by']} {evidence['stance']}" if evidence["by"] else str(evidence["stance"])
    return f"{stance} (gives {evidence['gives']})" if evidence["gives"] else stance


def cite(source: Json) -> str:
    """A source in one line: publisher, date, title."""
    return f"{source['publisher']}, {source['published']}: {source['title']}"


def tell_evidence(claim: Json, answer: Json) -> Iterator[str]:
    """Each piece of evidence in one line: stance, source, key phrase."""
    for one in order_evidence(claim):
        cited = f"{tell_stance(one)}: {cite(answer['sources'][one['source']])}"
        yield f"{cited}, “{one['phrase']}”" if one["phrase"] else cited


def tell_review(highlight: Json) -> Iterator[str]:
    """What a moderator found, by whom and on which day; nothing where nobody looked."""
    if review := highlight.get("review"):
        yield f"Reviewed by {review['by']} on {review['at'][:10]}: {review['decision']}"

"""The decisions of a period for people and other programs: JSON, CSV, Markdown, Web Annotation, ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from sidelight.export.decided import Decided
from sidelight.export.decided_claims import build_decided_claims
from sidelight.export.formats import MEDIA_TYPES, PageFormat
from sidelight.export.markdown import escape, link
from sidelight.export.spreadsheet import BYTE_ORDER_MARK, guard
from sidelight.export.web_annotation import CONTEXT
from sidelight.reviews.forms import write_correction, write_entry, write_review
from sidelight.reviews.model import Entry, Review

COLUMNS = (
    "number", "at", "who", "decision", "before", "scope", "kind", "subject", "quote", "page", "language", "note",
    "correction", "why", "review", "version", "casefile", "casefile_version", "verdict",
)  # fmt: skip


class DecisionFormat(StrEnum):
    """What moderators decided in a period, as others read it."""

    WEB_ANNOTATION = "web-annotation"
    CLAIM_REVIEW = "claim-review"
    CSV = "csv"
    MARKDOWN = "markdown"


def write_decisions(form: DecisionFormat, decided: Decided) -> str:
    """The decisions in a form."""
    return _WRITERS[form](decided)


def tell_decisions(decided: Decided) -> dict[str, Any]:
    """The decisions as data, in the words of the API: each step, and each review as it was at the end."""
    return {
        "entries": [write_entry(entry) for entry in decided.entries],
        "reviews": [write_review(review) for review in decided.list_reviews()],
    }


def write_csv(decided: Decided) -> str:
    """A row a step, in the manner of the other spreadsheets here: no cell is run as a formula."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for entry in decided.entries:
        row = _describe(entry, decided.known[entry.review])
        writer.writerow({name: guard(value) for name, value in row.items()})
    return out.getvalue()


def write_markdown(decided: Decided) -> str:
    """The steps day by day, each with the words that it is about; nothing in them is read as markup."""
    return "\n".join(["# Decisions", *_tell_days(decided)]) + "\n"


def write_web_annotation(decided: Decided) -> str:
    """A collection with an annotation a review: what was decided last in the period, with its words as selector."""
    items = [_annotate(entry, decided.known[key]) for key, entry in decided.last.items()]
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": "urn:sidelight:reviews",
        "type": "AnnotationCollection",
        "label": "What moderators decided",
        "total": len(items),
    }
    if items:
        page = {"id": "urn:sidelight:reviews:1", "type": "AnnotationPage", "partOf": collection["id"], "items": items}
        collection |= {"first": {**page, "startIndex": 0}, "last": page["id"]}
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def write_claim_reviews(decided: Decided) -> str:
    """A ClaimReview for each statement that was accepted."""
    return json.dumps(build_decided_claims(decided), ensure_ascii=False, indent=2) + "\n"


DECISION_TYPES: Mapping[DecisionFormat, str] = {form: MEDIA_TYPES[PageFormat(form)] for form in DecisionFormat}
"""What each form is called on the web, the same as of a page."""

_WRITERS: Mapping[DecisionFormat, Callable[[Decided], str]] = {
    DecisionFormat.CSV: write_csv,
    DecisionFormat.MARKDOWN: write_markdown,
    DecisionFormat.WEB_ANNOTATION: write_web_annotation,
    DecisionFormat.CLAIM_REVIEW: write_claim_reviews,
}


def _describe(entry: Entry, review: Review) -> dict[str, object]:
    target = review.target
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "decision": entry.new.judgement.value,
        "before": entry.old.judgement.value if entry.old else "",
        "scope": entry.new.scope.value,
        "kind": target.kind.value,
        "subject": target.subject,
        "quote": target.anchor.quote,
        "page": target.page,
        "language": target.language,
        "note": entry.new.note,
        "correction": _tell_correction(entry),
        "why": entry.why,
        "review": entry.review,
        "version": entry.version,
        "casefile": target.seen.casefile,
        "casefile_version": target.seen.version,
        "verdict": target.seen.verdict,
    }


def _tell_correction(entry: Entry) -> str:
    return "; ".join(f"{name}: {text}" for name, text in write_correction(entry.new.correction).items())


def _tell_days(decided: Decided) -> Iterator[str]:
    day = ""
    for entry in decided.entries:
        review = decided.known[entry.review]
        if day != (day := entry.at.date().isoformat()):
            yield from ("", f"## {day}", "")
        what = escape(f"{entry.new.judgement.value} ({review.target.kind.value} {review.target.subject})")
        yield f"- {entry.at:%H:%M} {escape(entry.who)}: **{what}**"
        yield f"  > {escape(review.target.anchor.quote)}"
        yield ""
        if review.target.page:
            yield f"  {link(review.target.page, review.target.page)}"
        for said in filter(None, (entry.new.note, _tell_correction(entry), entry.why)):
            yield f"  {escape(said)}"


def _annotate(entry: Entry, review: Review) -> dict[str, Any]:
    anchor = review.target.anchor
    around = {"prefix": anchor.prefix, "suffix": anchor.suffix}
    selector = {
        "type": "TextQuoteSelector",
        "exact": anchor.quote,
        **{key: text for key, text in around.items() if text},
    }
    said = [_write("assessing", entry.new.judgement.value), _write("identifying", review.target.subject)]
    said += [_write("commenting", entry.new.note), _write("editing", _tell_correction(entry))]
    return {
        "id": f"urn:sidelight:review:{review.id}",
        "type": "Annotation",
        "motivation": "moderating",
        "created": review.opened.isoformat(),
        "modified": entry.at.isoformat(),
        "creator": {"type": "Person", "name": entry.who},
        "body": [body for body in said if body["value"]],
        "target": {
            "type": "SpecificResource",
            "source": review.target.page or f"urn:sidelight:block:{anchor.digest}",
            "selector": selector,
        },
    }


def _write(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}

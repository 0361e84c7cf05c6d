"""CSV (RFC 4180): a row a highlight, for spreadsheets and for counting."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from sidelight.export.answered import AnsweredPage, Json
from sidelight.export.telling import compare_values, explain_variants, order_evidence, tell_review, tell_stance

COLUMNS = (
    "page", "published", "language", "kind", "quote", "block", "start", "end", "id", "label", "relation", "verdict",
    "values", "timing", "confidence", "standing", "standing_reason", "documents", "origins", "note", "sources",
    "permalink", "because", "casefile", "version", "review",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet program takes UTF-8 for the local code page, and Cyrillic for noise."""

# A cell that begins so is a formula to a spreadsheet program, full-width signs included.
_FORMULA = re.compile(r"^[\s\x00-\x1f\u200b-\u200f\u2060\ufeff'\"]*[=+\-@＝＋－＠\t\r\n]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write_csv(answered: AnsweredPage) -> str:
    """A table with a heading and one row a highlight; a byte order mark before all, CRLF after each row.

    Offsets are code points of the block. A cell that a spreadsheet program would run as a formula has an apostrophe
    before it.
    """
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    common = _describe_page(answered)
    for highlight in answered.highlights:
        row = common | _describe_highlight(highlight)
        row |= _describe_claim(highlight, answered) if highlight["kind"] == "claim" else _name(highlight, answered)
        writer.writerow({key: guard(value) for key, value in row.items()})
    return out.getvalue()


def guard(value: object) -> str:
    """A cell that no spreadsheet program runs; numbers stay numbers."""
    text = _CONTROLS.sub("\ufffd", str(value))
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _describe_page(answered: AnsweredPage) -> dict[str, object]:
    return {
        "page": answered.page.url,
        "published": str(answered.page.published or ""),
        "language": answered.answer["lang"],
        "casefile": answered.casefile.id,
        "version": answered.casefile.version,
    }


def _describe_highlight(highlight: Json) -> dict[str, object]:
    same = ("kind", "quote", "block", "start", "end", "confidence")
    told = {"because": _join(highlight["because"]), "review": _join(tell_review(highlight))}
    return {key: highlight[key] for key in same} | told


def _name(highlight: Json, answered: AnsweredPage) -> dict[str, object]:
    key = highlight["entity"]
    entity = answered.answer["entities"][key]
    return {
        "id": key,
        "label": entity["label"],
        "note": entity["description"],
        "permalink": answered.site.link("entities", key) or "",
    }


def _describe_claim(highlight: Json, answered: AnsweredPage) -> dict[str, object]:
    key = highlight["claim"]
    claim = answered.answer["claims"][key]
    return {
        "id": key,
        "label": claim["statement"],
        "relation": highlight["relation"],
        "verdict": highlight["verdict"],
        "values": _join([*compare_values(highlight), *explain_variants(highlight)]),
        "timing": highlight["timing"],
        "standing": claim["standing"],
        "standing_reason": claim["standing_reason"],
        **claim["counts"],
        "note": claim["note"],
        "sources": _join(_cite(one, answered.answer["sources"]) for one in order_evidence(claim)),
        "permalink": answered.site.link("claims", key) or "",
    }


def _cite(evidence: Json, sources: Json) -> str:
    source = sources[evidence["source"]]
    address = evidence["link"] or source["url"]
    return f"{tell_stance(evidence)}: {source['publisher']}, {source['published']}" + (f" {address}" if address else "")


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines)

"""The forms of export by name, with their media types."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sidelight.casefile.model import Casefile
from sidelight.export.answered import AnsweredPage
from sidelight.export.claim_review import build_reviews
from sidelight.export.follow_the_money import list_entities
from sidelight.export.markdown import write_markdown
from sidelight.export.site import Site
from sidelight.export.spreadsheet import write_csv
from sidelight.export.web_annotation import CONTEXT, build_collection


class PageFormat(StrEnum):
    """What was found on a page, as others read it."""

    WEB_ANNOTATION = "web-annotation"
    CLAIM_REVIEW = "claim-review"
    CSV = "csv"
    MARKDOWN = "markdown"


class CasefileFormat(StrEnum):
    """A whole casefile, as others read it."""

    FOLLOW_THE_MONEY = "followthemoney"


JSON_LD = "application/ld+json"
JSON_LINES = "application/x-ndjson"

MEDIA_TYPES: Mapping[PageFormat, str] = MappingProxyType(
    {
        PageFormat.WEB_ANNOTATION: f'{JSON_LD}; profile="{CONTEXT}"',
        PageFormat.CLAIM_REVIEW: JSON_LD,
        PageFormat.CSV: "text/csv; charset=utf-8; header=present",
        PageFormat.MARKDOWN: "text/markdown; charset=utf-8; variant=CommonMark",
    }
)
"""What each form of a page is called on the web (RFC 9110)."""

_WRITERS: Mapping[PageFormat, Callable[[AnsweredPage], str]] = MappingProxyType(
    {
        PageFormat.WEB_ANNOTATION: lambda answered: _spell(build_collection(answered)),
        PageFormat.CLAIM_REVIEW: lambda answered: _spell(build_reviews(answered)),
        PageFormat.CSV: write_csv,
        PageFormat.MARKDOWN: write_markdown,
    }
)

_LISTERS: Mapping[CasefileFormat, Callable[[Casefile, Site], Iterator[dict[str, Any]]]] = MappingProxyType(
    {CasefileFormat.FOLLOW_THE_MONEY: list_entities}
)


def write_page(form: PageFormat, answered: AnsweredPage) -> bytes:
    """What was found on a page, in UTF-8."""
    return _WRITERS[form](answered).encode()


def write_casefile(form: CasefileFormat, casefile: Casefile, site: Site) -> Iterator[bytes]:
    """A casefile line by line, each line an entity as JSON in UTF-8."""
    for entity in _LISTERS[form](casefile, site):
        yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _spell(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

"""What a request may say, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from sidelight.contract.faults import Fault, list_faults
from sidelight.contract.fields import LANGUAGE_TAG, PUBLISHED, Blocks, LanguageTag, PublishedDate
from sidelight.contract.offsets import Offsets
from sidelight.text.page import Block, Page

DEFAULT_LOCALE = "en"
LONGEST_URL = 10_000
REPLACEMENT = "\ufffd"


class InvalidRequestError(ValueError):
    """A request that is JSON but not what the contract asks; `faults` lists all that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault['pointer']}: {fault['detail']}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Request:
    """A page to annotate and how to answer. `texts` holds each block's text as it was sent, by id.

    The page's own texts are as long but well-formed: a lone surrogate, which no encoder takes, is U+FFFD.
    """

    page: Page
    texts: Mapping[int, str]
    locale: str = DEFAULT_LOCALE
    offsets: Offsets = Offsets.UTF_16


class RequestSchema(Schema):
    """A page as a reader sees it. Unknown fields are refused; optional ones may be null."""

    class Meta:  # noqa: D106
        unknown = "raise"

    url = fields.String(
        allow_none=True,
        validate=validate.Length(max=LONGEST_URL),
        metadata={
            "description": "The page's address; decisions for the page are found by it. Neither kept nor logged."
        },
    )
    lang = LanguageTag(
        allow_none=True,
        metadata={
            "pattern": LANGUAGE_TAG,
            "description": "The declared language, a BCP 47 tag; it is evidence, the text decides.",
        },
    )
    published = PublishedDate(
        allow_none=True,
        metadata={
            "pattern": PUBLISHED,
            "description": "The page's date: YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time.",
        },
    )
    modified = PublishedDate(
        allow_none=True,
        metadata={
            "pattern": PUBLISHED,
            "description": "The date of the page's last change, where it names one; in the same forms.",
        },
    )
    locale = LanguageTag(
        allow_none=True,
        metadata={
            "pattern": LANGUAGE_TAG,
            "description": "The language of the notes, where they have it; else English. Default: en.",
        },
    )
    offsets = fields.Enum(
        Offsets,
        by_value=fields.String,
        allow_none=True,
        metadata={"description": "What start and end count. Default: utf-16, as JavaScript does."},
    )
    blocks = Blocks(required=True, metadata={"description": "The text in reading order; may be empty."})

    @post_load
    def _build(self, data: dict[str, Any], **_: object) -> Request:
        blocks: tuple[Block, ...] = data["blocks"]
        page = Page(
            blocks=tuple(Block(block.id, make_well_formed(block.text)) for block in blocks),
            url=make_well_formed(data.get("url") or "").replace("\0", REPLACEMENT),
            language=data.get("lang") or "",
            published=data.get("published"),
            modified=data.get("modified"),
        )
        return Request(
            page=page,
            texts={block.id: block.text for block in blocks},
            locale=data.get("locale") or DEFAULT_LOCALE,
            offsets=data.get("offsets") or Offsets.UTF_16,
        )


class ReviewedPageSchema(RequestSchema):
    """A page as a moderator sees it, to be put under review."""

    url = fields.String(
        required=True,
        validate=validate.Length(min=1, max=LONGEST_URL),
        metadata={
            "pattern": "^https?://.+",
            "description": "The page's address; kept without account, fragment and tracking.",
        },
    )


def read_request(data: object) -> Request:
    """Return the request that decoded JSON spells.

    Raises InvalidRequestError with every field's fault at once.
    """
    try:
        request: Request = RequestSchema().load(data)  # type: ignore[arg-type]
    except ValidationError as error:
        raise InvalidRequestError(list_faults(error.messages)) from None
    return request


def make_well_formed(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD, so that every offset stays what it was."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text

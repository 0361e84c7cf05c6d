"""Fields of a request that marshmallow does not bring: language tags, dates of pages, blocks of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from sidelight.casefile.values import PartialDate
from sidelight.text.page import Block

MOST_BLOCKS = 5_000
LONGEST_BLOCK = 100_000
LARGEST_ID = 2**53 - 1
"""The largest integer that JavaScript holds exactly."""

LANGUAGE_TAG = r"^([A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*)?$"
PUBLISHED = r"^\d{4}(-\d{2}(-\d{2}([Tt ]\d{2}:\d{2}.*)?)?)?$"


class BlockSchema(Schema):
    """One paragraph, heading or cell of the page."""

    class Meta:  # noqa: D106
        unknown = "raise"

    id = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(min=0, max=LARGEST_ID),
        metadata={"description": "The sender's own number for the block, unique in the request."},
    )
    text = fields.String(required=True, validate=validate.Length(max=LONGEST_BLOCK))


class LanguageTag(fields.String):
    """A BCP 47 tag (`pl-PL`; `pl_PL` as well), read as its language in lower case; empty: not known."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, object] | None, **kwargs: object) -> str:
        tag = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch(LANGUAGE_TAG, tag):
            raise ValidationError("Not a language tag such as en or pl-PL.")
        return re.split("[-_]", tag)[0].lower()


class PublishedDate(fields.Field[PartialDate]):
    """YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time, read as the calendar date that it states."""

    def _deserialize(self, value: object, *_: object, **__: object) -> PartialDate:
        if not isinstance(value, str):
            raise ValidationError("Not a valid string.")
        try:
            return _read_date(value)
        except ValueError:
            raise ValidationError("Not a date: YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time.") from None


class Blocks(fields.Field[tuple[Block, ...]]):
    """The blocks of a page in reading order, read as `Block`s; every fault of every block at once."""

    listed = fields.List(fields.Nested(BlockSchema), validate=validate.Length(max=MOST_BLOCKS))
    """The same for those who have time: it names each fault, and documents the field."""

    def _deserialize(self, value: object, *_: object, **__: object) -> tuple[Block, ...]:
        if isinstance(value, list) and len(value) > MOST_BLOCKS:
            raise ValidationError(f"{len(value):,} blocks; at most {MOST_BLOCKS:,} are read.")
        # Nearly every request is right, and a schema takes ten times as long over a block as this look.
        plain = isinstance(value, list) and all(map(is_plain_block, value))
        blocks: Any = value if plain else self.listed.deserialize(value)
        _refuse_repeated_ids([block["id"] for block in blocks])
        return tuple(Block(block["id"], block["text"]) for block in blocks)


def is_plain_block(item: object) -> bool:
    """Whether an item is right at first sight; `BlockSchema` judges the same and says why not."""
    if type(item) is not dict or item.keys() != {"id", "text"}:
        return False
    number, text = item["id"], item["text"]
    return type(number) is int and 0 <= number <= LARGEST_ID and type(text) is str and len(text) <= LONGEST_BLOCK


def _refuse_repeated_ids(ids: list[int]) -> None:
    first: dict[int, int] = {}
    faults: dict[str | int, Any] = {}
    for index, number in enumerate(ids):
        if first.setdefault(number, index) != index:
            faults[index] = {"id": [f"Block {first[number]} has the same id."]}
    if faults:
        raise ValidationError(faults)


def _read_date(text: str) -> PartialDate:
    if not re.fullmatch(PUBLISHED, text, re.ASCII):
        raise ValueError(text)
    if len(text) > len("2012-04-05"):
        datetime.fromisoformat(text.upper())
    year, month, day = [*map(int, text[:10].split("-")), None, None][:3]
    date(year or 0, month or 1, day or 1)
    return PartialDate(year, month, day)

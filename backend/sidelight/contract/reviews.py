"""What may be said to the server about reviews, and asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import Stance
from sidelight.contract.fields import LANGUAGE_TAG, LONGEST_BLOCK, LanguageTag
from sidelight.contract.offsets import Offsets, Ruler
from sidelight.contract.request import LONGEST_URL, make_well_formed
from sidelight.reviews import queue
from sidelight.reviews.addresses import UnfitAddressError, keep_address
from sidelight.reviews.anchors import LONGEST_QUOTE, make_anchor
from sidelight.reviews.model import Anchor, Correction, Decision, Judgement, Kind, Scope, SeenValue, State

LONGEST_NOTE = 4_000
LONGEST_WORD = 500
MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Opening:
    """A review to be opened. The casefile and the site are the server's to add."""

    page: str
    language: str
    kind: Kind
    subject: str
    anchor: Anchor
    relation: str
    verdict: str
    confidence: float | None
    values: tuple[SeenValue, ...]
    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A decision in place of another."""

    decision: Decision
    why: str


class Text(fields.String):
    """A text that any database keeps: well-formed, without NUL."""

    PATTERN = ""

    def __init__(self, longest: int, description: str = "", **options: Any) -> None:  # noqa: ANN401 - a field's own
        given = {"description": description, "pattern": self.PATTERN}
        metadata = {name: text for name, text in given.items() if text}
        super().__init__(validate=validate.Length(max=longest), metadata=metadata, **options)

    def _deserialize(self, value: object, attr: str | None, data: Any, **kwargs: object) -> str:  # noqa: ANN401
        text = make_well_formed(super()._deserialize(value, attr, data, **kwargs))
        if "\0" in text:
            raise ValidationError("NUL can't be kept.")
        return text


class PageAddress(Text):
    """A page's address, read as it is kept."""

    PATTERN = "^(https?://.+)?$"

    def _deserialize(self, value: object, attr: str | None, data: Any, **kwargs: object) -> str:  # noqa: ANN401
        try:
            return keep_address(super()._deserialize(value, attr, data, **kwargs))
        except UnfitAddressError as error:
            raise ValidationError(str(error)) from None


class Moment(fields.AwareDateTime):
    """A point in time, read in UTC."""

    def _deserialize(self, value: object, attr: str | None, data: Any, **kwargs: object) -> datetime:  # noqa: ANN401
        try:
            return super()._deserialize(value, attr, data, **kwargs).astimezone(UTC)
        except OverflowError:
            raise ValidationError("In UTC that is before the year 1 or after the year 9999.") from None


class StrictSchema(Schema):
    """What is not known is refused."""

    class Meta:  # noqa: D106
        unknown = "raise"


class CorrectionSchema(StrictSchema):
    """What would be right; only what is given."""

    relation = fields.Enum(Relation, by_value=fields.String)
    slot = Text(LONGEST_WORD, "The slot whose value was misread.")
    value = Text(LONGEST_WORD, "What the page gives there.")
    stance = fields.Enum(Stance, by_value=fields.String, metadata={"description": "What the page says of the claim."})
    statement = Text(LONGEST_NOTE, "The draft of a new claim, in the moderator's words.")
    subject = Text(LONGEST_WORD, "The entity whom the draft is about.")
    frame = Text(LONGEST_WORD, "The frame that the draft is of.")
    slots = fields.Dict(
        keys=Text(LONGEST_WORD),
        values=Text(LONGEST_WORD),
        validate=validate.Length(max=MOST_VALUES),
        metadata={
            "description": "Values of the draft by the frame's slots: `2012-04`, `25 years`, `3,000,000 USD`, ids."
        },
    )

    @post_load
    def _build(self, data: dict[str, Any], **_: object) -> Correction:
        slots = data.pop("slots", {})
        return Correction(**{name: str(given) for name, given in data.items()}, slots=slots)


class ChangeSchema(StrictSchema):
    """A decision in place of another."""

    decision = fields.Enum(Judgement, by_value=fields.String, required=True)
    scope = fields.Enum(
        Scope,
        by_value=fields.String,
        load_default=Scope.PAGE,
        metadata={"description": "everywhere: wherever the same words stand."},
    )
    note = Text(LONGEST_NOTE, "For other moderators.", load_default="")
    correction = fields.Nested(CorrectionSchema, load_default=Correction)
    why = Text(LONGEST_NOTE, "Why it was changed; stands in the history.", load_default="")

    @post_load
    def _build(self, data: dict[str, Any], **_: object) -> Any:  # noqa: ANN401 - an heir builds more
        return read_change(data)


class SeenValueSchema(StrictSchema):
    """A value that the page gave, as it was read."""

    slot = Text(LONGEST_WORD, required=True)
    page = Text(LONGEST_WORD, required=True)
    agrees = fields.Boolean(
        truthy={True},
        falsy={False},
        metadata={"description": "Whether it agrees with the record's, where told."},
    )


class OpeningSchema(ChangeSchema):
    """A passage, and what is decided about it. Of the block only the quote, what is near it and a digest are kept."""

    url = PageAddress(LONGEST_URL, "The page's address; kept without fragment and tracking.", load_default="")
    lang = LanguageTag(load_default="", metadata={"pattern": LANGUAGE_TAG, "description": "The page's language."})
    kind = fields.Enum(Kind, by_value=fields.String, required=True)
    subject = Text(LONGEST_WORD, "An entity's or a claim's id; empty for a passage.", load_default="")
    block = Text(LONGEST_BLOCK, "The text of the whole block; not kept.", required=True)
    start = fields.Integer(required=True, strict=True, metadata={"description": "Of the quote in the block."})
    end = fields.Integer(required=True, strict=True, metadata={"description": "Exclusive."})
    offsets = fields.Enum(Offsets, by_value=fields.String, load_default=Offsets.UTF_16)
    relation = fields.Enum(Relation, by_value=fields.String, metadata={"description": "As it was shown."})
    verdict = fields.Enum(Verdict, by_value=fields.String, metadata={"description": "As it was shown."})
    confidence = fields.Float(allow_none=True, load_default=None, validate=validate.Range(min=0, max=1))
    values = fields.List(fields.Nested(SeenValueSchema), load_default=list, validate=validate.Length(max=MOST_VALUES))

    @post_load
    def _build(self, data: dict[str, Any], **_: object) -> Any:  # noqa: ANN401 - as its parent has it
        change = read_change(data)
        return Opening(
            page=data["url"],
            language=data["lang"],
            kind=data["kind"],
            subject=data["subject"],
            anchor=_read_anchor(data),
            relation=str(data.get("relation", "")),
            verdict=str(data.get("verdict", "")),
            confidence=data["confidence"],
            values=tuple(SeenValue(**value) for value in data["values"]),
            decision=change.decision,
            why=change.why,
        )


class QueueSchema(StrictSchema):
    """Which reviews are wanted."""

    state = fields.Enum(State, by_value=fields.String)
    mine = fields.Boolean(load_default=False, metadata={"description": "Only those that the asker decided last."})
    reviewer = Text(LONGEST_WORD, "Only those that this person decided last.", load_default="")
    kind = fields.Enum(Kind, by_value=fields.String)
    subject = Text(LONGEST_WORD, "A claim's or an entity's id.", load_default="")
    decision = fields.Enum(Judgement, by_value=fields.String)
    verdict = fields.Enum(Verdict, by_value=fields.String)
    site = Text(LONGEST_WORD, "The host, without www.", load_default="")
    language = Text(LONGEST_WORD, load_default="")
    url = PageAddress(LONGEST_URL, "A page's address.", load_default="")
    before = fields.Integer(validate=validate.Range(min=1, max=2**53), metadata={"description": "`next` of a list."})
    limit = fields.Integer(load_default=queue.USUAL, validate=validate.Range(min=1, max=queue.MOST))


class PeriodSchema(StrictSchema):
    """From when to when."""

    since = Moment(format="iso", metadata={"description": "From then on."})
    until = Moment(format="iso", metadata={"description": "Before then."})


class StepsSchema(PeriodSchema):
    """Which steps of the history are wanted, the oldest first."""

    who = Text(LONGEST_WORD, load_default="")
    after = fields.Integer(load_default=0, validate=validate.Range(min=0, max=2**53))
    limit = fields.Integer(load_default=queue.USUAL, validate=validate.Range(min=1, max=queue.MOST))


def read_change(data: dict[str, Any]) -> Change:
    """The decision that loaded data tells."""
    return Change(Decision(data["decision"], data["scope"], data["note"], data["correction"]), data["why"])


def _read_anchor(data: dict[str, Any]) -> Anchor:
    text = data["block"]
    ruler = Ruler(text, data["offsets"])
    start, end = ruler.locate(data["start"]), ruler.locate(data["end"])
    if start is None or end is None or start >= end or not text[start:end].strip():
        raise ValidationError({"start": ["start and end give no words of the block."]})
    if end - start > LONGEST_QUOTE:
        raise ValidationError({"end": [f"A passage has {LONGEST_QUOTE:,} characters at most."]})
    return make_anchor(text, start, end)

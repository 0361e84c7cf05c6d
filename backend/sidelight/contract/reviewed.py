"""What the server says of reviews: schemas that document it and that the tests hold it against."""

from __future__ import annotations

from marshmallow import Schema, fields

from sidelight.contract.problem import ProblemSchema
from sidelight.contract.response import StaleReviewSchema
from sidelight.contract.reviews import CorrectionSchema, SeenValueSchema
from sidelight.reviews.model import Judgement, Kind, Scope, State


class DecisionSchema(Schema):
    """What was decided."""

    decision = fields.Enum(Judgement, by_value=fields.String, required=True)
    scope = fields.Enum(Scope, by_value=fields.String, required=True)
    note = fields.String(required=True)
    correction = fields.Nested(CorrectionSchema, required=True)


class AnchorSchema(Schema):
    """What is kept of a passage."""

    quote = fields.String(required=True)
    prefix = fields.String(required=True)
    suffix = fields.String(required=True)
    start = fields.Integer(required=True, strict=True, metadata={"description": "In the block, in code points."})
    digest = fields.String(required=True, metadata={"description": "Of the block's text."})


class SeenSchema(Schema):
    """What the engine had said."""

    casefile = fields.String(required=True)
    version = fields.String(required=True)
    relation = fields.String(required=True)
    verdict = fields.String(required=True)
    confidence = fields.Float(required=True, allow_none=True)
    values = fields.List(fields.Nested(SeenValueSchema), required=True)


class ReviewSchema(DecisionSchema):
    """A review as it is now."""

    id = fields.String(required=True)
    version = fields.Integer(required=True, strict=True, metadata={"description": "The same as in its ETag."})
    state = fields.Enum(State, by_value=fields.String, required=True)
    reviewer = fields.String(required=True, metadata={"description": "Who decided last."})
    opened = fields.AwareDateTime(required=True, format="iso")
    changed = fields.AwareDateTime(required=True, format="iso")
    page = fields.String(required=True)
    site = fields.String(required=True)
    language = fields.String(required=True)
    kind = fields.Enum(Kind, by_value=fields.String, required=True)
    subject = fields.String(required=True)
    anchor = fields.Nested(AnchorSchema, required=True)
    seen = fields.Nested(SeenSchema, required=True)


class ReviewListSchema(Schema):
    """Some reviews, what changed last first."""

    reviews = fields.List(fields.Nested(ReviewSchema), required=True)
    total = fields.Integer(required=True, strict=True, metadata={"description": "How many there are in all."})
    next = fields.Integer(
        required=True, strict=True, allow_none=True, metadata={"description": "`before` of the rest."}
    )


class EntrySchema(Schema):
    """A step of the history, which nobody can change."""

    number = fields.Integer(required=True, strict=True, metadata={"description": "From 1, without gaps."})
    review = fields.String(required=True)
    version = fields.Integer(required=True, strict=True)
    at = fields.AwareDateTime(required=True, format="iso")
    who = fields.String(required=True)
    old = fields.Nested(DecisionSchema, required=True, allow_none=True)
    new = fields.Nested(DecisionSchema, required=True)
    why = fields.String(required=True)
    whose = fields.String(metadata={"description": "Whose decision this puts back, if another's than that of `who`."})


class HistorySchema(Schema):
    """Some steps, the oldest first."""

    entries = fields.List(fields.Nested(EntrySchema), required=True)
    next = fields.Integer(required=True, strict=True, allow_none=True, metadata={"description": "`after` of the rest."})


class DecisionsSchema(Schema):
    """What was decided in a period."""

    entries = fields.List(fields.Nested(EntrySchema), required=True)
    reviews = fields.List(
        fields.Nested(ReviewSchema), required=True, metadata={"description": "As they were at the period's end."}
    )


class TallySchema(Schema):
    """A moderator's work."""

    who = fields.String(required=True)
    decisions = fields.Integer(required=True, strict=True)
    reviews = fields.Integer(required=True, strict=True)
    judgements = fields.Dict(keys=fields.String(), values=fields.Integer(strict=True), required=True)
    overruled = fields.Integer(
        required=True, strict=True, metadata={"description": "Reviews on which somebody said something else later."}
    )
    last = fields.AwareDateTime(required=True, format="iso")


class AgreementSchema(Schema):
    """How far two moderators agree on what both judged."""

    one = fields.String(required=True)
    other = fields.String(required=True)
    shared = fields.Integer(required=True, strict=True)
    agreed = fields.Integer(required=True, strict=True)
    percent = fields.Float(required=True, allow_none=True)
    kappa = fields.Float(
        required=True, allow_none=True, metadata={"description": "Cohen's; null where chance would explain it all."}
    )


class ModeratorsSchema(Schema):
    """What the history tells of the moderators."""

    moderators = fields.List(fields.Nested(TallySchema), required=True)
    agreement = fields.List(fields.Nested(AgreementSchema), required=True)


class ExistsSchema(ProblemSchema):
    """Why a review was not opened."""

    current = fields.Nested(ReviewSchema, required=True)


class LostUpdateSchema(ProblemSchema):
    """Why a review was not changed: both versions."""

    current = fields.Nested(ReviewSchema, required=True)
    yours = fields.Nested(DecisionSchema, required=True)


class CollectedSchema(Schema):
    """What became of a page that was put under review."""

    page = fields.String(required=True, metadata={"description": "Its address as it is kept."})
    opened = fields.Integer(required=True, strict=True, metadata={"description": "Passages that wait now."})
    known = fields.Integer(required=True, strict=True, metadata={"description": "Those under review before."})
    stale = fields.List(fields.Nested(StaleReviewSchema), required=True)

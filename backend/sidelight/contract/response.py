"""What an answer looks like: schemas that document it and that the tests hold it against."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from sidelight.annotation import Relation, Verdict
from sidelight.casefile.model import Prominence, Stance, Standing
from sidelight.contract.offsets import Offsets
from sidelight.reviews.applying import Misfit


def _word(choices: type[Any], description: str = "") -> fields.Enum[Any]:
    return fields.Enum(choices, by_value=fields.String, required=True, metadata=_described(description))


def _text(description: str = "", *, null: bool = False) -> fields.String:
    return fields.String(required=True, allow_none=null, metadata=_described(description))


def _count(description: str = "") -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=validate.Range(min=0), metadata=_described(description))


def _prominence() -> fields.String:
    return fields.String(
        required=True,
        validate=validate.OneOf([Prominence.CORE.value, Prominence.CONTEXT.value]),
        metadata={"description": "Context entities are worth a note only on a page about the case."},
    )


def _described(description: str) -> dict[str, str]:
    return {"description": description} if description else {}


class CasefileReferenceSchema(Schema):
    """Which casefile, and which state of it, answered."""

    id = _text()
    version = _text("`sha256:` and the digest of the casefile's files.")


class ReviewMarkSchema(Schema):
    """That a moderator looked at a highlight."""

    id = _text("Of the review.")
    decision = _text("right, or what the engine had wrong or had not seen: see POST /v1/reviews.")
    by = _text("Who decided.")
    at = fields.AwareDateTime(required=True, format="iso")


class StaleReviewSchema(Schema):
    """A decision for this page that does not fit it any more."""

    id = _text("Of the review.")
    decision = _text()
    reason = _word(Misfit, "Why it has no effect: its words are gone, its subject is, or they are read otherwise now.")


class PageReviewsSchema(Schema):
    """How moderators' decisions were put to the page."""

    fresh = fields.Boolean(
        required=True, metadata={"description": "false: the database could not be asked; what was known before held."}
    )
    stale = fields.List(
        fields.Nested(StaleReviewSchema), required=True, metadata={"description": "For those who may review."}
    )


class HighlightSchema(Schema):
    """What every highlight has. `text[start:end]` of its block, counted as asked, is `quote`."""

    id = _text("Unique in the answer; the same for the same page and casefile.")
    block = _count("The id of the block, as the request gave it.")
    start = _count()
    end = _count("Exclusive.")
    quote = _text()
    confidence = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    because = fields.List(fields.String(), required=True, metadata={"description": "The reasons, in words."})
    review = fields.Nested(
        ReviewMarkSchema, metadata={"description": "Only where a moderator accepted, corrected or added it."}
    )


class EntityHighlightSchema(HighlightSchema):
    """A mention: a span that names an entity."""

    kind = fields.Constant("entity", required=True, metadata={"enum": ["entity"], "type": "string"})
    entity = _text("A key of `entities`.")
    prominence = _prominence()


class ValueComparisonSchema(Schema):
    """A value that the page gives, beside the casefile's."""

    slot = _text()
    quote = _text()
    start = _count("In the block of the highlight, counted as asked.")
    end = _count("Exclusive.")
    page = _text("The value as read from the page.")
    casefile = _text("The value on record.")
    agrees = fields.Boolean(required=True)
    variant = _text("Where the page's value is a known mistake: how it came about. Else empty.")


class ClaimHighlightSchema(HighlightSchema):
    """An assertion: a span that says something about a claim."""

    kind = fields.Constant("claim", required=True, metadata={"enum": ["claim"], "type": "string"})
    claim = _text("A key of `claims`.")
    relation = _word(Relation, "What the page does to the claim.")
    verdict = _word(Verdict, "What the reader is told: relation and standing together.")
    timing = _text("The page's date against the claim's, in the request's locale; empty where nothing is sure.")
    values = fields.List(fields.Nested(ValueComparisonSchema), required=True)


class Highlights(fields.Field[Any]):
    """A list of highlights of either kind, told apart by `kind`."""

    KINDS = (EntityHighlightSchema, ClaimHighlightSchema)


class EntityNoteSchema(Schema):
    """Who or what an entity is."""

    label = _text()
    type = _text("Person, Organization, Place, Work ...")
    prominence = _prominence()
    description = _text("In the request's locale, or English.")
    sources = fields.List(fields.String(), required=True, metadata={"description": "Keys of `sources`."})


class PeriodSchema(Schema):
    """When the claim holds; null: open."""

    start = fields.String(data_key="from", required=True, allow_none=True)
    end = fields.String(data_key="to", required=True, allow_none=True)


class CountsSchema(Schema):
    """How many documents support the claim, and from how many independent origins they come."""

    documents = _count()
    origins = _count()


class SlotValueSchema(Schema):
    """One value on record."""

    slot = _text()
    value = _text()


class EvidenceSchema(Schema):
    """What one source says of the claim, and where."""

    source = _text("A key of `sources`.")
    stance = _word(Stance)
    by = _text("Of a denial: who denies. Else empty.")
    gives = _text("Where it contradicts one value only: what it gives in place of the record's. Else empty.")
    locator = _text("Where in the source, in words.")
    phrase = _text("A few words of the passage.")
    link = _text("The address of the source, or else of its archived copy, with a text fragment; or null.", null=True)


class ClaimNoteSchema(Schema):
    """What the record says of a claim."""

    statement = _text("In the request's locale, or English.")
    note = _text("In the request's locale, or English; may be empty.")
    chapter = _text()
    frame = _text()
    standing = _word(Standing, "What the evidence adds up to.")
    standing_reason = _text()
    period = fields.Nested(PeriodSchema, required=True)
    counts = fields.Nested(CountsSchema, required=True)
    values = fields.List(fields.Nested(SlotValueSchema), required=True)
    evidence = fields.List(fields.Nested(EvidenceSchema), required=True)


class SourceNoteSchema(Schema):
    """A document behind an entity or a claim, or the origin of one."""

    title = _text()
    publisher = _text()
    url = _text("http or https, or null where none is known.", null=True)
    archived = _text("The address of a copy in an archive, or null.", null=True)
    checked = _text("The day on which the address was last seen to lead there, or null.", null=True)
    published = _text("YYYY, YYYY-MM or YYYY-MM-DD.")
    language = _text()
    kind = _text()
    grade = _text("Admiralty letter, A (reliable) to F.")
    origin = _text("The source that it repeats in the end, itself where none: a key of `sources`.")


def _notes(schema: type[Schema], description: str) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(),
        values=fields.Nested(schema),
        required=True,
        metadata={"description": description},
    )


class AnnotationSchema(Schema):
    """The highlights of a page in reading order, and each note that they need, once."""

    casefile = fields.Nested(CasefileReferenceSchema, required=True)
    lang = _text("The page's language as read, or empty.")
    offsets = _word(Offsets)
    about = fields.Boolean(required=True, metadata={"description": "Whether the page is about the case at all."})
    highlights = Highlights(required=True)
    entities = _notes(EntityNoteSchema, "Notes on the entities highlighted, by id.")
    claims = _notes(ClaimNoteSchema, "Notes on the claims highlighted, by id.")
    sources = _notes(SourceNoteSchema, "The sources that the notes refer to, by id.")
    reviews = fields.Nested(
        PageReviewsSchema,
        metadata={"description": "For those who may review, and for all where the decisions could not be asked for."},
    )

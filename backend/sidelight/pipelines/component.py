"""The engine as a component of a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from marshmallow import ValidationError
from spacy.tokens import Doc, SpanGroup

from sidelight.annotate import Annotator
from sidelight.annotation import Annotation, ClaimHighlight, EntityHighlight, ValueComparison
from sidelight.casefile.model import Standing
from sidelight.casefile.standing import assess
from sidelight.casefile.values import PartialDate
from sidelight.contract.fields import PublishedDate
from sidelight.pipelines.blocks import cut_blocks
from sidelight.pipelines.details import (
    ASSERTIONS,
    MENTIONS,
    AssertionDetails,
    Details,
    MentionDetails,
    ValueDetails,
    pack,
)
from sidelight.pipelines.tagging import DocTagger, is_tagged
from sidelight.text.page import Page

PUBLISHED = "published"
_ANY_LANGUAGE = "xx"


class Sidelight:
    """Fills `doc.spans["mentions"]` and `doc.spans["assertions"]`, labelled with the ids of entities and claims.

    `published` is the date of documents that have none of their own in `doc._.published`. What is learned from the
    casefile's examples is kept in `keep_in`. Raises CasefileError for a broken casefile, ValueError for a wrong date.
    """

    def __init__(self, folder: Path, keep_in: Path, published: str | None = None) -> None:
        self._given = (folder, keep_in, published)
        self._published = read_date(published)
        self._annotator = Annotator.from_folder(folder, keep_in)
        self._standing = cache(self._assess)
        if not Doc.has_extension(PUBLISHED):
            Doc.set_extension(PUBLISHED, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The same document with both span groups; what stood in them is replaced."""
        published = read_date(doc._.get(PUBLISHED)) or self._published
        language = "" if doc.lang_ == _ANY_LANGUAGE else doc.lang_
        page = Page(cut_blocks(doc.text), language=language, published=published)
        annotation = self._annotator.annotate(page, DocTagger(doc) if is_tagged(doc) else None)
        named = (one for one in annotation.highlights if isinstance(one, EntityHighlight))
        said = (one for one in annotation.highlights if isinstance(one, ClaimHighlight))
        _fill(doc, MENTIONS, annotation, {one.id: self._tell_mention(one) for one in named})
        _fill(doc, ASSERTIONS, annotation, {one.id: self._tell_assertion(one) for one in said})
        return doc

    def __reduce__(self) -> tuple[type[Sidelight], tuple[Path, Path, str | None]]:
        """What it was made from: another process loads the casefile itself."""
        return Sidelight, self._given

    def _assess(self, claim: str) -> Standing:
        casefile = self._annotator.casefile
        return assess(casefile.claims[claim], casefile).standing

    def _tell_mention(self, highlight: EntityHighlight) -> MentionDetails:
        return MentionDetails(
            start_char=highlight.span.block + highlight.span.start,
            end_char=highlight.span.block + highlight.span.end,
            entity=highlight.entity,
            label=self._annotator.casefile.entities[highlight.entity].label,
            prominence=highlight.prominence,
            confidence=highlight.confidence,
            because=highlight.because,
        )

    def _tell_assertion(self, highlight: ClaimHighlight) -> AssertionDetails:
        return AssertionDetails(
            start_char=highlight.span.block + highlight.span.start,
            end_char=highlight.span.block + highlight.span.end,
            claim=highlight.claim,
            statement=self._annotator.casefile.claims[highlight.claim].statement["en"],
            relation=highlight.relation,
            verdict=highlight.verdict,
            standing=self._standing(highlight.claim),
            timing=highlight.timing.get("en", ""),
            confidence=highlight.confidence,
            values=tuple(_tell_value(value) for value in highlight.values),
            because=highlight.because,
        )


def read_date(given: object) -> PartialDate | None:
    """A date from `2012`, `2012-04`, `2012-04-05`, an ISO date-time or a `datetime.date`; None for none.

    Raises ValueError for anything else.
    """
    if given is None or isinstance(given, PartialDate):
        return given
    if isinstance(given, date):
        return PartialDate(given.year, given.month, given.day)
    try:
        read: PartialDate = PublishedDate().deserialize(given)
    except ValidationError as error:
        raise ValueError(f"published is {given!r}. {error.messages[0]}") from None
    return read


def _tell_value(value: ValueComparison) -> ValueDetails:
    return ValueDetails(
        slot=value.slot,
        start_char=value.span.block + value.span.start,
        end_char=value.span.block + value.span.end,
        quote=value.quote,
        page=value.page,
        casefile=value.casefile,
        agrees=value.agrees,
        variant=value.variant,
    )


def _fill(doc: Doc, name: str, annotation: Annotation, details: Mapping[str, Details]) -> None:
    """A group of spans in reading order, each grown to whole tokens."""
    spans = [
        span
        for key, one in details.items()
        if (span := doc.char_span(one.start_char, one.end_char, _label(one), alignment_mode="expand", span_id=key))
    ]
    doc.spans[name] = SpanGroup(doc, name=name, attrs=pack(annotation, details), spans=spans)


def _label(details: Details) -> str:
    return details.entity if isinstance(details, MentionDetails) else details.claim

"""From an annotation to the answer that the contract promises."""

from __future__ import annotations

from collections.abc import Iterable

from sidelight.annotation import (
    Annotation,
    ClaimHighlight,
    EntityHighlight,
    Highlight,
    ReviewMark,
    Span,
    ValueComparison,
)
from sidelight.casefile.model import Casefile, Entity
from sidelight.casefile.standing import Assessment, assess, chain
from sidelight.contract.notes import Json, choose_text, describe_claim, describe_entity, describe_source
from sidelight.contract.offsets import Ruler
from sidelight.contract.request import Request


def render(annotation: Annotation, request: Request) -> Json:
    """Return the answer as JSON data: offsets in the request's unit, notes in its locale, each note once."""
    casefile = annotation.casefile
    scribe = _Scribe(casefile, request)
    entities = [casefile.entities[key] for key in _list_notes(annotation, EntityHighlight)]
    claims = [casefile.claims[key] for key in _list_notes(annotation, ClaimHighlight)]
    records = [(claim, assess(claim, casefile)) for claim in claims]
    return {
        "casefile": {"id": casefile.id, "version": casefile.version},
        "lang": annotation.language,
        "offsets": request.offsets.value,
        "about": annotation.about,
        "highlights": [scribe.write(highlight) for highlight in annotation.highlights],
        "entities": {entity.id: describe_entity(entity, request.locale) for entity in entities},
        "claims": {
            claim.id: describe_claim(claim, assessment, casefile, request.locale) for claim, assessment in records
        },
        "sources": _describe_sources(casefile, entities, [assessment for _, assessment in records]),
    }


class _Scribe:
    """Writes highlights of one page, measuring each block's text once."""

    def __init__(self, casefile: Casefile, request: Request) -> None:
        self._casefile = casefile
        self._request = request
        self._rulers: dict[int, Ruler] = {}

    def write(self, highlight: Highlight) -> Json:
        if isinstance(highlight, ClaimHighlight):
            return self._write_common(highlight, "claim") | {
                "claim": highlight.claim,
                "relation": highlight.relation.value,
                "verdict": highlight.verdict.value,
                "timing": choose_text(highlight.timing, self._request.locale),
                "values": [self._write_value(highlight.claim, value) for value in highlight.values],
            }
        return self._write_common(highlight, "entity") | {
            "entity": highlight.entity,
            "prominence": highlight.prominence.value,
        }

    def _write_common(self, highlight: Highlight, kind: str) -> Json:
        return {
            "id": highlight.id,
            "kind": kind,
            "block": highlight.span.block,
            **self._measure(highlight.span),
            "confidence": highlight.confidence,
            "because": list(highlight.because),
            **_tell_review(highlight.review),
        }

    def _write_value(self, claim: str, value: ValueComparison) -> Json:
        return {
            "slot": value.slot,
            **self._measure(value.span),
            "page": value.page,
            "casefile": value.casefile,
            "agrees": value.agrees,
            "variant": self._explain_variant(claim, value),
        }

    def _measure(self, span: Span) -> Json:
        text = self._request.texts[span.block]
        if span.block not in self._rulers:
            self._rulers[span.block] = Ruler(text, self._request.offsets)
        ruler = self._rulers[span.block]
        quote = text[span.start : span.end]
        return {"quote": quote, "start": ruler.measure(span.start), "end": ruler.measure(span.end)}

    def _explain_variant(self, claim: str, value: ValueComparison) -> str:
        # The engine names a variant by its English note, which is the one text that every variant has.
        for slot in self._casefile.claims[claim].slots:
            for variant in slot.variants:
                if value.slot == slot.name and value.variant == variant.note["en"]:
                    return choose_text(variant.note, self._request.locale)
        return value.variant


def _tell_review(mark: ReviewMark | None) -> Json:
    if mark is None:
        return {}
    told = {"id": mark.review, "decision": mark.decision, "by": mark.by, "at": mark.at.isoformat()}
    return {"review": told}


def _list_notes(annotation: Annotation, kind: type[Highlight]) -> Iterable[str]:
    """The ids of entities or claims highlighted, each once, in reading order."""
    return dict.fromkeys(
        item.claim if isinstance(item, ClaimHighlight) else item.entity
        for item in annotation.highlights
        if isinstance(item, kind)
    )


def _describe_sources(casefile: Casefile, entities: list[Entity], assessments: list[Assessment]) -> Json:
    named = [source for entity in entities for source in entity.sources]
    named += [
        evidence.source
        for assessment in assessments
        for position in assessment.positions
        for evidence in position.evidence
    ]
    origins = [chain(source, casefile)[-1].id for source in named]
    return {key: describe_source(casefile.sources[key], casefile) for key in dict.fromkeys([*named, *origins])}

"""What decisions make of a page's annotation: what was rejected is left out, what was accepted says who accepted it.

A pure function. Nothing that was decided is bent to fit: what fits no more is listed as stale, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sidelight.annotation import (
    Annotation,
    ClaimHighlight,
    EntityHighlight,
    Highlight,
    Relation,
    ReviewMark,
    Span,
    Verdict,
)
from sidelight.casefile.model import Casefile, Prominence
from sidelight.casefile.standing import assess
from sidelight.matching.verdicts import reach_verdict
from sidelight.reviews.model import ADDS, Judgement, Kind, Review, Scope, State
from sidelight.reviews.relocating import PageText, Place
from sidelight.text.page import Page

MIXED_UP = frozenset({Judgement.WRONG_RELATION, Judgement.WRONG_VALUE})
DRAFTS = frozenset({Judgement.NEW_CLAIM, Judgement.NEW_EVIDENCE})
"""What changes the casefile one day, and no page."""
MARKED = "a moderator marked this passage"


class Misfit(StrEnum):
    """Why a decision has no effect on the page as it is now."""

    PASSAGE_GONE = "passage-gone"
    """Its words do not stand there, or stand in several places that are as likely."""
    SUBJECT_GONE = "subject-gone"
    """The casefile has no such entity or claim."""
    READING_CHANGED = "reading-changed"
    """The passage is read in another way than when it was decided upon."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision that does not fit any more, and why."""

    review: Review
    reason: Misfit


@dataclass(frozen=True, slots=True)
class Applied:
    """An annotation with decisions at work; those without effect, in the order in which they were made."""

    annotation: Annotation
    stale: tuple[Stale, ...] = ()


def apply_reviews(annotation: Annotation, page: Page, reviews: Iterable[Review], address: str) -> Applied:
    """Return the annotation as the reviews have it; `address` is the page's as reviews keep it, empty if not told.

    A page whose address is not told is known by its passages: what was decided for one page has effect where the same
    words stand in the same surroundings. Of two decisions on one highlight the later counts, but what was decided for
    a page before what was for everywhere. What a moderator added is replaced by what another adds there later.
    """
    wanted = [review for review in reviews if review.decision.state is State.DONE]
    if not wanted:
        return Applied(annotation)
    work = _Work(annotation, PageText(page))
    for review in sorted(wanted, key=lambda one: (one.decision.scope is Scope.PAGE, one.serial)):
        here, everywhere = address != "" and review.target.page == address, review.decision.scope is Scope.EVERYWHERE
        if here:
            work.apply(review)
        if everywhere:
            work.apply_to_copies(review)
        if not (here or everywhere or address):
            work.apply_to_same(review)
    return Applied(_rebuild(annotation, page, work.list()), tuple(sorted(work.stale, key=_by_serial)))


@dataclass
class _Work:
    """The highlights of one page while decisions are put to them. One that is rejected stays known, but hidden."""

    annotation: Annotation
    text: PageText
    stale: list[Stale] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._shown: dict[str, Highlight | None] = {item.id: item for item in self.annotation.highlights}
        self._added: set[str] = set()
        self._by_subject: dict[tuple[Kind, str], list[Highlight]] = defaultdict(list)
        for item in self.annotation.highlights:
            self._by_subject[_subject(item)].append(item)

    def list(self) -> list[Highlight]:
        return [item for item in self._shown.values() if item]

    def apply(self, review: Review) -> None:
        """Put a decision to this page, where it was made."""
        if review.decision.judgement in DRAFTS:
            return
        if not _has_subject(self.annotation.casefile, review):
            self._tell(review, Misfit.SUBJECT_GONE)
            return
        places = self.text.find(review.target.anchor)
        if not places:
            self._tell(review, Misfit.PASSAGE_GONE)
        for place in places:
            self._apply_at(place, review)

    def apply_to_copies(self, review: Review) -> None:
        """Put a decision to copies of its passage on this page, where the engine or a moderator says something."""
        for place in self.text.find_copies(review.target.anchor):
            self._decide_at(place, review, adds=False)

    def apply_to_same(self, review: Review) -> None:
        """Put a decision to its very passage on what may be its page: nothing is stale where it is another."""
        if review.decision.judgement in DRAFTS or not _has_subject(self.annotation.casefile, review):
            return
        for place in self.text.find_same(review.target.anchor):
            self._decide_at(place, review, adds=self.text.has_digest(place, review.target.anchor))

    def _apply_at(self, place: Place, review: Review) -> None:
        if not self._decide_at(place, review, adds=place.exact):
            self._tell(review, Misfit.READING_CHANGED)

    def _decide_at(self, place: Place, review: Review, *, adds: bool) -> bool:
        """Decide about what is said there, or say it where that may be added; whether the decision has its effect."""
        found = list(self._find(place, review))
        added = [item for item in found if item.id in self._added]
        read = [item for item in found if item.id not in self._added]
        fit = [item for item in read if not _is_read_otherwise(item, review)]
        for item in fit:
            self._decide(item, review)
        if review.decision.judgement not in ADDS:
            for item in added:
                self._decide(item, review)
        elif fit:
            self._drop(added)
        elif not read:
            return self._say(place, review, added, adds=adds)
        return fit == read

    def _say(self, place: Place, review: Review, added: Iterable[Highlight], *, adds: bool) -> bool:
        """Show what the engine does not see, in place of what was added there before; whether that could be done."""
        replaced = list(added)
        if not (_can_be_shown(review) and (adds or (replaced and place.exact))):
            return False
        self._drop(replaced)
        self._show(place, review)
        return True

    def _show(self, place: Place, review: Review) -> None:
        item = _add(place, review, self.annotation.casefile, self.text)
        self._shown[item.id] = item
        self._added.add(item.id)
        self._by_subject[_subject(item)].append(item)

    def _drop(self, added: Iterable[Highlight]) -> None:
        """Forget what was added, because a later decision about it counts."""
        for item in added:
            del self._shown[item.id]
            self._added.remove(item.id)
            self._by_subject[_subject(item)].remove(item)

    def _find(self, place: Place, review: Review) -> Iterator[Highlight]:
        """What the engine, or a moderator before, says of the review's subject there."""
        for item in self._by_subject[review.target.kind, review.target.subject]:
            span = item.span
            if span.block == place.block and span.start < place.end and place.start < span.end:
                yield item

    def _decide(self, item: Highlight, review: Review) -> None:
        """Put a decision to a highlight as it was before any: what was decided before counts no more."""
        judgement, right = review.decision.judgement, review.decision.correction.relation
        if judgement is Judgement.WRONG_MATCH:
            self._shown[item.id] = None
        elif judgement in MIXED_UP and isinstance(item, ClaimHighlight):
            self._shown[item.id] = _correct(item, review, self.annotation.casefile) if right else None
        else:
            self._shown[item.id] = replace(item, review=mark(review))

    def _tell(self, review: Review, reason: Misfit) -> None:
        if all(told.review.id != review.id for told in self.stale):
            self.stale.append(Stale(review, reason))


def mark(review: Review) -> ReviewMark:
    """What readers are told of a decision."""
    return ReviewMark(review.id, review.decision.judgement.value, review.reviewer, review.changed)


def _subject(item: Highlight) -> tuple[Kind, str]:
    return (Kind.CLAIM, item.claim) if isinstance(item, ClaimHighlight) else (Kind.ENTITY, item.entity)


def _has_subject(casefile: Casefile, review: Review) -> bool:
    target = review.target
    if target.kind is Kind.CLAIM:
        return target.subject in casefile.claims
    entity = casefile.entities.get(target.subject)
    return entity is not None and entity.prominence is not Prominence.VALUE


def _is_read_otherwise(item: Highlight, review: Review) -> bool:
    """Whether the engine now reads the passage in another way than the one that was decided upon, or found right."""
    if not isinstance(item, ClaimHighlight) or review.decision.judgement is Judgement.WRONG_MATCH:
        return False
    accepted = {review.target.seen.relation, review.decision.correction.relation} - {""}
    return bool(accepted) and item.relation.value not in accepted


def _can_be_shown(review: Review) -> bool:
    """Whether the decision alone says enough for a highlight: of a claim also what the passage does to it."""
    return review.decision.judgement in ADDS and (review.target.kind is Kind.ENTITY or review.relation != "")


def _correct(item: ClaimHighlight, review: Review, casefile: Casefile) -> ClaimHighlight:
    """The highlight with the relation that is right, without the value that was misread."""
    correction = review.decision.correction
    relation = Relation(correction.relation)
    return replace(
        item,
        relation=relation,
        verdict=_judge(item.claim, relation, casefile),
        timing=item.timing if relation is item.relation else {},
        values=tuple(value for value in item.values if value.slot != correction.slot),
        review=mark(review),
    )


def _judge(claim: str, relation: Relation, casefile: Casefile) -> Verdict:
    return reach_verdict(relation, assess(casefile.claims[claim], casefile).standing)


def _add(place: Place, review: Review, casefile: Casefile, text: PageText) -> Highlight:
    """A highlight that the engine does not see, because a moderator does."""
    span, subject = Span(place.block, place.start, place.end), review.target.subject
    key = f"{span.block}-{span.start}-{span.end}-{subject}"
    quote, said = text.read(place), mark(review)
    if review.target.kind is Kind.ENTITY:
        prominence = casefile.entities[subject].prominence
        return EntityHighlight(f"e-{key}", span, quote, subject, prominence, 1.0, (MARKED,), said)
    relation = Relation(review.relation)
    verdict = _judge(subject, relation, casefile)
    return ClaimHighlight(f"c-{key}", span, quote, subject, relation, verdict, {}, 1.0, (), (MARKED,), said)


def _rebuild(annotation: Annotation, page: Page, shown: Iterable[Highlight]) -> Annotation:
    order = {block.id: number for number, block in enumerate(page.blocks)}
    items = sorted(shown, key=lambda item: (order[item.span.block], item.span.start, -item.span.end, item.id))
    about = any(isinstance(item, ClaimHighlight) or item.prominence is Prominence.CORE for item in items)
    return replace(annotation, highlights=tuple(items), about=about)


def _by_serial(stale: Stale) -> int:
    return stale.review.serial

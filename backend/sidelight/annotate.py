"""The one door to the engine: a page in, its highlights out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from sidelight.annotation import (
    Annotation,
    ClaimHighlight,
    EntityHighlight,
    Highlight,
    Span,
    Statement,
    ValueComparison,
)
from sidelight.casefile.model import Casefile, Prominence, Standing
from sidelight.casefile.standing import assess
from sidelight.languages.frames import frame_slots
from sidelight.languages.language import load_languages
from sidelight.marked.curriculum import tell_curriculum
from sidelight.marked.whole import Material, load_whole
from sidelight.matching.assertions import Assertion
from sidelight.matching.candidates import find_candidates
from sidelight.matching.comparisons import compare_values
from sidelight.matching.gate import Gate, read_block
from sidelight.matching.inflection import Inflector
from sidelight.matching.mentions import Mention, decide_mentions
from sidelight.matching.names import NameIndex
from sidelight.matching.reader import CloseReader
from sidelight.matching.shelf import Shelf
from sidelight.matching.tags import Tagger, hear
from sidelight.matching.teacher import COMMON, Teacher
from sidelight.matching.timing import Almanac
from sidelight.matching.uncovered import Uncovered, find_uncovered
from sidelight.matching.verdicts import reach_verdict
from sidelight.text.detect import page_language
from sidelight.text.fold import fold
from sidelight.text.page import Block, Page
from sidelight.text.reading import BlockReading

NOTHING = Material()


class Annotator:
    """Annotates pages with one casefile. Holds no state of any page; safe to share between threads."""

    def __init__(
        self,
        casefile: Casefile,
        material: Material = NOTHING,
        keep_in: Path | None = None,
        tagger: Tagger | None = None,
    ) -> None:
        self.casefile = casefile
        self._tagger = tagger
        self._names = NameIndex(casefile.entities.values(), Inflector(load_languages().values()))
        self._gate = Gate(self._names)
        shelf = _open_shelf(casefile, material, keep_in) if keep_in else None
        self._reader = CloseReader(casefile, Teacher(casefile, self._names, material, shelf))
        self._standing = cache(self._assess)
        self._almanac = Almanac(casefile)
        self._warm_up()

    def annotate(self, page: Page, tagger: Tagger | None = None) -> Annotation:
        """All mentions and assertions of a page, in reading order; offsets are code points of each block's text.

        Of names that are not enough alone the page's own tagger is asked, or else the annotator's, where there is one.
        """
        language = page_language(page)
        mentions, windows = self._name(page, language, tagger)
        assertions = self._reader.read(windows, mentions, page.published)
        named = [mention for mention in mentions if mention.entity.prominence is not Prominence.VALUE]
        about = bool(assertions) or any(item.entity.prominence is Prominence.CORE for item in named)
        highlights: list[Highlight] = [self._highlight_entity(page, mention) for mention in named]
        highlights += [self._highlight_claim(page, assertion) for assertion in assertions]
        return Annotation(self.casefile, language, about, tuple(_in_reading_order(page, highlights)))

    def weigh(self, page: Page) -> list[tuple[Span, Assertion]]:
        """Everything that a page may assert, accepted or not, with its place: for fitting and for finding faults."""
        mentions, windows = self._name(page, page_language(page), None)
        weighed = self._reader.weigh(windows, mentions, page.published)
        return [(_span(page, item.facts.block, item.start, item.end), item) for item in weighed]

    def survey(self, page: Page) -> tuple[Statement, ...]:
        """The sentences of a page that give values about entities of the case and state no claim, in reading order."""
        mentions, windows = self._name(page, page_language(page), None)
        assertions = self._reader.read(windows, mentions, page.published)
        sentences = self._reader.look(windows, mentions, page.published)
        return tuple(_tell(page, found) for found in find_uncovered(sentences, assertions, self.casefile))

    def _name(self, page: Page, language: str, tagger: Tagger | None) -> tuple[list[Mention], Sequence[BlockReading]]:
        """The mentions of a page, and the blocks around them."""
        blocks = self._gate.read_blocks(page, language)
        candidates = [candidate for block in blocks.values() for candidate in find_candidates(block, self._names)]
        mentions = decide_mentions(candidates, hear(tagger or self._tagger, page, candidates))
        return mentions, _open_windows(page, blocks, mentions, language)

    @classmethod
    def from_folder(cls, folder: Path, keep_in: Path | None = None, tagger: Tagger | None = None) -> Annotator:
        """An annotator for the casefile in a folder; raises CasefileError with every fault of it.

        What is learned from its examples and pages is kept in `keep_in` for the next time, where that is given.
        """
        casefile, material = load_whole(folder, frame_slots())
        return cls(casefile, material, keep_in, tagger)

    @staticmethod
    def is_quickly_made(casefile: Casefile, material: Material, keep_in: Path) -> bool:
        """Whether `keep_in` holds what the material teaches, so that an annotator need not learn for a minute first."""
        return not material.examples or _open_shelf(casefile, material, keep_in).load(COMMON) is not None

    def _warm_up(self) -> None:
        """What is built on first use is built now, in English: the first reader shall not wait for it."""
        name = next(iter(self.casefile.entities.values())).label
        self.annotate(Page((Block(0, f"{name} was here."),), language="en"))

    def _assess(self, claim_id: str) -> Standing:
        return assess(self.casefile.claims[claim_id], self.casefile).standing

    def _highlight_entity(self, page: Page, mention: Mention) -> EntityHighlight:
        span = _span(page, mention.block, mention.start, mention.end)
        return EntityHighlight(
            id=f"e-{span.block}-{span.start}-{span.end}-{mention.entity.id}",
            span=span,
            quote=page.blocks[mention.block.index].text[span.start : span.end],
            entity=mention.entity.id,
            prominence=mention.entity.prominence,
            confidence=mention.score.confidence,
            because=mention.score.because,
        )

    def _highlight_claim(self, page: Page, assertion: Assertion) -> ClaimHighlight:
        block = assertion.facts.block
        span = _span(page, block, assertion.start, assertion.end)
        claim = assertion.claim
        verdict = reach_verdict(assertion.relation, self._standing(claim.id))
        values = self._compare(page, assertion)
        stated = {value.slot for value in values if value.agrees}
        return ClaimHighlight(
            id=f"c-{span.block}-{span.start}-{span.end}-{claim.id}",
            span=span,
            quote=page.blocks[block.index].text[span.start : span.end],
            claim=claim.id,
            relation=assertion.relation,
            verdict=verdict,
            timing=self._almanac.tell(claim, page, assertion.relation, verdict, stated),
            confidence=assertion.score.confidence,
            values=values,
            because=assertion.score.because,
        )

    def _compare(self, page: Page, assertion: Assertion) -> tuple[ValueComparison, ...]:
        block = assertion.facts.block
        return tuple(
            ValueComparison(
                slot=comparison.slot,
                span=(span := _span(page, block, comparison.start, comparison.end)),
                quote=page.blocks[block.index].text[span.start : span.end],
                page=comparison.page,
                casefile=comparison.casefile,
                agrees=comparison.agrees,
                variant=comparison.variant,
            )
            for comparison in compare_values(assertion, self.casefile)
        )


def _open_shelf(casefile: Casefile, material: Material, folder: Path) -> Shelf:
    return Shelf(folder, tell_curriculum(casefile, material))


def _open_windows(
    page: Page, blocks: dict[int, BlockReading], mentions: Iterable[Mention], language: str
) -> list[BlockReading]:
    """The blocks to read closely: those with a mention and the one after each, for it may go on with a pronoun."""
    named = {mention.block.index for mention in mentions}
    wanted = sorted(named | {number + 1 for number in named if number + 1 < len(page.blocks)})
    return [blocks.get(number) or read_block(number, fold(page.blocks[number].text), language) for number in wanted]


def _span(page: Page, block: BlockReading, start: int, end: int) -> Span:
    return Span(page.blocks[block.index].id, *block.folded.span(start, end))


def _tell(page: Page, found: Uncovered) -> Statement:
    block = found.facts.block
    span = _span(page, block, found.facts.reading.start, found.facts.reading.end)
    quote = page.blocks[block.index].text[span.start : span.end]
    return Statement(span, quote, found.entities, found.values)


def _in_reading_order(page: Page, highlights: Iterable[Highlight]) -> list[Highlight]:
    """By block, then by start, the longer first."""
    order = {block.id: number for number, block in enumerate(page.blocks)}
    return sorted(highlights, key=lambda item: (order[item.span.block], item.span.start, -item.span.end, item.id))

"""`python -m benchmarks.batches`: how often a page that is asked about in parts gets other notes than one asked whole.

The extension asks about changed blocks alone, and about long pages in batches, each with little context
(extension/content/batches.js). Here the same is done to the gold pages, with every size of batch and of context.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import click

from sidelight.annotate import Annotator
from sidelight.annotation import EntityHighlight, Highlight
from sidelight.casefile.model import Prominence
from sidelight.cli.engine import start_annotator
from sidelight.marked.reading import read_gold
from sidelight.text.page import Block, Page

GOLD = Path(__file__).parent.parent / "tests" / "gold"
LEAD = 2
Note = tuple[object, ...]
Notes = dict[int, frozenset[Note]]
Naming = tuple[str, int, int]
"""An entity, the block that names it, and how long that name is."""


@dataclass(frozen=True, slots=True)
class Context:
    """What goes with a batch: so many blocks before it and at the head of the page, and where else who was named."""

    name: str
    before: int
    lead: int
    named: bool


CONTEXTS = (
    Context("none", 0, 0, named=False),
    Context("block before", 1, 0, named=False),
    Context("block before, namings", 1, 0, named=True),
    Context("block before, namings, lead", 1, LEAD, named=True),
    Context("three blocks before, namings, lead", 3, LEAD, named=True),
)


@dataclass(slots=True)
class Tally:
    """How many pages and notes, and in how many the parts differ from the whole."""

    pages: int = 0
    unequal: int = 0
    notes: int = 0
    more: int = 0
    fewer: int = 0

    def add(self, whole: Notes, parts: Notes) -> None:
        """Count one page."""
        more = sum(len(parts[block] - whole[block]) for block in whole)
        fewer = sum(len(whole[block] - parts[block]) for block in whole)
        self.pages += 1
        self.unequal += bool(more or fewer)
        self.notes += sum(map(len, whole.values()))
        self.more += more
        self.fewer += fewer


def main() -> None:
    """Print a table: single blocks of each gold page, then batches of each language's pages put together."""
    annotator = start_annotator(None)
    pages = [page.as_page() for page in read_gold(GOLD, annotator.casefile)]
    joined = [_join(list(group)) for _, group in groupby(pages, key=lambda page: page.language)]
    click.echo("| asked | context | pages | unequal | notes | more | fewer |\n|---|---|---|---|---|---|---|")
    _compare(annotator, pages, "one changed block", 1, known=True)
    _compare(annotator, pages, "a block at a time", 1)
    for words in (75, 150):
        _compare(annotator, pages, f"{words} words at a time", words)
    for words in (300, 600, 1000):
        _compare(annotator, joined, f"{words} words of long pages", words)


def _compare(annotator: Annotator, pages: Sequence[Page], name: str, words: int, *, known: bool = False) -> None:
    """One row for each context; `known` where all of the page but the batch has been asked about before."""
    answers = [annotator.annotate(page).highlights for page in pages]
    for context in CONTEXTS:
        tally = Tally()
        for page, answer in zip(pages, answers, strict=True):
            before = list(_list_namings(answer)) if known else []
            tally.add(
                _sort(answer, page.blocks),
                _ask_in_parts(annotator, page, list(cut_blocks(page.blocks, words)), context, before),
            )
        counts = (tally.pages, tally.unequal, tally.notes, tally.more, tally.fewer)
        click.echo(f"| {name} | {context.name} | {' | '.join(map(str, counts))} |")


def _join(pages: Sequence[Page]) -> Page:
    texts = [block.text for page in pages for block in page.blocks]
    return replace(pages[0], blocks=tuple(Block(number, text) for number, text in enumerate(texts)))


def cut_blocks(blocks: Sequence[Block], words: int) -> Iterator[tuple[Block, ...]]:
    """Yield batches of at least so many words; the last may have fewer."""
    batch: list[Block] = []
    for block in blocks:
        batch.append(block)
        if sum(len(each.text.split()) for each in batch) >= words:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _ask_in_parts(
    annotator: Annotator, page: Page, batches: Sequence[tuple[Block, ...]], context: Context, known: Sequence[Naming]
) -> Notes:
    notes: Notes = {}
    named = list(known)
    for batch in batches:
        own = {block.id for block in batch}
        first = batch[0].id
        extra = set(range(first - context.before, first)) | set(range(context.lead))
        extra |= set(choose_namings(named, own, first)) if context.named else set()
        blocks = tuple(block for block in page.blocks if block.id in own | extra)
        highlights = annotator.annotate(replace(page, blocks=blocks)).highlights
        notes |= {block: found for block, found in _sort(highlights, blocks).items() if block in own}
        if not known:
            named += [naming for naming in _list_namings(highlights) if naming[1] in own]
    return notes


def _list_namings(highlights: Sequence[Highlight]) -> Iterator[Naming]:
    for each in highlights:
        if isinstance(each, EntityHighlight) and each.prominence is Prominence.CORE:
            yield each.entity, each.span.block, len(each.quote)


def choose_namings(named: Sequence[Naming], own: set[int], first: int) -> Iterator[int]:
    """Of each core entity the blocks where else it is named first, by its longest name, and last before the batch."""
    others = sorted((naming for naming in named if naming[1] not in own), key=lambda naming: naming[1])
    for entity in {entity for entity, _, _ in others}:
        places = [(block, size) for each, block, size in others if each == entity]
        yield places[0][0]
        yield max(places, key=lambda place: place[1])[0]
        yield from [block for block, _ in places if block < first][-1:]


def _sort(highlights: Sequence[Highlight], blocks: Sequence[Block]) -> Notes:
    found: dict[int, set[Note]] = {block.id: set() for block in blocks}
    for highlight in highlights:
        found[highlight.span.block].add(_tell(highlight))
    return {block: frozenset(notes) for block, notes in found.items()}


def _tell(highlight: Highlight) -> Note:
    """What a reader would see of it."""
    where = (highlight.span.start, highlight.span.end)
    if isinstance(highlight, EntityHighlight):
        return ("entity", *where, highlight.entity)
    return ("claim", *where, highlight.claim, highlight.relation, highlight.verdict)


if __name__ == "__main__":
    main()

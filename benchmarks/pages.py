"""Pages of a given length, made of the blocks of the pages that the browser tests read."""

from __future__ import annotations

from itertools import chain, cycle
from pathlib import Path

from sidelight.intake.document import HTML, Document
from sidelight.intake.pages import read_page
from sidelight.text.page import Block, Page

PAGES = Path(__file__).parents[1] / "e2e" / "pages"
ABOUT = ("news-en.html", "news-pl.html", "news-mt.html")
ELSEWHERE = ("nothing.html",)


def compose_page(names: tuple[str, ...], words: int) -> Page:
    """A page of at least so many words: the blocks of some pages, over and over, in the first one's language."""
    sources = [read_page(Document((PAGES / name).read_bytes(), HTML)) for name in names]
    texts: list[str] = []
    count = 0
    for block in cycle(chain.from_iterable(source.blocks for source in sources)):
        if count >= words:
            break
        texts.append(block.text)
        count += len(block.text.split())
    blocks = tuple(Block(number, text) for number, text in enumerate(texts))
    return Page(blocks, language=sources[0].language, published=sources[0].published)

"""Pages of a given length: the blocks of pages that the browser tests read, or of a plain text, over and over."""

from __future__ import annotations

from itertools import chain, cycle
from pathlib import Path

from sidelight.intake.document import Document, sniff_media_type
from sidelight.intake.pages import read_page
from sidelight.text.page import Block, Page

HERE = Path(__file__).parent
PAGES = HERE.parent / "e2e" / "pages"
ABOUT = (PAGES / "news-en.html", PAGES / "news-pl.html", PAGES / "news-mt.html")
ALIKE = (PAGES / "nothing.html",)
"""Words and names that look like those of the case."""
WITHOUT = (HERE / "ordinary.txt",)


def compose_page(files: tuple[Path, ...], words: int) -> Page:
    """A page of at least so many words: the blocks of some files, over and over, in the first one's language."""
    sources = [_read(file) for file in files]
    texts: list[str] = []
    count = 0
    for block in cycle(chain.from_iterable(source.blocks for source in sources)):
        if count >= words:
            break
        texts.append(block.text)
        count += len(block.text.split())
    blocks = tuple(Block(number, text) for number, text in enumerate(texts))
    return Page(blocks, language=sources[0].language, published=sources[0].published)


def _read(file: Path) -> Page:
    body = file.read_bytes()
    return read_page(Document(body, sniff_media_type(body, file.name)))

"""From a document to the page that is annotated: the blocks that a reader reads, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import trafilatura
from lxml.etree import _Element
from trafilatura.settings import Document as Extraction

from sidelight.casefile.values import PartialDate
from sidelight.intake.dating import read_dates
from sidelight.intake.document import HTML, Document, DocumentError
from sidelight.text.page import Block, Page

_BLANK_LINES = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_BLOCK_TAGS = frozenset({"head", "p", "item", "cell", "quote", "list", "table", "row", "div", "ab", "code"})


def read_page(document: Document, language: str = "", published: PartialDate | None = None) -> Page:
    """The page that a document holds; a given language or date goes before what the document says of itself.

    Raises `DocumentError` where there is nothing to read.
    """
    text = document.decode()
    if document.media_type == HTML:
        page = _read_html(text, document.url)
    else:
        page = Page(_number(_BLANK_LINES.split(text)), document.url)
    if not page.blocks:
        raise DocumentError("There is no text to read in this document.")
    modified = None if published else page.modified
    return Page(page.blocks, page.url, language or page.language, published or page.published, modified)


def _read_html(html: str, url: str) -> Page:
    tree = trafilatura.load_html(html)
    if tree is None:
        return Page((), url)
    declared = str(tree.get("lang") or "").split("-")[0].lower()
    published, modified = read_dates(tree)
    found = trafilatura.bare_extraction(html, url=url or None, with_metadata=True, include_comments=False)
    if not isinstance(found, Extraction):
        return Page(_number(_walk_blocks(trafilatura.baseline(html)[0])), url, declared, published, modified)
    texts = list(_walk_blocks(found.body))
    if found.title and not any(text.strip().startswith(found.title) for text in texts[:3]):
        texts.insert(0, found.title)
    return Page(_number(texts), url, declared, published, modified)


def _walk_blocks(element: _Element) -> Iterator[str]:
    """The text of each innermost block under an element, in reading order."""
    pending: list[str] = []
    for text in _walk_text(element):
        if text is not None:
            pending.append(text)
        elif pending:
            yield "".join(pending)
            pending.clear()
    if pending:
        yield "".join(pending)


def _walk_text(element: _Element) -> Iterator[str | None]:
    """Pieces of text as they stand; None where a block begins or ends."""
    is_block = element.tag in _BLOCK_TAGS
    if is_block:
        yield None
    if element.tag == "lb":
        yield "\n"
    if element.text:
        yield element.text
    for child in element:
        yield from _walk_text(child)
        if child.tail:
            yield child.tail
    if is_block:
        yield None


def _number(texts: Iterable[str]) -> tuple[Block, ...]:
    kept = (stripped for text in texts if (stripped := text.strip()))
    return tuple(Block(number, text) for number, text in enumerate(kept))

"""The gate: one pass over the page for name stems. A page without any is done with here."""

from __future__ import annotations

from sidelight.matching.names import NameIndex
from sidelight.text.detect import block_language
from sidelight.text.fold import Folded, fold
from sidelight.text.page import Page
from sidelight.text.reading import BlockReading


class Gate:
    """Lets through the blocks of a page that may name an entity."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def read_blocks(self, page: Page, language: str) -> dict[int, BlockReading]:
        """The blocks with a name's stem, by their place in the page; empty for a page without any."""
        joined = fold("\n".join(block.text for block in page.blocks))
        if not self._index.find_anchors(joined):
            return {}
        folded = ((number, fold(block.text)) for number, block in enumerate(page.blocks))
        return {number: read_block(number, text, language) for number, text in folded if self._index.find_anchors(text)}


def read_block(number: int, folded: Folded, language: str) -> BlockReading:
    """A block made ready for close reading, in its own language."""
    return BlockReading(number, folded, block_language(folded.text, language))

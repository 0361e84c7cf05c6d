"""A document's text as blocks: paragraphs, or lines where no blank line stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelight.pipelines.blocks import cut_blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\n ", []),
        ("one", [(0, "one")]),
        ("A heading\nA paragraph.\nAnother.\n", [(0, "A heading"), (10, "A paragraph."), (23, "Another.")]),
        ("A line\nthat goes on.\n\nAnother.", [(0, "A line\nthat goes on."), (22, "Another.")]),
        ("  One.\r\n \t\r\n\r\n  Two. ", [(2, "One."), (16, "Two.")]),
        ("\n\nA heading\nA paragraph.\n\n", [(2, "A heading"), (12, "A paragraph.")]),
    ],
)
def test_paragraphs_keep_their_offsets(text, blocks):
    assert [(block.id, block.text) for block in cut_blocks(text)] == blocks


@given(st.text(alphabet="ab é😀\n\r\t \u2028", max_size=60) | st.text())
def test_blocks_are_pieces_of_the_text_and_nothing_is_lost(text):
    blocks = cut_blocks(text)
    assert all(text[block.id : block.id + len(block.text)] == block.text for block in blocks)
    assert "".join("".join(block.text for block in blocks).split()) == "".join(text.split())
    assert [block.id for block in blocks] == sorted({block.id for block in blocks})

"""Folding keeps a way back to the original."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelight.text.fold import fold, strip_accents


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Captain Reza", "captain reza"),
        ("O’Hara‑Lund\u00a0x", "o'hara-lund x"),
        ("smug\u00adgler", "smuggler"),
        ("zero\u200bwidth", "zerowidth"),
        ("cafe\u0301", "café"),
        ("Бу\u0301та", "бута"),
        ("İzmir", "izmir"),
        ("STRAẞE", "straße"),
    ],
)
def test_text_becomes_comparable(text, folded):
    assert fold(text).text == folded


def test_a_span_leads_back_over_what_was_left_out():
    text = "the smug\u00adgler fled"
    result = fold(text)
    start = result.text.index("smuggler")
    assert text[slice(*result.span(start, start + len("smuggler")))] == "smug\u00adgler"


def test_a_span_holds_the_accent_of_its_last_letter():
    text = "le cafe\u0301 noir"
    result = fold(text)
    start = result.text.index("café")
    assert text[slice(*result.span(start, start + 4))] == "cafe\u0301"


@given(st.text(st.characters()))
def test_any_text_folds_letter_by_letter(text):
    result = fold(text)
    assert len(result.text) == len(result.plain)
    for index in range(len(result.text)):
        start, end = result.span(index, index + 1)
        assert 0 <= start < end <= len(text)


@given(st.text())
def test_spans_stay_in_order(text):
    result = fold(text)
    ends = [result.span(index, index + 1) for index in range(len(result.text))]
    assert all(left[1] <= right[0] for left, right in pairwise(ends))


def test_a_lone_surrogate_keeps_its_place():
    assert fold("a\ud800b").text == "a\ufffdb"


def test_accents_can_be_stripped():
    assert strip_accents("Łódź Häkkinen Đorđe") == "Lodz Hakkinen Dorde"
